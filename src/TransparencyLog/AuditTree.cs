namespace TransparencyLog;

/// <summary>Rebuilds the tree from the entries, holding every tile against it.</summary>
/// <remarks>Kept are the roots of full tiles and the few leaf hashes at the ends of the two trees: 1/8 byte for each entry.</remarks>
internal sealed class AuditTree(ILogStorage storage, ulong size, ulong oldSize, Audit.Findings findings)
{
    // Tiles read side by side; a checkpoint that promises more entries than there are stops the reading after these.
    private const int TilesAtOnce = 4096;

    private readonly List<List<Hash>> roots = [[], []];
    private readonly Dictionary<ulong, byte[]> ends = [];

    /// <summary>Hashes every entry and compares it with its leaf hash, bundle by bundle.</summary>
    public void ReadEntries()
    {
        var tiles = size / Tile.FullWidth + (size % Tile.FullWidth > 0 ? 1UL : 0);
        for (ulong first = 0; first < tiles && !findings.AreEnough; first += TilesAtOnce)
        {
            var start = first;
            var found = new Hash[Math.Min(TilesAtOnce, tiles - first)];
            SideBySide.Run(found.Length, i =>
            {
                if (!findings.AreEnough) found[i] = CheckLeaves(start + (ulong)i);
            });
            roots[1].AddRange(found.AsSpan(0, (int)Math.Min((ulong)found.Length, size / Tile.FullWidth - first)));
        }
    }

    /// <summary>Compares the tiles of level 1 and above with the roots of those below.</summary>
    public void CheckUpperTiles()
    {
        for (var level = 1; Tile.Count(level, size) > 0 && !findings.AreEnough; level++)
        {
            var above = new List<Hash>();
            for (ulong index = 0; Tile.InTree(level, index, size) is { } tile && !findings.AreEnough; index++)
            {
                var hashes = new byte[tile.Width * Hash.Length];
                for (var i = 0; i < tile.Width; i++) roots[level][(int)index * Tile.FullWidth + i].CopyTo(hashes.AsSpan(i * Hash.Length));
                Compare(tile, hashes);
                if (tile.IsFull) above.Add(Merkle.Subtree(hashes));
            }
            roots.Add(above);
        }
    }

    /// <summary>The root of the whole tree, or of the old one. Only when nothing was found.</summary>
    public Hash Root(ulong of) => Merkle.Root(of, (level, index) =>
    {
        var (tileLevel, height) = (level / 8, level % 8);
        var first = index << height;
        if (tileLevel == 0)
        {
            // Both trees end in a tile of which every hash is kept, so a subtree of less than a tile lies in one of these.
            var leaves = ends[first / Tile.FullWidth];
            return Merkle.Subtree(leaves.AsSpan((int)(first % Tile.FullWidth) * Hash.Length, Hash.Length << height));
        }
        var hashes = new byte[Hash.Length << height];
        for (var i = 0; i < 1 << height; i++) roots[tileLevel][(int)first + i].CopyTo(hashes.AsSpan(i * Hash.Length));
        return Merkle.Subtree(hashes);
    });

    private Hash CheckLeaves(ulong index)
    {
        var tile = Tile.InTree(0, index, size)!.Value;
        if (LogReader.ReadEntries(storage, tile with { Level = Tile.Entries }).Fails(out var entries, out var no))
        {
            findings.Add(no);
            entries = [];
        }
        var hashes = new byte[tile.Width * Hash.Length];
        for (var i = 0; i < entries.Length; i++) Merkle.Leaf(entries[i].Span, hashes.AsSpan(i * Hash.Length));
        if (no is null) Compare(tile, hashes);
        if (index == size / Tile.FullWidth || index == oldSize / Tile.FullWidth)
            lock (ends) ends[index] = hashes;
        return tile.IsFull ? Merkle.Subtree(hashes) : default;
    }

    private void Compare(Tile tile, ReadOnlySpan<byte> expected)
    {
        if (LogReader.ReadTile(storage, tile).Fails(out var stored, out var no)) findings.Add(no);
        else if (stored.AsSpan().CommonPrefixLength(expected) is var same && same < expected.Length)
            findings.Add(new FileWrong(tile.Path, $"hash {same / Hash.Length} is not that of {(tile.Level == 0 ? "its entry" : "the tile below")}"));
    }
}
