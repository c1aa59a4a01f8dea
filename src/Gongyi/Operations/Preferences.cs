using Gongyi.Communities;
using Gongyi.Journal;
using Gongyi.Shared;

namespace Gongyi.Operations;

/// <summary>The size of letters and the language: plain links that set a cookie and lead back.</summary>
public static class Preferences
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        _ = routes.MapGet("/size/{size}", SetSize).ExcludeFromDescription();
        _ = routes.MapGet("/lang/{lang}", (HttpContext http, string lang, string? back) =>
            lang is "zh-CN" or "en" ? Set(http, "lang", lang, back) : Results.NotFound()).ExcludeFromDescription();
    }

    /// <summary>
    /// <c>?size=big</c> on any page, as a poster's link may say, leads there in that size: by the link that everybody
    /// presses, and without the word in the address, where it would bring the size back after each change.
    /// </summary>
    public static IApplicationBuilder UseSizeByLink(this IApplicationBuilder app)
    {
        ArgumentNullException.ThrowIfNull(app);
        return app.Use((http, next) =>
        {
            var request = http.Request;
            if (!request.QueryString.HasValue || !request.Query.TryGetValue(Visit.SizeCookie, out var asked) || !(HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)) || !KeptSize.All.Contains($"{asked}")
                || request.Path.StartsWithSegments("/api", StringComparison.Ordinal)) return next(http);
            // Names in a query are the same in large and small letters.
            var rest = QueryString.Create(request.Query.Where(each => !string.Equals(each.Key, Visit.SizeCookie, StringComparison.OrdinalIgnoreCase)));
            var back = request.Path.ToUriComponent() + rest;
            if (Back.Within(back) is null) return next(http);
            RequestLog.Saw(http);
            http.Response.Redirect($"/size/{asked}{QueryString.Create("back", back)}");
            return Task.CompletedTask;
        });
    }

    /// <summary>Who is signed in finds the size again in every other browser.</summary>
    private static async Task<IResult> SetSize(HttpContext http, string size, string? back, Visit visit, Lane lane)
    {
        if (!KeptSize.All.Contains(size)) return Results.NotFound();
        // The browser has it in any case: a store that is out keeps nobody from reading.
        if (visit.Actor is { } actor) _ = await lane.Run(actor, write => KeepSize.Run(write, size)).ConfigureAwait(false);
        return Set(http, Visit.SizeCookie, size, back);
    }

    private static IResult Set(HttpContext http, string cookie, string value, string? back)
    {
        http.SetCookie(cookie, value, HouseCookies.Long);
        return Results.Redirect(Back.Within(back) ?? "/");
    }
}
