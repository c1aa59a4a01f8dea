using Gongyi.Browser.Tests.Gates;
using Microsoft.Playwright;
using ZXing;
using ZXing.QrCode;

namespace Gongyi.Browser.Tests;

/// <summary>Every gate can fall: a page with the fault is caught by its gate, and the same page without it passes.</summary>
public sealed class GateTests(Browser browser) : IAsyncLifetime
{
    private const string House = "http://house.test", Neighbour = "http://neighbour.test";

    private IBrowserContext context = null!;
    private IPage page = null!;

    public async ValueTask InitializeAsync()
    {
        context = await browser.Chromium.NewContextAsync(new() { ViewportSize = new() { Width = 390, Height = 844 }, IsMobile = true });
        page = await context.NewPageAsync();
        await context.RouteAsync($"{Neighbour}/**", route => route.FulfillAsync(new() { Body = "" }));
    }

    public ValueTask DisposeAsync() => context.DisposeAsync();

    [Fact]
    public async Task A_page_without_faults_passes_all_of_them()
    {
        await Show("<p>您好，<a href=\"/a\">看看这里</a>写了什么。</p><p><a class=\"big\" href=\"/b\">告诉社区</a></p>");
        Assert.Empty(await PageGates.Look(page, new(390, null)));
        Assert.Empty(await WeightGate.Look(page, House));
    }

    [Fact]
    public async Task A_target_of_30_px_is_caught()
    {
        await Show("<button style=\"width:30px;height:30px\">看</button>");
        Caught("targets: 30 × 30 of 44", await TargetGate.Look(page, new Screen(390, null)));
        Caught("targets: 30 × 30 of 60", await TargetGate.Look(page, new Screen(390, "big")));
        Assert.Empty(await TargetGate.Look(page, new Screen(1280, null, IsDense: true)));
    }

    [Fact]
    public async Task A_link_is_low_inside_a_sentence_only()
    {
        await Show("<ul><li><a href=\"/a\">看看这里写了什么</a></li></ul>");
        Caught("of 44", await TargetGate.Look(page, new Screen(390, null)));
        await Show("<p><a href=\"/a\">看看这里写了什么</a></p>");
        Caught("of 44", await TargetGate.Look(page, new Screen(390, null)));
    }

    [Fact]
    public async Task A_box_to_tick_is_as_large_as_the_label_around_it_and_no_larger()
    {
        await Show("<label class=\"big\"><input type=\"checkbox\">选</label>");
        Assert.Empty(await TargetGate.Look(page, new Screen(390, "big")));
        await Show("<label><input type=\"checkbox\">选</label>");
        Caught("of 44", await TargetGate.Look(page, new Screen(390, null)));
        await Show("<input id=\"a\" type=\"checkbox\"><label class=\"big\" for=\"a\">选</label>");
        Caught("of 44", await TargetGate.Look(page, new Screen(390, null)));
    }

    [Fact]
    public async Task A_field_without_a_label_is_caught()
    {
        await Show("<form><input class=\"big\" name=\"phone\"></form>");
        Caught("axe: label", await AxeGate.Look(page, large: false));
    }

    [Fact]
    public async Task A_word_that_is_too_faint_for_old_eyes_is_caught_in_the_larger_sizes()
    {
        await Show("<p style=\"color:#6F6256\">社区工作人员会给您打电话。</p>");
        Assert.Empty(await AxeGate.Look(page, large: false));
        Caught("axe: color-contrast-enhanced", await AxeGate.Look(page, large: true));
    }

    [Theory]
    [InlineData($"<p><a href=\"{Neighbour}/\">看看</a></p>")]
    [InlineData("<p><a href=\"//neighbour.test/\">看看</a></p>")]
    [InlineData($"<img alt=\"\" src=\"{Neighbour}/a.png\">")]
    [InlineData($"<p style=\"background:url({Neighbour}/a.png)\">看看</p>")]
    public async Task Another_house_is_caught(string body)
    {
        await Show(body);
        Caught("house: to another house", await HouseGate.Look(page));
    }

    [Fact]
    public async Task What_is_asked_of_another_house_is_caught_on_the_wire()
    {
        await Show($"<img alt=\"\" src=\"{Neighbour}/a.png\">");
        Caught("weight: 1 requests elsewhere", await WeightGate.Look(page, House));
    }

    [Fact]
    public async Task A_picture_inside_the_page_is_caught()
    {
        await Show($"<img alt=\"\" src=\"data:image/png;base64,{new string('A', 5_000)}\">");
        Caught("characters inside the page", await HouseGate.Look(page));
    }

    [Fact]
    public async Task A_page_that_is_too_heavy_is_caught()
    {
        await Show($"<p>{new string('重', 30_000)}</p>");
        Caught("bytes of HTML", await WeightGate.Look(page, House));
    }

    [Fact]
    public async Task Something_that_opens_over_the_page_is_caught()
    {
        await Show("<dialog open><p>您确定吗？</p></dialog>");
        Caught("house: something opens over the page", await HouseGate.Look(page));
    }

    [Theory]
    [InlineData("<p>操作失败</p>", "words: 「操作失败」")]
    [InlineData("<p><img alt=\"用户\"></p>", "words: 「用户」")]
    [InlineData("<p>请点 Submit 一下</p>", "words: not in Chinese")]
    public async Task Words_of_offices_and_of_others_are_caught(string body, string problem)
    {
        await Show(body);
        Caught(problem, await WordGate.Look(page));
    }

    [Fact]
    public async Task What_is_marked_as_another_language_and_numbers_are_left_alone()
    {
        await Show("<p><a lang=\"en\" href=\"/\">English</a> <b class=\"code\">ABCDEF</b> N-2026-0001 PDF</p>");
        Assert.Empty(await WordGate.Look(page));
    }

    [Fact]
    public async Task What_sticks_out_is_caught_at_the_width_where_it_does()
    {
        await Show("<div style=\"width:500px\">很宽</div>");
        Caught("px wider than the screen", await WidthGate.Look(page));
        await Show("<div style=\"width:350px\">只在更窄的地方太宽</div>");
        Assert.Empty(await WidthGate.Look(page));
        Caught("width at 320", await WidthGate.LookEnlarged(page));
    }

    [Fact]
    public async Task What_sticks_out_with_the_letters_of_WeChat_is_caught()
    {
        await Show("<p style=\"white-space:nowrap\">您需要什么帮忙呢？请您说一句话吧，好不好</p>");
        Assert.Empty(await WidthGate.Look(page));
        Caught("width with WeChat's letters", await WidthGate.LookInWeChat(page));
    }

    [Fact]
    public async Task A_row_with_one_character_in_a_line_is_caught()
    {
        await Show("<div class=\"row-text\" style=\"width:2em\"><b>独居老人午饭困难</b></div>");
        Caught("less than four characters", await WidthGate.LookInWeChat(page));
    }

    [Fact]
    public async Task Text_that_is_cut_off_with_wide_spacing_is_caught()
    {
        await Show("<p style=\"height:1.2em;line-height:1.2;overflow:hidden\">您需要什么帮忙</p>");
        Caught("spacing: text is cut off", await SpacingGate.Look(page));
    }

    [Fact]
    public async Task A_stop_without_a_ring_is_caught()
    {
        await Show("<style>a:focus{outline:0}</style><p><a class=\"big\" href=\"/a\">看看</a></p>");
        await page.Keyboard.PressAsync("Tab");
        Caught("focus: no ring", await FocusGate.Look(page));
    }

    [Fact]
    public async Task What_jumps_is_caught()
    {
        await Show("<p id=\"a\">您好</p><p style=\"height:400px\">下面</p><script>const later = act => requestAnimationFrame(() => requestAnimationFrame(act)); later(() => later(() => document.getElementById('a').style.height = '300px'))</script>");
        Caught("speed: what was there moved", await SpeedGate.Look(page, House, timed: false));
    }

    [Theory]
    [InlineData("a{color:oklch(50% .1 180)}", "oklch")]
    [InlineData("a{color:color-mix(in srgb,red,blue)}", "color-mix")]
    [InlineData("li:has(a){margin:0}", ":has")]
    [InlineData(":is(a,b){margin:0}", ":is")]
    [InlineData("@layer base{a{margin:0}}", "@layer")]
    [InlineData("@container (width>1px){a{margin:0}}", "@container")]
    [InlineData("a{height:100dvh}", "dvh")]
    [InlineData("a{aspect-ratio:1}", "aspect-ratio")]
    [InlineData("a{inset:0}", "inset")]
    [InlineData("a{display:flex;gap:1em}", "a gap outside a grid")]
    [InlineData("a{margin:0;b{margin:0}}", "nested")]
    [InlineData("@media print{a{margin:0;& b{margin:0}}}", "nested")]
    [InlineData("a:focus-visible{outline:0}", ":focus-visible")]
    [InlineData("html{-webkit-text-size-adjust:100%}", "text-size-adjust")]
    public void A_style_that_old_phones_do_not_know_is_caught(string css, string problem) => Caught(problem, FloorGate.Style(css));

    [Fact]
    public void A_style_that_they_know_is_not() =>
        Assert.Empty(FloorGate.Style("/* :has */@media print{a{box-shadow:inset 0 0 red}}.t{display:grid;gap:1em}:focus:not(:focus-visible){outline:0}"));

    [Theory]
    [InlineData("const a = b?.c;", "not ES2017")]
    [InlineData("const a = b ?? c;", "not ES2017")]
    [InlineData("class A { #b = 1; }", "not ES2017")]
    [InlineData("const a = { ...b };", "not ES2017")]
    [InlineData("WeixinJSBridge.invoke('setFontSizeCallback', { fontSize: 0 });", "takes the letters' size away")]
    public void A_script_that_old_phones_do_not_know_is_caught(string script, string problem) => Caught(problem, FloorGate.Script(script));

    [Fact]
    public async Task A_notice_of_two_sheets_is_caught()
    {
        await Show("<style>@page{size:A4}</style><p>第一页</p>");
        Assert.Empty(await PaperGate.Look(page));
        await Show("<style>@page{size:A4}</style><p style=\"break-after:page\">第一页</p><p>第二页</p>");
        Caught("paper: 2 sheets", await PaperGate.Look(page));
        await Show("<style>@page{size:letter}</style><p>第一页</p>");
        Caught("paper: not A4", await PaperGate.Look(page));
    }

    [Fact]
    public async Task A_code_is_read_from_the_printed_sheet_or_found_missing()
    {
        const string Link = "https://gongyi.example/c/qiheli/notices/2026-6";
        var address = await Serve($"<h1>公示</h1><div style=\"width:36mm\">{Drawn(Link)}</div>");
        Assert.Equal(Link, await PaperGate.Read(browser.Chromium, address));
        Assert.Null(await PaperGate.Read(browser.Chromium, await Serve("<h1>公示</h1>")));
    }

    private static void Caught(string problem, List<string> found) => Assert.Contains(found, each => each.Contains(problem, StringComparison.Ordinal));

    /// <summary>A page of a house that answers with this body, whatever is asked.</summary>
    private async Task Show(string body)
    {
        var html = Whole(body);
        await page.UnrouteAsync($"{House}/**");
        await page.RouteAsync($"{House}/**", route => route.FulfillAsync(new() { Body = html, ContentType = "text/html; charset=utf-8" }));
        await page.GotoAsync(House);
    }

    /// <summary>Where another window of the browser finds it too.</summary>
    private static async Task<string> Serve(string body)
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("gongyi-gates-").FullName, "page.html");
        await File.WriteAllTextAsync(file, Whole(body));
        return new Uri(file).AbsoluteUri;
    }

    private static string Whole(string body) => $$"""
        <!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>社区</title>
        <link rel="icon" href="data:,"><style>body{margin:0}.big{display:inline-block;min-width:60px;min-height:60px}</style></head>
        <body><main><h1>社区</h1>{{body}}</main></body></html>
        """;

    private static string Drawn(string text)
    {
        var dots = new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, 0, 0, new Dictionary<EncodeHintType, object> { [EncodeHintType.MARGIN] = 4 });
        var path = string.Concat(
            from y in Enumerable.Range(0, dots.Height)
            from x in Enumerable.Range(0, dots.Width)
            where dots[x, y]
            select $"M{x} {y}h1v1h-1z");
        return $"<svg class=\"qr\" viewBox=\"0 0 {dots.Width} {dots.Height}\" width=\"100%\"><path d=\"{path}\"/></svg>";
    }
}
