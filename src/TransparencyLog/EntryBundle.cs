using System.Buffers;
using System.Buffers.Binary;

namespace TransparencyLog;

/// <summary>Up to 256 entries in one file, each after its length in two bytes, big-endian (tlog-tiles, entry bundles).</summary>
public static class EntryBundle
{
    /// <summary>The longest entry, in bytes.</summary>
    public const int LongestEntry = ushort.MaxValue;

    /// <summary>No file of a log is longer than a full bundle of the longest entries.</summary>
    public const int LongestFile = Tile.FullWidth * (2 + LongestEntry);

    /// <summary>Reads exactly <paramref name="count"/> entries; null when the bytes do not hold exactly so many.</summary>
    public static ReadOnlyMemory<byte>[]? Read(ReadOnlyMemory<byte> bundle, int count)
    {
        var entries = new ReadOnlyMemory<byte>[count];
        for (var i = 0; i < count; i++)
        {
            if (Next(ref bundle) is not { } entry) return null;
            entries[i] = entry;
        }
        return bundle.IsEmpty ? entries : null;
    }

    /// <summary>The bytes of the first <paramref name="count"/> entries; null when there are fewer.</summary>
    public static ReadOnlyMemory<byte>? Prefix(ReadOnlyMemory<byte> bundle, int count)
    {
        var rest = bundle;
        for (var i = 0; i < count; i++)
            if (Next(ref rest) is null) return null;
        return bundle[..^rest.Length];
    }

    /// <summary>Appends an entry to a bundle.</summary>
    public static void Write(IBufferWriter<byte> bundle, ReadOnlySpan<byte> entry)
    {
        var space = bundle.GetSpan(2 + entry.Length);
        BinaryPrimitives.WriteUInt16BigEndian(space, checked((ushort)entry.Length));
        entry.CopyTo(space[2..]);
        bundle.Advance(2 + entry.Length);
    }

    private static ReadOnlyMemory<byte>? Next(ref ReadOnlyMemory<byte> rest)
    {
        if (!BinaryPrimitives.TryReadUInt16BigEndian(rest.Span, out var length) || rest.Length < 2 + length) return null;
        var entry = rest.Slice(2, length);
        rest = rest[(2 + length)..];
        return entry;
    }
}
