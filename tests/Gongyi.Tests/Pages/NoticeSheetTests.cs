using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Gongyi.Communities;
using Gongyi.Tests.Doors;
using SkiaSharp;
using ZXing;
using ZXing.Common;
using ZXing.QrCode;

namespace Gongyi.Tests.Pages;

/// <summary>The paper on the board leads to its page, for who has a telephone and for who types (ux.md §2.7).</summary>
public sealed partial class NoticeSheetTests(BuiltDemo built)
{
    private const string Notice = "/c/qiheli/notices/2026-6";

    [Fact]
    public async Task The_square_on_a_notice_is_read_as_the_address_of_the_notice()
    {
        await using var host = await DemoHost.Start(built);
        var page = await host.Http.GetStringAsync(new Uri(Notice, UriKind.Relative));
        var address = new Uri(host.Http.BaseAddress!, Notice);
        Assert.Equal(address.ToString(), Read(page));
        Assert.Contains($"{address.Authority}{address.AbsolutePath}", Words(page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_an_address_is_set_the_paper_says_that_one_and_not_how_the_page_was_asked_for()
    {
        await using var host = await DemoHost.Start(built, with: options => options with { Address = new Uri("https://gongyi.example") });
        var page = await host.Http.GetStringAsync(new Uri(Notice, UriKind.Relative));
        Assert.Equal($"https://gongyi.example{Notice}", Read(page));
        Assert.Contains($"gongyi.example{Notice}", Words(page), StringComparison.Ordinal);
        Assert.DoesNotContain("127.0.0.1", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_asks_under_an_endless_name_gets_the_paper_without_a_square()
    {
        await using var host = await DemoHost.Start(built);
        using var request = new HttpRequestMessage(HttpMethod.Get, Notice);
        Assert.True(request.Headers.TryAddWithoutValidation("Host", string.Concat(Enumerable.Repeat("endless.", 250)) + "example"));
        using var answer = await host.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.DoesNotContain("class=\"qr\"", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_square_weighs_less_than_three_kilobytes_and_the_sheet_says_what_one_can_do_until_when()
    {
        await using var host = await DemoHost.Start(built, with: options => options with { Address = new Uri("https://gongyi.gongyi-example-community.org.cn") });
        var page = await host.Http.GetStringAsync(new Uri(Notice, UriKind.Relative));
        Assert.InRange(Encoding.UTF8.GetByteCount(Square().Match(page).Value), 1, 3072);
        Assert.Matches("到2026年[0-9]+月[0-9]+日为止，可以书面、打电话或者扫码提出", page);
        using var db = host.Place.Store.Read(1);
        Assert.Contains($"<b>{db.Communities.Single(each => each.Id == 1).Phone}</b>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_asks_under_another_name_changes_nobody_else_s_paper()
    {
        await using var host = await DemoHost.Start(built);
        using var request = new HttpRequestMessage(HttpMethod.Get, Notice);
        request.Headers.Host = "elsewhere.example";
        using var answer = await host.Http.SendAsync(request);
        Assert.Contains("elsewhere.example", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain("elsewhere.example", await host.Http.GetStringAsync(new Uri(Notice, UriKind.Relative)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_purpose_is_not_cut_through_a_rare_letter()
    {
        await using var host = await DemoHost.Start(built);
        using (var somebody = new Tampering(host.Place)) _ = somebody.Run($"UPDATE \"Projects\" SET \"Goal\" = '{new string('长', 159)}𠮷{new string('长', 9)}'");
        Assert.Contains("长𠮷……", WebUtility.HtmlDecode(await host.Http.GetStringAsync(new Uri(Notice, UriKind.Relative))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_purpose_of_two_thousand_letters_is_cut_on_the_sheet_and_whole_on_the_project()
    {
        await using var host = await DemoHost.Start(built);
        using (var somebody = new Tampering(host.Place)) _ = somebody.Run($"UPDATE \"Projects\" SET \"Goal\" = '{new string('长', 1999)}完'");
        var sheet = await host.Http.GetStringAsync(new Uri(Notice, UriKind.Relative));
        Assert.Contains("……（全文见项目页）", sheet, StringComparison.Ordinal);
        Assert.DoesNotContain("长完", sheet, StringComparison.Ordinal);
        var project = Project().Match(sheet).Value;
        Assert.Contains("长完", await host.Http.GetStringAsync(new Uri(project, UriKind.Relative)), StringComparison.Ordinal);
    }

    /// <summary>What a telephone reads: the strokes are drawn, as large as on paper at 150 dots an inch, and looked at.</summary>
    private static string? Read(string page)
    {
        var square = Square().Match(page).Value;
        using var strokes = SKPath.ParseSvgPathData(Strokes().Match(square).Groups[1].Value);
        var modules = float.Parse(Box().Match(square).Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture);
        const int side = 212;
        using var bitmap = new SKBitmap(side, side);
        using var canvas = new SKCanvas(bitmap);
        using var ink = new SKPaint { Color = SKColors.Black, IsStroke = true, StrokeWidth = 1 };
        canvas.Clear(SKColors.White);
        canvas.Scale(side / modules);
        canvas.Translate(0, 0.5f);
        canvas.DrawPath(strokes, ink);
        var seen = new RGBLuminanceSource(bitmap.Bytes, side, side, RGBLuminanceSource.BitmapFormat.BGRA32);
        return new QRCodeReader().decode(new BinaryBitmap(new HybridBinarizer(seen)))?.Text;
    }

    private static string Words(string page) => WebUtility.HtmlDecode(Tag().Replace(page, ""));

    [GeneratedRegex("""(?<=<div class="qr">)<svg.*?</svg>""", RegexOptions.Singleline)]
    private static partial Regex Square();

    [GeneratedRegex("""stroke="#000" d="([^"]+)""")]
    private static partial Regex Strokes();

    [GeneratedRegex("""viewBox="0 -.5 (\d+) """)]
    private static partial Regex Box();

    [GeneratedRegex("/c/qiheli/projects/P-[0-9-]+")]
    private static partial Regex Project();

    [GeneratedRegex("<[^>]+>")]
    private static partial Regex Tag();
}
