using Gongyi.Communities;
using Gongyi.Journal;
using Gongyi.Shared;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Extensions.Primitives;

namespace Gongyi.Front;

/// <summary>
/// A public page that looks the same to everybody who is not signed in is rendered once for each size, language, day and
/// version of its community (decision 0023). The version is read before the page is, so what was read before a write
/// lies under a name that nobody asks for any more.
/// </summary>
/// <remarks>Only for pages on which nobody finds a form to send or the name of a person.</remarks>
public sealed class SeenByAll(Store store, TimeProvider clock) : IOutputCachePolicy
{
    /// <summary>What pages say that are cached: <c>[OutputCache(PolicyName = SeenByAll.Name)]</c>.</summary>
    public const string Name = "seen by all";

    /// <summary>What was superseded is never asked for again; it leaves by itself.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(30);

    /// <summary>Who is signed in, and who is told something after a press, get pages of their own.</summary>
    private static readonly string[] Own = [Visit.Scheme, HouseCookies.Said];

    public ValueTask CacheRequestAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(context);
        var (http, request) = (context.HttpContext, context.HttpContext.Request);
        context.EnableOutputCaching = context.AllowCacheLookup = context.AllowCacheStorage = context.AllowLocking = false;
        if (!HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method)) return default;
        if (Own.Any(request.Cookies.ContainsKey)) return default;
        var visit = http.RequestServices.GetRequiredService<Visit>();
        if (visit.Community is null && http.GetRouteValue("slug") is not null) return default;

        context.EnableOutputCaching = context.AllowCacheLookup = context.AllowCacheStorage = context.AllowLocking = true;
        context.ResponseExpirationTimeSpan = Kept;
        var tag = $"{store.Versions.Run}-{store.Versions.Of(visit.Community?.Id ?? 0)}-{WorkingDays.DayOf(clock.GetUtcNow()):yyMMdd}-{visit.Size}-{visit.Words.Language}-{Packed.Settle(request)}";
        context.CacheVaryByRules.VaryByValues["tag"] = tag;
        context.CacheVaryByRules.QueryKeys = "*";
        var headers = http.Response.Headers;
        headers.ETag = $"W/\"{tag}\"";
        http.Response.OnStarting(() =>
        {
            // A page that is not there, or leads elsewhere, is nothing to come back to.
            if (http.Response.StatusCode is StatusCodes.Status200OK or StatusCodes.Status304NotModified) (headers.CacheControl, headers.Vary) = ("private, no-cache", "Accept-Encoding, Cookie");
            else headers.ETag = default;
            return Task.CompletedTask;
        });
        return default;
    }

    public ValueTask ServeFromCacheAsync(OutputCacheContext context, CancellationToken cancellation) => default;

    public ValueTask ServeResponseAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(context);
        var response = context.HttpContext.Response;
        // A form that slipped in brings its guard along: then the page is somebody's own after all.
        if (response.StatusCode is not StatusCodes.Status200OK || !StringValues.IsNullOrEmpty(response.Headers.SetCookie)) context.AllowCacheStorage = false;
        return default;
    }
}
