using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using SkiaSharp;
using ZXing;
using ZXing.Common;
using ZXing.QrCode;

namespace Gongyi.Browser.Tests.Gates;

/// <summary>What is printed to be hung up: one sheet of A4, and a code that a phone reads from it.</summary>
internal static partial class PaperGate
{
    private const int Dpi = 150, CssDpi = 96;

    public static async Task<List<string>> Look(IPage page)
    {
        var pdf = Encoding.Latin1.GetString(await page.PdfAsync(new() { PreferCSSPageSize = true }));
        var (problems, sheets) = (new List<string>(), Sheet().Count(pdf));
        if (sheets != 1) problems.Add($"paper: {sheets} sheets");
        if (!A4().IsMatch(pdf)) problems.Add("paper: not A4");
        return problems;
    }

    /// <summary>What the codes on the printed sheet say, read from a picture of 150 dots an inch.</summary>
    /// <param name="browser">Opens the page anew: how many dots a picture has is said when a browser window is made.</param>
    public static async Task<string?> Read(IBrowser browser, string address)
    {
        await using var sheet = await browser.NewContextAsync(new()
        {
            ViewportSize = new() { Width = 210 * CssDpi * 10 / 254, Height = 297 * CssDpi * 10 / 254 }, DeviceScaleFactor = (float)Dpi / CssDpi, Locale = "zh-CN",
        });
        var page = await sheet.NewPageAsync();
        await page.GotoAsync(address);
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        using var picture = SKBitmap.Decode(await page.ScreenshotAsync(new() { FullPage = true }));
        var light = new RGBLuminanceSource(picture.Bytes, picture.Width, picture.Height, RGBLuminanceSource.BitmapFormat.BGRA32);
        return new QRCodeReader().decode(new BinaryBitmap(new HybridBinarizer(light)), new Dictionary<DecodeHintType, object> { [DecodeHintType.TRY_HARDER] = true })?.Text;
    }

    [GeneratedRegex(@"/Type\s*/Page\b")]
    private static partial Regex Sheet();

    [GeneratedRegex(@"/MediaBox\s*\[\s*0\s+0\s+59[45](\.\d+)?\s+84[12](\.\d+)?\s*\]")]
    private static partial Regex A4();
}
