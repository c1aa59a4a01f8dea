using Gongyi.Shared;

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
        http.SetCookie(cookie, value, HouseCookies.Long);
        return Results.Redirect(Back.Within(back) ?? "/");
    }
}
