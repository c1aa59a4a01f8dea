using Microsoft.Net.Http.Headers;

namespace Gongyi.Shared;

/// <summary>What a browser has already (RFC 9110, 13.1.2).</summary>
public static class EntityTags
{
    /// <summary>Whether the request names this mark, or any, as one that it need not be sent again. Packing changes the bytes and not what they say, so weak marks count.</summary>
    public static bool Knows(this HttpRequest request, EntityTagHeaderValue tag)
    {
        ArgumentNullException.ThrowIfNull(request);
        return request.GetTypedHeaders().IfNoneMatch.Any(known => known.Equals(EntityTagHeaderValue.Any) || known.Compare(tag, useStrongComparison: false));
    }
}
