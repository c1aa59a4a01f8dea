using System.Buffers;

namespace TransparencyLog;

/// <summary>The partial tile of each level, and the partial entry bundle: all that is needed to go on with a log.</summary>
internal sealed class RightEdge
{
    private readonly List<Row> rows = [new Row()];

    public ulong Size { get; set; }

    public ArrayBufferWriter<byte> Bundle { get; } = new();

    public int Levels => rows.Count;

    /// <summary>The hashes of a level's partial tile, one after another.</summary>
    public Row this[int level]
    {
        get
        {
            while (rows.Count <= level) rows.Add(new Row());
            return rows[level];
        }
    }

    /// <summary>The root of the whole tree; right of the edge nothing is needed, left of it everything is in these tiles.</summary>
    public Hash Root() => Merkle.Root(Size, (level, index) =>
    {
        var (row, height) = (this[level / 8], level % 8);
        var at = (int)(index << height & 255);
        return Merkle.Subtree(row.Hashes.Slice(at * Hash.Length, Hash.Length << height));
    });

    internal sealed class Row
    {
        private readonly byte[] bytes = new byte[Tile.FullWidth * Hash.Length];

        public int Width { get; private set; }

        public ReadOnlySpan<byte> Hashes => bytes.AsSpan(0, Width * Hash.Length);

        public void Add(ReadOnlySpan<byte> hashes)
        {
            hashes.CopyTo(bytes.AsSpan(Width * Hash.Length));
            Width += hashes.Length / Hash.Length;
        }

        public void Clear() => Width = 0;
    }
}
