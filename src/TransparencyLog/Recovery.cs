namespace TransparencyLog;

/// <summary>What a writer does before its first entry: read the right edge, and take away what no checkpoint covers.</summary>
internal static class Recovery
{
    /// <summary>The right edge of the published tree, checked against the root and the last entries against their hashes.</summary>
    public static Result<RightEdge> Edge(ILogStorage storage, SignedCheckpoint latest)
    {
        var edge = new RightEdge { Size = latest.Size };
        for (var level = 0; Tile.Count(level, latest.Size) > 0; level++)
        {
            if (Tile.InTree(level, Tile.Count(level, latest.Size) / Tile.FullWidth, latest.Size) is not { } tile) continue;
            if (LogReader.ReadTile(storage, tile).Fails(out var hashes, out var no)) return no;
            edge[level].Add(hashes);
        }
        if (edge.Root() != latest.Root) return new RootDiffers(latest.Size);
        if (edge[0].Width == 0) return edge;

        var last = new Tile(Tile.Entries, latest.Size / Tile.FullWidth, edge[0].Width);
        if (LogReader.ReadEntries(storage, last).Fails(out var entries, out var damage)) return damage;
        for (var i = 0; i < entries.Length; i++)
        {
            if (Merkle.Leaf(entries[i].Span) != new Hash(edge[0].Hashes.Slice(i * Hash.Length, Hash.Length)))
                return new FileWrong(last.Path, $"entry {i} is not the one that was hashed");
            EntryBundle.Write(edge.Bundle, entries[i].Span);
        }
        return edge;
    }

    /// <summary>
    /// Deletes tiles and bundles beyond the checkpoint. They are left by a crash before their checkpoint was published; later
    /// entries would make them wrong.
    /// </summary>
    public static void Sweep(ILogStorage storage, ulong size)
    {
        foreach (var kind in storage.List("tile/"))
        {
            if (Tile.Parse($"tile/{kind}000") is not { Level: var level }) continue;
            var hashes = Tile.Count(level, size);
            Sweep(storage, $"tile/{kind}", "", hashes / Tile.FullWidth, hashes);
        }
    }

    private static void Sweep(ILogStorage storage, string kind, string folder, ulong last, ulong hashes)
    {
        // A crash leaves files close behind the edge, so only folders at the edge are looked into, and the first folder that
        // has one group of digits more.
        var (edge, beyond) = (Tile.Groups(last), Tile.Groups(Pow1000(Tile.Groups(last).Count(c => c == '/') + 1)));
        foreach (var name in storage.List(kind + folder))
        {
            var inside = folder + name;
            if (name.StartsWith('x'))
            {
                if (beyond.StartsWith(inside, StringComparison.Ordinal)
                    || inside.Length < edge.Length && string.CompareOrdinal(inside, edge[..inside.Length]) >= 0)
                    Sweep(storage, kind, inside, last, hashes);
            }
            else if (name.EndsWith(".p/", StringComparison.Ordinal))
            {
                foreach (var width in storage.List(kind + inside)) DeleteIfBeyond(storage, kind + inside + width, hashes);
            }
            else
            {
                DeleteIfBeyond(storage, kind + inside, hashes);
            }
        }
    }

    private static void DeleteIfBeyond(ILogStorage storage, string path, ulong hashes)
    {
        if (Tile.Parse(path) is { } tile && tile.IsBeyond(hashes)) storage.Delete(path);
    }

    private static ulong Pow1000(int exponent)
    {
        var power = 1UL;
        for (var i = 0; i < exponent; i++) power *= 1000;
        return power;
    }
}
