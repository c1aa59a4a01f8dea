using Microsoft.AspNetCore.Http.Extensions;

namespace Gongyi.Operations;

/// <summary>The size of letters and the language: plain links that set a cookie and lead back.</summary>
public static class Preferences
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        _ = routes.MapGet("/size/{size}", (HttpContext http, string size, string? back) => Set(http, "size", size, back)).ExcludeFromDescription();
        _ = routes.MapGet("/lang/{lang}", (HttpContext http, string lang, string? back) => Set(http, "lang", lang, back)).ExcludeFromDescription();
    }

    private static IResult Set(HttpContext http, string cookie, string value, string? back)
    {
        if (value is not ("normal" or "big" or "huge" or "zh-CN" or "en")) return Results.NotFound();
        http.Response.Cookies.Append(cookie, value, new CookieOptions { MaxAge = TimeSpan.FromDays(400), SameSite = SameSiteMode.Lax, IsEssential = true });
        // Only a path of this site: never an address somebody else put into the link. A header holds plain ASCII.
        return Results.Redirect(back is ['/', not ('/' or '\\'), ..] or "/" ? UriHelper.Encode(new Uri(back, UriKind.Relative)) : "/");
    }
}
