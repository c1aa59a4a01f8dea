using System.Buffers.Binary;
using System.Numerics;

namespace Gongyi.Journal;

/// <summary>
/// Some of the cards of one block. In a row few are kept as a list of their places and many as a bit each, so that no row
/// is longer than 512 bytes; in memory they are always bits, and "this and that" is one instruction for 64 cards.
/// </summary>
internal static class CardSet
{
    /// <summary>Cards in a block.</summary>
    public const int Block = 4096;

    private const int Bytes = Block / 8;

    public const int Longs = Block / 64;

    public static byte[] With(byte[] kept, int place) => Changed(kept, place, isIn: true);

    /// <summary>Empty when it was the last.</summary>
    public static byte[] Without(byte[] kept, int place) => Changed(kept, place, isIn: false);

    /// <summary>Adds what a row keeps.</summary>
    public static void Add(Span<ulong> bits, ReadOnlySpan<byte> kept)
    {
        if (kept.Length == Bytes)
            for (var at = 0; at < Longs; at++) bits[at] |= BinaryPrimitives.ReadUInt64LittleEndian(kept[(at * 8)..]);
        else
            for (var at = 0; at < kept.Length; at += 2)
            {
                var place = BinaryPrimitives.ReadUInt16LittleEndian(kept[at..]);
                bits[place / 64] |= 1UL << (place % 64);
            }
    }

    public static ulong[] Both(ulong[] one, ulong[] other)
    {
        var both = new ulong[Longs];
        for (var at = 0; at < Longs; at++) both[at] = one[at] & other[at];
        return both;
    }

    public static int Count(ReadOnlySpan<ulong> bits)
    {
        var count = 0;
        foreach (var each in bits) count += BitOperations.PopCount(each);
        return count;
    }

    /// <summary>Places of the cards, newest first.</summary>
    public static IEnumerable<int> Places(ulong[] bits)
    {
        for (var at = bits.Length - 1; at >= 0; at--)
            for (var left = bits[at]; left != 0;)
            {
                var highest = 63 - BitOperations.LeadingZeroCount(left);
                yield return at * 64 + highest;
                left &= ~(1UL << highest);
            }
    }

    public static byte[] Kept(ulong[] bits)
    {
        ArgumentNullException.ThrowIfNull(bits);
        var count = Count(bits);
        var kept = new byte[Math.Min(count * 2, Bytes)];
        if (kept.Length == Bytes)
            for (var at = 0; at < Longs; at++) BinaryPrimitives.WriteUInt64LittleEndian(kept.AsSpan(at * 8), bits[at]);
        else
            foreach (var place in Places(bits)) BinaryPrimitives.WriteUInt16LittleEndian(kept.AsSpan(--count * 2), (ushort)place);
        return kept;
    }

    private static byte[] Changed(byte[] kept, int place, bool isIn)
    {
        var bits = new ulong[Longs];
        Add(bits, kept);
        if (isIn) bits[place / 64] |= 1UL << (place % 64);
        else bits[place / 64] &= ~(1UL << (place % 64));
        return Kept(bits);
    }
}
