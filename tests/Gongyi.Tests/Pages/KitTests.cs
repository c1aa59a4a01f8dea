using System.Net;
using System.Text.RegularExpressions;
using Gongyi.Shared;
using Gongyi.Tests.Doors;
using Gongyi.Tests.SignIn;
using Gongyi.Tests.Walls;

namespace Gongyi.Tests.Pages;

/// <summary>The kit shows every part that pages are made of, and nothing else (ux.md §5.4).</summary>
public sealed partial class KitTests(BuiltDemo built)
{
    [Fact]
    public async Task Every_class_of_the_style_sheet_is_on_the_kit_and_every_class_of_the_kit_in_the_style_sheet()
    {
        await using var host = await DemoHost.Start(built);
        var shown = Classes().Matches(await host.Http.GetStringAsync(new Uri("/_kit", UriKind.Relative)))
            .SelectMany(each => each.Groups[1].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToHashSet();
        var css = Comment().Replace(await File.ReadAllTextAsync(Path.Combine(Code.Root, "src", "Gongyi", "wwwroot", "gongyi.css")), "");
        var styled = Rules().Matches(css).SelectMany(rule => Selected().Matches(rule.Groups[1].Value)).Select(each => each.Groups[1].Value).ToHashSet();

        Assert.NotEmpty(styled);
        Code.None(styled.Except(shown).Select(each => $".{each} is in the style sheet and not on the kit").Order());
        Code.None(shown.Except(styled).Select(each => $".{each} is on the kit and not in the style sheet").Order());
    }

    [Fact]
    public async Task Nobody_sees_the_kit_where_real_people_are_served()
    {
        await using var house = await House.Open(built);
        Assert.Equal(404, (await house.Browser().Open("/_kit")).Status);
    }

    [Theory]
    [InlineData("normal")]
    [InlineData("big")]
    [InlineData("huge")]
    public async Task The_kit_is_there_in_each_size(string size)
    {
        await using var host = await DemoHost.Start(built);
        var browser = new Browser(host.Http.BaseAddress!, "203.0.113.7");
        Assert.Equal("/_kit", (await browser.Open($"/size/{size}?back=/_kit")).Location);
        var kit = await browser.Open("/_kit");
        Assert.Equal((200, size is not "normal"), (kit.Status, kit.Text.Contains($"data-size=\"{size}\"", StringComparison.Ordinal)));
    }

    [Fact]
    public void There_are_forty_icons_each_drawn_differently_and_none_of_them_is_read_aloud()
    {
        var drawn = Icons.Names.Select(name => Icons.Of(name).ToString()!).ToList();
        Assert.InRange(drawn.Count, 40, 60);
        Assert.Equal(drawn.Count, drawn.Distinct().Count());
        Assert.All(drawn, icon => Assert.Contains("aria-hidden=\"true\"", icon, StringComparison.Ordinal));
        _ = Assert.Throws<ArgumentOutOfRangeException>(() => Icons.Of("dove"));
    }

    [Fact]
    public async Task An_icon_never_stands_without_a_word()
    {
        await using var host = await DemoHost.Start(built);
        foreach (var path in (string[])["/_kit", "/c/qiheli", "/c/qiheli/needs", "/c/qiheli/resources", "/c/qiheli/fund", "/c/qiheli/projects", "/c/qiheli/notices/2026-6"])
        {
            var page = await host.Http.GetStringAsync(new Uri(path, UriKind.Relative));
            // A class written up against a value is taken for an address of mail, and shown as it was written.
            Assert.DoesNotContain("@Model", page, StringComparison.Ordinal);
            foreach (Match part in Pressed().Matches(page))
                Assert.False(part.Value.Contains("class=\"icon\"", StringComparison.Ordinal) && WebUtility.HtmlDecode(Tag().Replace(part.Value, "")).Trim().Length == 0, $"{path}: {part.Value}");
        }
    }

    [GeneratedRegex("""\bclass="([^"]*)""")]
    private static partial Regex Classes();

    [GeneratedRegex(@"/\*.*?\*/", RegexOptions.Singleline)]
    private static partial Regex Comment();

    /// <summary>What stands before a brace: selectors, and conditions that name no class.</summary>
    [GeneratedRegex(@"([^{};]+)\{")]
    private static partial Regex Rules();

    [GeneratedRegex(@"\.([a-zA-Z][\w-]*)")]
    private static partial Regex Selected();

    [GeneratedRegex("<(?:a|button|li|summary)\\b[^>]*>.*?</(?:a|button|li|summary)>", RegexOptions.Singleline)]
    private static partial Regex Pressed();

    [GeneratedRegex("<[^>]+>")]
    private static partial Regex Tag();
}
