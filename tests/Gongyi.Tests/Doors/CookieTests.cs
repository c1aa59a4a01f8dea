using Gongyi.Tests.SignIn;

namespace Gongyi.Tests.Doors;

/// <summary>All cookies of the house have the same flags, whoever sets them.</summary>
public sealed class CookieTests(BuiltDemo built)
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task No_script_reads_them_no_other_site_sends_them_and_https_keeps_them_to_itself(bool isSecure)
    {
        await using var house = await House.Open(built, isDemo: true);
        var browser = new Browser(house.Address, "203.0.113.7", isSecure);
        foreach (var path in (string[])["/size/big", "/lang/en", "/lang/zh-CN", "/signin"]) await browser.Open(path);
        await browser.Ask(House.Resident);
        var code = System.Text.RegularExpressions.Regex.Match((await browser.Open("/signin/code")).Text, """<b class="code">(\d{6})</b>""").Groups[1].Value;
        Assert.Equal(302, (await browser.Write(code)).Status);
        await browser.Press("/signin/seat", "/signin/seat?handler=leave");

        Assert.Equal(["browser", "form", "lang", "number", "said", "seat", "size"], browser.Set.Select(cookie => cookie.Split('=')[0]).Distinct().Order());
        foreach (var cookie in browser.Set)
        {
            var flags = cookie.Split("; ")[1..].Select(flag => flag.ToLowerInvariant()).ToList();
            Assert.True(flags.Contains("httponly") && flags.Contains("samesite=lax") && flags.Contains("path=/"), cookie);
            Assert.True(isSecure == flags.Contains("secure"), cookie);
            Assert.DoesNotContain(flags, flag => flag.StartsWith("domain", StringComparison.Ordinal));
        }
    }
}
