namespace TransparencyLog;

/// <summary>Looks at the files that are not needed at this size: earlier partial tiles must be the beginning of later ones.</summary>
internal sealed class AuditFiles(ILogStorage storage, ulong size, Audit.Findings findings)
{
    /// <summary>Returns how many files below the folder the checkpoint does not cover.</summary>
    public int CheckOthers(string folder)
    {
        var beyond = 0;
        foreach (var name in storage.List(folder))
        {
            if (findings.AreEnough) break;
            if (name.EndsWith('/')) beyond += CheckOthers(folder + name);
            else if (Tile.Parse(folder + name) is not { } tile || tile.IsBeyond(Tile.Count(tile.Level, size))) beyond++;
            else if (Tile.InTree(tile.Level, tile.Index, size) is { } now && now != tile) CheckEarlier(tile, now);
        }
        return beyond;
    }

    private void CheckEarlier(Tile earlier, Tile now)
    {
        // A writer may take an earlier form away while we look.
        if (storage.Read(earlier.Path) is not { } bytes) return;
        if (Current(now) is not { } current) return;
        var beginning = earlier.Level == Tile.Entries
            ? EntryBundle.Prefix(current, earlier.Width)
            : current.AsMemory(0, earlier.Width * Hash.Length);
        if (beginning is not { } expected || !expected.Span.SequenceEqual(bytes))
            findings.Add(new FileWrong(earlier.Path, $"it is not the beginning of {now.Path}"));
    }

    // Null when it is missing or damaged, which has been found already.
    private byte[]? Current(Tile now)
    {
        if (now.Level != Tile.Entries) return LogReader.ReadTile(storage, now).Value;
        return storage.Read(now.Path) ?? storage.Read(now.Full.Path);
    }
}
