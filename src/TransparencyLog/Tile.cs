using System.Globalization;

namespace TransparencyLog;

/// <summary>
/// The name of a tile: up to 256 hashes of one level of the tree, or, at level <see cref="Entries"/>, of the bundle with the
/// entries under a tile of level 0 (tlog-tiles).
/// </summary>
/// <param name="Level">0 for leaf hashes; a hash of level l+1 is the root of a full tile of level l.</param>
/// <param name="Index">The place within the level.</param>
/// <param name="Width">How many hashes or entries: 256, or 1 to 255 for a partial tile.</param>
public readonly record struct Tile(int Level, ulong Index, int Width)
{
    /// <summary>Hashes in a full tile.</summary>
    public const int FullWidth = 256;

    /// <summary>The level that stands for entry bundles.</summary>
    public const int Entries = -1;

    // Levels 0 to 7 are enough for 2^64 entries; tlog-tiles allows names up to 63.
    private const int HighestLevel = 63;

    public bool IsFull => Width == FullWidth;

    /// <summary>The full tile that this one becomes when the log grows.</summary>
    public Tile Full => this with { Width = FullWidth };

    /// <summary>Where the tile is served: <c>tile/L/N[.p/W]</c>, with N in groups of three digits.</summary>
    public string Path => IsFull ? Stem : $"{Stem}.p/{Width}";

    /// <summary>The path. (What a record says by itself would name the full tile, and that one its own, without end.)</summary>
    public override string ToString() => Path;

    internal string Stem => $"tile/{(Level == Entries ? "entries" : Level.ToString(CultureInfo.InvariantCulture))}/{Groups(Index)}";

    /// <summary>The folder of the tile's partial forms.</summary>
    internal string PartialFolder => $"{Stem}.p/";

    /// <summary>The tile at this place in a tree of this size, or null when that tree has none.</summary>
    public static Tile? InTree(int level, ulong index, ulong size)
    {
        var hashes = Count(level, size);
        var full = hashes / FullWidth;
        return index < full ? new Tile(level, index, FullWidth)
            : index == full && hashes % FullWidth > 0 ? new Tile(level, index, (int)(hashes % FullWidth))
            : null;
    }

    /// <summary>Whether a level with so many hashes does not, or not yet, have this tile.</summary>
    internal bool IsBeyond(ulong hashes) => Index > hashes / FullWidth || Index == hashes / FullWidth && (ulong)Width > hashes % FullWidth;

    /// <summary>The tile of a path, in its one allowed spelling; null for anything else.</summary>
    public static Tile? Parse(string path)
    {
        if (path.Split('/') is not ["tile", var kind, .. var rest] || rest.Length == 0) return null;
        int level;
        if (kind == "entries") level = Entries;
        else if (Strict.Number(kind) is <= HighestLevel and var number) level = (int)number;
        else return null;

        var width = FullWidth;
        if (rest is [.. var groups, [.., '.', 'p'] stem, var partial])
        {
            if (Strict.Number(partial) is not (>= 1 and < FullWidth and var count)) return null;
            width = (int)count;
            rest = [.. groups, stem[..^2]];
        }
        ulong index = 0;
        foreach (var group in rest)
        {
            if (group.Length < 3 || !ushort.TryParse(group.AsSpan(group.Length - 3), NumberStyles.None, CultureInfo.InvariantCulture, out var three)) return null;
            if (index > (ulong.MaxValue - three) / 1000) return null;
            index = index * 1000 + three;
        }
        var tile = new Tile(level, index, width);
        return tile.Path == path ? tile : null;
    }

    /// <summary>How many hashes a level has in a tree of this size.</summary>
    internal static ulong Count(int level, ulong size) => level == Entries ? size : level > 7 ? 0 : size >> 8 * level;

    internal static string Groups(ulong index)
    {
        var text = (index % 1000).ToString("d3", CultureInfo.InvariantCulture);
        for (index /= 1000; index > 0; index /= 1000) text = $"x{index % 1000:d3}/{text}";
        return text;
    }
}
