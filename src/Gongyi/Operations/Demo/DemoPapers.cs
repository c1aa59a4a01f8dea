using Gongyi.Communities;
using SkiaSharp;

namespace Gongyi.Operations.Demo;

/// <summary>Drawn papers for the demo, taken in like everybody's: a notice, a bank slip. Lines stand for words, because no font comes with the house.</summary>
public static class DemoPapers
{
    private static readonly SKColor Ink = new(0x57, 0x4C, 0x41);
    private static readonly SKColor Seal = new(0xB3, 0x21, 0x1B);

    public static KeptFile Take(Intake intake, AttachmentPurpose purpose, int lines)
    {
        ArgumentNullException.ThrowIfNull(intake);
        using var drawn = Draw(lines);
        using var content = drawn.AsStream();
        var taken = intake.Take(file => Intake.Receive(content, file, default), purpose, default).GetAwaiter().GetResult();
        return taken.Fails(out var kept, out var no) ? throw new InvalidOperationException($"The demo's paper was refused: {no}") : kept;
    }

    private static SKData Draw(int lines)
    {
        using var paper = new SKBitmap(600, 840);
        using var canvas = new SKCanvas(paper);
        using var brush = new SKPaint { Color = Ink, IsAntialias = true };
        canvas.Clear(new SKColor(0xFB, 0xF8, 0xF3));
        canvas.DrawRect(150, 70, 300, 26, brush);
        for (var line = 0; line < lines; line++) canvas.DrawRect(80, 150 + line * 40, line == lines - 1 ? 200 : 440, 10, brush);
        (brush.Color, brush.Style, brush.StrokeWidth) = (Seal, SKPaintStyle.Stroke, 6);
        canvas.DrawCircle(430, 720, 60, brush);
        return paper.Encode(SKEncodedImageFormat.Png, 100);
    }
}
