using System.Buffers.Binary;
using System.Text;
using SkiaSharp;

namespace Gongyi.Tests.Doors;

/// <summary>Files as people send them, and as they should not.</summary>
internal static class Pictures
{
    public static readonly byte[] Pdf = Encoding.ASCII.GetBytes("%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n");

    /// <summary>Where the EXIF of <see cref="Jpeg"/> says it was taken.</summary>
    public const string Place = "棠梨苑4栋302";

    /// <summary>Four colours in four corners, so that one sees how it lies: red, green, blue, black from top left.</summary>
    public static byte[] Plain(SKEncodedImageFormat format = SKEncodedImageFormat.Jpeg, int width = 400, int height = 240)
    {
        using var bitmap = new SKBitmap(width, height);
        using var canvas = new SKCanvas(bitmap);
        void Corner(SKColor color, int x, int y)
        {
            using var paint = new SKPaint { Color = color };
            canvas.DrawRect(x * width / 2f, y * height / 2f, width / 2f, height / 2f, paint);
        }

        Corner(SKColors.Red, 0, 0);
        Corner(SKColors.Lime, 1, 0);
        Corner(SKColors.Blue, 0, 1);
        Corner(SKColors.Black, 1, 1);
        using var data = bitmap.Encode(format, 95);
        return data.ToArray();
    }

    /// <summary>A JPEG as a telephone writes it: how it was held (EXIF orientation), and where it was (GPS).</summary>
    public static byte[] Jpeg(int orientation = 1, int width = 400, int height = 240)
    {
        var plain = Plain(SKEncodedImageFormat.Jpeg, width, height);
        return [.. plain.AsSpan(0, 2), .. Exif(orientation), .. plain.AsSpan(2)];
    }

    /// <summary>A whole, small PNG whose header claims to be that large.</summary>
    public static byte[] Bomb(int side)
    {
        var png = Plain(SKEncodedImageFormat.Png, 20, 20);
        foreach (var at in (int[])[16, 20]) BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(at), side);
        BinaryPrimitives.WriteUInt32BigEndian(png.AsSpan(29), Crc32(png.AsSpan(12, 17)));
        return png;
    }

    /// <summary>The colour in a corner: R, G, B or K.</summary>
    public static char Corner(byte[] picture, bool right, bool bottom)
    {
        using var bitmap = SKBitmap.Decode(picture);
        var color = bitmap.GetPixel(right ? bitmap.Width - 20 : 20, bottom ? bitmap.Height - 20 : 20);
        return color switch { { Red: > 200 } => 'R', { Green: > 200 } => 'G', { Blue: > 200 } => 'B', _ => 'K' };
    }

    private static uint Crc32(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var each in bytes)
        {
            crc ^= each;
            for (var bit = 0; bit < 8; bit++) crc = (crc >> 1) ^ ((crc & 1) * 0xEDB88320);
        }

        return ~crc;
    }

    private static byte[] Exif(int orientation)
    {
        using var tiff = new MemoryStream();
        using var write = new BinaryWriter(tiff);
        void Field(ushort tag, ushort type, int count, int value)
        {
            write.Write(tag);
            write.Write(type);
            write.Write(count);
            write.Write(value);
        }

        var place = Encoding.UTF8.GetBytes(Place);
        write.Write("II*\0"u8);
        write.Write(8);
        write.Write((ushort)3);
        Field(0x010E, 2, place.Length, 80); // what is to be seen: the address
        Field(0x0112, 3, 1, orientation);
        Field(0x8825, 4, 1, 50); // GPS
        write.Write(0);
        write.Write((ushort)1);
        Field(0x0001, 2, 2, 'N');
        write.Write(0);
        while (tiff.Length < 80) write.Write((byte)0);
        write.Write(place);
        var body = tiff.ToArray();
        var length = body.Length + 8;
        return [0xFF, 0xE1, (byte)(length >> 8), (byte)length, .. "Exif\0\0"u8, .. body];
    }
}
