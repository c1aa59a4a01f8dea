using System.Text.RegularExpressions;
using Gongyi.Operations;
using Gongyi.Tests.SignIn;

namespace Gongyi.Tests.Doors;

/// <summary>What every answer tells browsers, and that the pages live by it.</summary>
public sealed partial class HeaderTests(BuiltDemo built)
{
    private static readonly string[] Pages =
    [
        "/", "/demo", "/signin", "/c/qiheli", "/c/qiheli/needs", "/c/qiheli/needs/N-2026-0005", "/c/qiheli/resources", "/c/qiheli/projects", "/c/qiheli/projects/P-2026-0001",
        "/c/qiheli/fund", "/c/qiheli/fund/ledger", "/c/qiheli/notices", "/c/qiheli/notices/2026-6", "/c/qiheli/council", "/c/qiheli/rules", "/c/qiheli/log", "/c/qiheli/sittings",
    ];

    private static readonly string[] OwnPages =
        ["/c/qiheli/mine", "/c/qiheli/help", "/c/qiheli/desk", "/c/qiheli/desk/paste", "/c/qiheli/resources/new", "/c/qiheli/projects/new", "/c/qiheli/payments", "/c/qiheli/sittings/new", "/c/qiheli/projects/P-2026-0003", "/signin/seat"];

    private static readonly string[] Others =
    [
        "/gongyi.css", "/gongyi.js", "/favicon.svg", "/healthz", "/readyz", "/openapi/v1.json", "/size/big", "/lang/en", "/signin/code",
        "/api/v1/communities/qiheli/needs", "/api/v1/communities/nowhere/needs", "/c/nowhere", "/nothing/here", "/c/qiheli/mine", "/status/404",
    ];

    [Fact]
    public async Task Every_answer_carries_them()
    {
        await using var house = await House.Open(built, isDemo: true);
        var browser = house.Browser();
        foreach (var path in (string[])[.. Pages, .. Others]) Carries(path, await browser.Open(path), isSecure: false);
        Carries("a form from elsewhere", await browser.Post("/signin", new Dictionary<string, string> { ["phone"] = House.Resident }), isSecure: false);
        Carries("a press without a handler", await browser.Press("/signin", "/c/qiheli/needs"), isSecure: false);
        Carries("https", await new Browser(house.Address, "203.0.113.7", isSecure: true).Open("/"), isSecure: true);

        // Something breaks that nobody foresaw.
        _ = house.Break("ALTER TABLE \"Resources\" RENAME TO \"Lost\"");
        var broken = await house.Browser().Open("/c/qiheli/resources?page=1");
        Assert.Equal(500, broken.Status);
        Assert.Contains("请稍后再试", broken.Text, StringComparison.Ordinal);
        Carries("an error", broken, isSecure: false);
    }

    [Fact]
    public async Task No_page_has_anything_inline_or_from_elsewhere()
    {
        await using var house = await House.Open(built, isDemo: true);
        var (stranger, worker, chair) = (house.Browser(), house.Browser(), house.Browser());
        await worker.Press("/demo", "/demo?handler=signin", ("who", "caseworker"));
        await chair.Press("/demo", "/demo?handler=signin", ("who", "fund-chair"));
        var seen = 0;
        foreach (var (browser, path) in Pages.Select(page => (stranger, page)).Concat(OwnPages.Select(page => (worker, page))).Concat(OwnPages.Select(page => (chair, page))))
        {
            var sheet = await browser.Open(path);
            if (sheet.Status == 200) seen++;
            Assert.Equal([], Inline(sheet.Text).Select(found => $"{path}: {found}"));
        }

        Assert.True(seen > Pages.Length + OwnPages.Length);
        await stranger.Ask(House.Resident);
        foreach (var path in (string[])["/signin/code", "/c/nowhere", "/c/qiheli/resources?pageSize=0"]) Assert.Empty(Inline((await stranger.Open(path)).Text));
        Assert.Empty(Inline((await stranger.Write("1")).Text));
    }

    [Theory]
    [InlineData("<p style=\"color:red\">")]
    [InlineData("<style>p{}</style>")]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("<script defer>go()</script>")]
    [InlineData("<button onclick=\"go()\">")]
    [InlineData("<img src=\"https://elsewhere.example/pixel\">")]
    [InlineData("<link rel=\"stylesheet\" href=\"//elsewhere.example/a.css\">")]
    [InlineData("<a href=\"javascript:go()\">")]
    [InlineData("<form action=\"http://elsewhere.example\">")]
    public void The_eye_for_inline_things_is_real(string planted) => Assert.NotEmpty(Inline($"<main>{planted}</main>"));

    [Fact]
    public void The_style_sheet_and_the_script_ask_nobody_else() =>
        Assert.All((string[])["gongyi.css", "gongyi.js"], file => Assert.DoesNotMatch("@import|https?://|url\\(|eval\\(|new Function", File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "wwwroot", file))));

    private static void Carries(string path, Sheet sheet, bool isSecure)
    {
        string? Header(string name) => sheet.Answer.Headers.TryGetValues(name, out var values) ? string.Join('|', values) : null;
        var said = new[]
        {
            ("Content-Security-Policy", SafeHeaders.ContentSecurityPolicy), ("X-Content-Type-Options", "nosniff"), ("X-Frame-Options", "DENY"), ("Referrer-Policy", "same-origin"),
            ("Cross-Origin-Opener-Policy", "same-origin"), ("Cross-Origin-Resource-Policy", "same-origin"), ("Strict-Transport-Security", isSecure ? "max-age=31536000" : null),
        };
        Assert.Equal(said.Select(each => (path, each.Item1, each.Item2)), said.Select(each => (path, each.Item1, Header(each.Item1))));
        Assert.Contains("camera=()", Header("Permissions-Policy"), StringComparison.Ordinal);
        Assert.Null(Header("Server"));
        Assert.StartsWith("default-src 'none'; ", SafeHeaders.ContentSecurityPolicy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", SafeHeaders.ContentSecurityPolicy, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Inline(string page) => Forbidden().Matches(page).Select(found => found.Value);

    [GeneratedRegex("""<[a-z][^>]*\s(style|on[a-z]+)\s*=[^>]*>|<style|<script(?![^>]*\ssrc=")[^>]*>|<script[^>]*>[^<]|(src|href|action|srcset|data|poster)="\s*((https?:)?//|javascript:|data:)[^"]*""", RegexOptions.IgnoreCase)]
    private static partial Regex Forbidden();
}
