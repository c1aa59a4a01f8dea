using Gongyi.Communities;
using Gongyi.Shared;

namespace Gongyi.Operations;

/// <summary>Whoever calls the API where it has no door, or with something other than JSON, hears its "no" like everybody else, and no page.</summary>
public sealed class NoSuchDoor(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(http);
        await next(http).ConfigureAwait(false);

        var response = http.Response;
        if (response.HasStarted || response.ContentType is not null || !http.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal)) return;
        Refusal? no = response.StatusCode switch
        {
            StatusCodes.Status404NotFound or StatusCodes.Status405MethodNotAllowed => new NotFoundHere(),
            StatusCodes.Status415UnsupportedMediaType => new BodyUnreadable("body"),
            _ => null,
        };
        if (no is not null) await Answers.Problem(no, http.RequestServices.GetRequiredService<Visit>().Words, response).ExecuteAsync(http).ConfigureAwait(false);
    }
}
