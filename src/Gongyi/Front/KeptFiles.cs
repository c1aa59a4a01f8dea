using Gongyi.Shared;
using Microsoft.AspNetCore.OutputCaching;

namespace Gongyi.Front;

/// <summary>Style sheet, script and sign of this build are packed once and kept.</summary>
public sealed class KeptFiles : IOutputCachePolicy
{
    public ValueTask CacheRequestAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(context);
        var request = context.HttpContext.Request;
        if (!HttpMethods.IsGet(request.Method) || !Assets.IsOurs(request)) return default;

        context.EnableOutputCaching = context.AllowCacheLookup = context.AllowCacheStorage = context.AllowLocking = true;
        context.ResponseExpirationTimeSpan = TimeSpan.FromDays(1);
        context.CacheVaryByRules.VaryByValues["packed"] = Packed.Settle(request, forEver: true);
        return default;
    }

    public ValueTask ServeFromCacheAsync(OutputCacheContext context, CancellationToken cancellation) => default;

    public ValueTask ServeResponseAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(context);
        context.AllowCacheStorage &= context.HttpContext.Response.StatusCode is StatusCodes.Status200OK;
        return default;
    }
}
