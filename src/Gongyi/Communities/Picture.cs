using Gongyi.Shared;
using SkiaSharp;

namespace Gongyi.Communities;

/// <summary>
/// A picture drawn anew: upright, on white paper, no larger than needed. What the camera wrote beside the pixels (where,
/// when, whose telephone) stays behind, and so does whatever somebody hid in the file.
/// </summary>
public static class Picture
{
    /// <summary>The longest side, in pixels: an A4 sheet can be read at it.</summary>
    public const int MostSide = 2400;

    /// <summary>Largest picture that is decoded, in millions of pixels. A decoded pixel takes four bytes, a packed one may take none.</summary>
    public const int Megapixels = 50;

    private const int Quality = 85;

    /// <summary>The first bytes say it: JPEG, PNG or WebP. Skia knows more kinds; they are not let near it.</summary>
    public static bool IsOne(ReadOnlySpan<byte> head) =>
        head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF])
        || head.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])
        || (head.Length >= 12 && head.StartsWith("RIFF"u8) && head[8..12].SequenceEqual("WEBP"u8));

    /// <summary>Reads a picture and writes it anew, as a JPEG.</summary>
    public static Refusal? Redraw(Stream source, Stream target)
    {
        using var codec = SKCodec.Create(source);
        if (codec is null) return new FileDamaged();
        if ((long)codec.Info.Width * codec.Info.Height > Megapixels * 1_000_000L) return new PictureTooLarge(Megapixels);

        using var raw = new SKBitmap();
        if (Decode(codec, raw) is { } no) return no;
        using var upright = Upright(raw, codec.EncodedOrigin);
        using var pixels = upright.PeekPixels();
        return pixels.Encode(target, SKEncodedImageFormat.Jpeg, Quality) ? null : throw new InvalidOperationException("A drawn picture could not be written down.");
    }

    private static Refusal? Decode(SKCodec codec, SKBitmap raw)
    {
        // JPEG can be decoded at eighths of its size, which saves most of the memory of a large one.
        var eighths = MathF.Ceiling(8f * MostSide / Math.Max(codec.Info.Width, codec.Info.Height));
        var size = codec.GetScaledDimensions(Math.Min(1, eighths / 8));
        using var colors = SKColorSpace.CreateSrgb();
        var wish = new SKImageInfo(size.Width, size.Height, SKColorType.Rgba8888, SKAlphaType.Premul, colors);
        if (!raw.TryAllocPixels(wish)) return new PictureTooLarge(Megapixels);
        return codec.GetPixels(wish, raw.GetPixels()) is SKCodecResult.Success ? null : new FileDamaged();
    }

    private static SKBitmap Upright(SKBitmap raw, SKEncodedOrigin origin)
    {
        var lies = origin is SKEncodedOrigin.LeftTop or SKEncodedOrigin.RightTop or SKEncodedOrigin.RightBottom or SKEncodedOrigin.LeftBottom;
        var (width, height) = lies ? (raw.Height, raw.Width) : (raw.Width, raw.Height);
        var scale = Math.Min(1, (float)MostSide / Math.Max(width, height));
        var paper = new SKBitmap(new SKImageInfo(
            Math.Max(1, (int)MathF.Round(width * scale)), Math.Max(1, (int)MathF.Round(height * scale)), SKColorType.Rgba8888, SKAlphaType.Opaque));
        using var canvas = new SKCanvas(paper);
        canvas.Clear(SKColors.White);
        canvas.Scale((float)paper.Width / width, (float)paper.Height / height);
        canvas.Concat(Turn(origin, width, height));
        using var image = SKImage.FromBitmap(raw);
        canvas.DrawImage(image, 0, 0, new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
        return paper;
    }

    /// <summary>How a picture that was stored turned or mirrored comes to stand upright in <paramref name="w"/> × <paramref name="h"/>.</summary>
    private static SKMatrix Turn(SKEncodedOrigin origin, float w, float h) => origin switch
    {
        SKEncodedOrigin.TopRight => new(-1, 0, w, 0, 1, 0, 0, 0, 1),
        SKEncodedOrigin.BottomRight => new(-1, 0, w, 0, -1, h, 0, 0, 1),
        SKEncodedOrigin.BottomLeft => new(1, 0, 0, 0, -1, h, 0, 0, 1),
        SKEncodedOrigin.LeftTop => new(0, 1, 0, 1, 0, 0, 0, 0, 1),
        SKEncodedOrigin.RightTop => new(0, -1, w, 1, 0, 0, 0, 0, 1),
        SKEncodedOrigin.RightBottom => new(0, -1, w, -1, 0, h, 0, 0, 1),
        SKEncodedOrigin.LeftBottom => new(0, 1, 0, -1, 0, h, 0, 0, 1),
        _ => SKMatrix.Identity,
    };
}
