using System.Security.Cryptography;
using Gongyi.Shared;
using Microsoft.AspNetCore.DataProtection;

namespace Gongyi.Communities;

/// <summary>
/// Knows a browser again by a random mark that only this house can have given, and keeps the number that somebody is
/// about to sign in with, unreadable to anybody else.
/// </summary>
public sealed class Browsers(IDataProtectionProvider protection)
{
    private const string MarkCookie = "browser";
    private const string NumberCookie = "number";
    private readonly IDataProtector marks = protection.CreateProtector("browser mark");
    private readonly IDataProtector numbers = protection.CreateProtector("number asked for");

    /// <summary>The browser's mark; null when it has none, or one that it made up itself.</summary>
    public string? MarkOf(HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(http);
        return http.Items[MarkCookie] as string ?? Read(http, MarkCookie, marks);
    }

    /// <summary>The browser's mark, given now if it had none, and kept for as long as browsers keep anything.</summary>
    public string Mark(HttpContext http)
    {
        var mark = MarkOf(http) ?? Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        http.Items[MarkCookie] = mark;
        http.SetCookie(MarkCookie, marks.Protect(mark), HouseCookies.Long);
        return mark;
    }

    /// <summary>The number with which this browser is about to sign in.</summary>
    public string? NumberOf(HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(http);
        return Read(http, NumberCookie, numbers);
    }

    public void KeepNumber(HttpContext http, string number) => http.SetCookie(NumberCookie, numbers.Protect(number), null);

    public static void ForgetNumber(HttpContext http) => http.DropCookie(NumberCookie);

    private static string? Read(HttpContext http, string cookie, IDataProtector protector)
    {
        if (http.Request.Cookies[cookie] is not { Length: > 0 } value) return null;
        try
        {
            return protector.Unprotect(value);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
