using Gongyi.Communities;
using SkiaSharp;

namespace Gongyi.Operations.Demo;

/// <summary>Drawn papers for the demo, taken in like everybody's: a notice, a bank slip. Lines stand for words, because no font comes with the house.</summary>
public sealed class DemoPapers(DemoStage stage, Intake intake)
{
    private readonly Dictionary<(AttachmentPurpose, int), KeptFile> drawn = [];

    private static readonly SKColor Ink = new(0x57, 0x4C, 0x41);
    private static readonly SKColor Seal = new(0xB3, 0x21, 0x1B);

    /// <param name="id">What it hangs on, once that is there.</param>
    public void Attach(string who, Album album, Func<string> id, string caption, int lines)
    {
        ArgumentNullException.ThrowIfNull(album);
        var file = Take(album.Purpose, lines);
        _ = stage.Send(who, write => AddAttachment.Run(write, album, id(), file, caption));
    }

    /// <summary>The same paper is drawn once.</summary>
    private KeptFile Take(AttachmentPurpose purpose, int lines)
    {
        if (drawn.TryGetValue((purpose, lines), out var kept)) return kept;
        return drawn[(purpose, lines)] = TakeIn(purpose, lines);
    }

    private KeptFile TakeIn(AttachmentPurpose purpose, int lines)
    {
        using var paper = Draw(lines);
        using var content = paper.AsStream();
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
