using System.Net;
using System.Text.RegularExpressions;

namespace Gongyi.Tests.Doors;

/// <summary>Who says that a caller came by TLS, or from elsewhere, is believed only when the operator named them.</summary>
public sealed partial class ProxyTests(BuiltDemo built)
{
    [Fact]
    public async Task A_named_proxy_is_believed() => Assert.True(await IsCookieSecure(IPAddress.Loopback));

    [Fact]
    public async Task Anybody_else_is_not()
    {
        Assert.False(await IsCookieSecure());
        Assert.False(await IsCookieSecure(IPAddress.Parse("10.1.2.3")));
    }

    /// <summary>Signs in, saying of oneself what a proxy would say, and looks at the cookie.</summary>
    private async Task<bool> IsCookieSecure(params IPAddress[] proxies)
    {
        await using var host = await DemoHost.Start(built, with: options => options with { Proxy = proxies });
        var page = await host.Http.GetAsync("/demo", TestContext.Current.CancellationToken);
        using var signIn = new HttpRequestMessage(HttpMethod.Post, "/demo?handler=signin");
        signIn.Headers.Add("Cookie", page.Headers.GetValues("Set-Cookie").Select(cookie => cookie.Split(';')[0]));
        signIn.Headers.Add("X-Forwarded-Proto", "https");
        signIn.Content = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["__RequestVerificationToken"] = Token().Match(await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Groups[1].Value,
            ["who"] = "resident",
        });
        var answer = await host.Http.SendAsync(signIn, TestContext.Current.CancellationToken);
        return answer.Headers.GetValues("Set-Cookie").Single(cookie => cookie.StartsWith("seat=", StringComparison.Ordinal)).Contains("secure", StringComparison.OrdinalIgnoreCase);
    }

    [GeneratedRegex("""__RequestVerificationToken" type="hidden" value="([^"]+)["]""")]
    private static partial Regex Token();
}
