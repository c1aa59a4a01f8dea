namespace TransparencyLog;

/// <summary>Reads a log and makes proofs from its tiles. Tiles once read are kept, so that a second proof costs no file.</summary>
/// <remarks>
/// Safe for many threads, and beside a writer. Nothing read is believed: a proof is made from what lies there, and whoever
/// gets it checks it against a checkpoint. <see cref="Audit"/> checks the files themselves.
/// </remarks>
public sealed class LogReader(ILogStorage storage)
{
    /// <summary>Where the latest checkpoint lies.</summary>
    public const string CheckpointPath = "checkpoint";

    // About 16 KB each.
    private const int MostTiles = 4096;

    private readonly Dictionary<(int Level, ulong Index), TileHashes> warm = [];
    private readonly Lock door = new();

    /// <summary>The latest checkpoint, if it is signed as the policy asks.</summary>
    public Result<SignedCheckpoint> Latest(Policy policy) =>
        storage.Read(CheckpointPath) is { } note ? policy.Open(note) : new NoLog();

    /// <summary>The inclusion proof of an entry in the tree of that size.</summary>
    public Result<Hash[]> Inclusion(ulong index, ulong size)
    {
        if (index >= size) return new OutOfRange("index", index, size);
        Refusal? damage = null;
        var proof = Merkle.Inclusion(index, size, Nodes(size, no => damage ??= no));
        return damage is { } found ? found : proof;
    }

    /// <summary>The consistency proof from the tree of <paramref name="size1"/> to that of <paramref name="size2"/>; from size 0 there is none.</summary>
    public Result<Hash[]> Consistency(ulong size1, ulong size2)
    {
        if (size1 == 0 || size1 > size2) return new OutOfRange("first size", size1, size2);
        Refusal? damage = null;
        var proof = Merkle.Consistency(size1, size2, Nodes(size2, no => damage ??= no));
        return damage is { } found ? found : proof;
    }

    /// <summary>The root of the first <paramref name="size"/> entries, which the log must have.</summary>
    public Result<Hash> Root(ulong size)
    {
        Refusal? damage = null;
        var root = Merkle.Root(size, Nodes(size, no => damage ??= no));
        return damage is { } found ? found : root;
    }

    /// <summary>The entry at that place in a log that has at least <paramref name="size"/> entries.</summary>
    public Result<byte[]> Entry(ulong index, ulong size)
    {
        if (index >= size) return new OutOfRange("index", index, size);
        var bundle = Tile.InTree(Tile.Entries, index / Tile.FullWidth, size)!.Value;
        if (ReadEntries(storage, bundle).Fails(out var entries, out var no)) return no;
        return entries[index % Tile.FullWidth].ToArray();
    }

    /// <summary>
    /// A receipt: the entry's place and proof in the tree of this checkpoint, checked before it is handed out. The note's
    /// signatures are not looked at here; whoever gets the receipt verifies them.
    /// </summary>
    public Result<ProofFile> Prove(ulong index, Note note)
    {
        if (Checkpoint.Parse(note.Text).Fails(out var checkpoint, out var no)) return no;
        if (Inclusion(index, checkpoint.Size).Fails(out var path, out no)) return no;
        if (Entry(index, checkpoint.Size).Fails(out var entry, out no)) return no;
        if (checkpoint.Root is not { } root) return new Malformed("checkpoint", "its root is not a SHA-256 hash");
        if (Merkle.CheckInclusion(Merkle.Leaf(entry), index, checkpoint.Size, path, root) is { } wrong)
        {
            // Whoever repairs the files should not have to start anew.
            lock (door) warm.Clear();
            return wrong;
        }
        return new ProofFile(index, path, note);
    }

    /// <summary>The hashes of a tile, also when only a wider form of it is there.</summary>
    internal static Result<byte[]> ReadTile(ILogStorage storage, Tile tile)
    {
        if (Find(storage, tile) is not var (bytes, found)) return new FileMissing(tile.Path);
        return bytes.Length == found.Width * Hash.Length ? bytes[..(tile.Width * Hash.Length)]
            : new FileWrong(found.Path, $"it has {bytes.Length} bytes and must have {found.Width * Hash.Length}");
    }

    /// <summary>The entries of a bundle, also when only a wider form of it is there.</summary>
    internal static Result<ReadOnlyMemory<byte>[]> ReadEntries(ILogStorage storage, Tile bundle)
    {
        if (Find(storage, bundle) is not var (bytes, found)) return new FileMissing(bundle.Path);
        return EntryBundle.Read(bytes, found.Width) is { } entries ? entries[..bundle.Width]
            : new FileWrong(found.Path, $"it does not hold {found.Width} entries");
    }

    // Of a size between two checkpoints there never was a partial tile, and others are taken away when the full one is there.
    private static (byte[] Bytes, Tile Found)? Find(ILogStorage storage, Tile tile)
    {
        if (storage.Read(tile.Path) is { } exact) return (exact, tile);
        if (tile.IsFull) return null;
        if (storage.Read(tile.Full.Path) is { } full) return (full, tile.Full);
        Tile? wider = null;
        foreach (var name in storage.List(tile.PartialFolder))
            if (Tile.Parse(tile.PartialFolder + name) is { } other && other.Width > tile.Width && !(wider?.Width < other.Width)) wider = other;
        return wider is { } found && storage.Read(found.Path) is { } bytes ? (bytes, found) : null;
    }

    // What is missing or wrong is told once, and a hash of zeros stands in its place until the proof is thrown away.
    private NodeAt Nodes(ulong size, Action<Refusal> damage) => (level, index) =>
    {
        var (tileLevel, height) = (level / 8, level % 8);
        var first = index << height;
        if (Warm(tileLevel, first / Tile.FullWidth, size).Fails(out var tile, out var no))
        {
            damage(no);
            return default;
        }
        return tile[height, (int)(first % Tile.FullWidth) >> height];
    };

    private Result<TileHashes> Warm(int level, ulong index, ulong size)
    {
        var tile = Tile.InTree(level, index, size)!.Value;
        lock (door)
            if (warm.TryGetValue((level, index), out var known) && known.Width >= tile.Width) return known;

        if (ReadTile(storage, tile).Fails(out var bytes, out var no)) return no;
        var hashes = new TileHashes(bytes);
        lock (door)
        {
            if (warm.Count >= MostTiles) warm.Clear();
            warm[(level, index)] = hashes;
        }
        return hashes;
    }
}
