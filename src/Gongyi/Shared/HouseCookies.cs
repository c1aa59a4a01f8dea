namespace Gongyi.Shared;

/// <summary>
/// The cookies of the house are all alike: no script reads them, no other site's form brings them along, and what came
/// by https never travels without it (decision 0012 says why they are not called <c>__Host-</c>).
/// </summary>
public static class HouseCookies
{
    /// <summary>The sentence that the next page says, after a press.</summary>
    public const string Said = "said";

    /// <summary>As long as browsers keep a cookie.</summary>
    public static TimeSpan Long { get; } = TimeSpan.FromDays(400);

    /// <summary>Flags for a cookie that the framework sets.</summary>
    public static void Bake(this CookieBuilder cookie, string name)
    {
        ArgumentNullException.ThrowIfNull(cookie);
        (cookie.Name, cookie.Path, cookie.HttpOnly, cookie.SameSite) = (name, "/", true, SameSiteMode.Lax);
        cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
    }

    /// <param name="keep">Until the browser is closed, when null.</param>
    public static void SetCookie(this HttpContext http, string name, string value, TimeSpan? keep)
    {
        ArgumentNullException.ThrowIfNull(http);
        http.Response.Cookies.Append(name, value, Flags(http, keep));
    }

    public static void DropCookie(this HttpContext http, string name)
    {
        ArgumentNullException.ThrowIfNull(http);
        http.Response.Cookies.Delete(name, Flags(http, null));
    }

    private static CookieOptions Flags(HttpContext http, TimeSpan? keep) =>
        new() { MaxAge = keep, Path = "/", HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = http.Request.IsHttps, IsEssential = true };
}
