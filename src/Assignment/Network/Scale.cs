using System.Numerics;

namespace Assignment.Network;

/// <summary>
/// How distance, load and changes stand in one 64-bit number, in this order, so that comparing numbers compares the three
/// one after another. Each part may be negative; its field is wide enough for every sum along a path, and for twice that.
/// </summary>
/// <remarks>
/// A path visits each need at most once, so its distance lies within the sum of each need's largest cost, and its changes
/// within the number of needs. Load enters only where a path ends. A price is the difference of two such sums.
/// </remarks>
internal readonly record struct Scale
{
    private readonly int changeBits;
    private readonly int loadBits;

    private Scale(int changeBits, int loadBits) => (this.changeBits, this.loadBits) = (changeBits, loadBits);

    /// <summary>One unit of distance.</summary>
    public long Distance => 1L << (changeBits + loadBits);

    /// <summary>One unit of load.</summary>
    public long Load => 1L << changeBits;

    /// <summary>The largest sum of costs that fits.</summary>
    public long MostDistance => 1L << (60 - changeBits - loadBits);

    public int MostLoad => 1 << Math.Min(30, loadBits - 3);

    public int MostNeeds => 1 << Math.Min(30, changeBits - 3);

    public static bool Holds(Int128 distance, int load, int needs) =>
        Bits(needs) + Bits(load) + 6 + (int)Int128.Log2(distance + 1) + 1 <= 60;

    public bool Fits(long distance, int load, int needs) => distance < MostDistance && load < MostLoad && needs < MostNeeds;

    /// <summary>Leaves room to grow in all three where there is any.</summary>
    public static Scale For(long distance, int load, int needs)
    {
        var (changeBits, loadBits) = (Bits(needs) + 3, Bits(load) + 3);
        var spare = 60 - changeBits - loadBits - Bits(distance);
        return new Scale(changeBits + Math.Min(spare / 4, 4), loadBits + Math.Min(spare / 4, 4));
    }

    public (long Distance, long Load, long Changes) Split(long packed)
    {
        var changes = Low(packed, changeBits);
        var rest = (packed - changes) >> changeBits;
        var load = Low(rest, loadBits);
        return ((rest - load) >> loadBits, load, changes);
    }

    public long Pack(long distance, long load, long changes) => distance * Distance + load * Load + changes;

    private static long Low(long number, int bits) => number << (64 - bits) >> (64 - bits);

    private static int Bits(long number) => 64 - BitOperations.LeadingZeroCount((ulong)number);
}
