using System.Buffers;

namespace TransparencyLog;

/// <summary>
/// Appends entries to a log and publishes its checkpoints. One writer at a time: it holds the storage's lock until it is disposed of.
/// </summary>
/// <remarks>
/// <see cref="Append"/> stores what no checkpoint covers yet; <see cref="Publish()"/> makes it part of the log. After a crash the log
/// stands at its last published checkpoint, so an entry may be acknowledged when Publish has returned, and not before.
/// Storage that fails throws its <see cref="IOException"/>; the writer is then of no further use, and a new one takes over.
/// </remarks>
public sealed class LogWriter : IDisposable
{
    // Tiles hashed and stored side by side before the next ones are begun.
    private const int TilesAtOnce = 512;

    private readonly ILogStorage storage;
    private readonly SigningKey key;
    private readonly IDisposable lease;
    private readonly RightEdge edge;
    private bool failed;

    private LogWriter(ILogStorage storage, SigningKey key, IDisposable lease, RightEdge edge, SignedCheckpoint latest) =>
        (this.storage, this.key, this.lease, this.edge, Latest) = (storage, key, lease, edge, latest);

    /// <summary>The last published checkpoint.</summary>
    public SignedCheckpoint Latest { get; private set; }

    /// <summary>The number of entries, with those that are not published yet.</summary>
    public ulong Size => edge.Size;

    /// <summary>Starts a log: publishes the checkpoint of size 0. Its origin is the key's name. Refused as <see cref="LogExists"/> or <see cref="InUse"/>.</summary>
    public static Result<LogWriter> Create(ILogStorage storage, SigningKey key)
    {
        if (storage.TryLock() is not { } lease) return new InUse();
        if (storage.Read(LogReader.CheckpointPath) is not null)
        {
            lease.Dispose();
            return new LogExists();
        }
        var empty = Sign(new Checkpoint(key.Name, 0, Merkle.Empty), key);
        var writer = new LogWriter(storage, key, lease, new RightEdge(), empty);
        writer.Store(LogReader.CheckpointPath, empty.Note.ToBytes());
        storage.Flush();
        return writer;
    }

    /// <summary>
    /// Goes on with a log from its last checkpoint, and takes away what a crash left beyond it. Refused when there is no log, when
    /// another writer is at work, when the checkpoint is not by this key, and when the files it rests on are missing or wrong.
    /// </summary>
    public static Result<LogWriter> Open(ILogStorage storage, SigningKey key)
    {
        if (storage.Read(LogReader.CheckpointPath) is null) return new NoLog();
        if (storage.TryLock() is not { } lease) return new InUse();
        var kept = false;
        try
        {
            // Read again, now that nobody else can write.
            if (storage.Read(LogReader.CheckpointPath) is not { } note) return new NoLog();
            if (Policy.Of(key.Log).Open(note).Fails(out var latest, out var no)) return no;
            if (Recovery.Edge(storage, latest).Fails(out var edge, out no)) return no;
            Recovery.Sweep(storage, latest.Size);
            kept = true;
            return new LogWriter(storage, key, lease, edge, latest);
        }
        finally
        {
            if (!kept) lease.Dispose();
        }
    }

    /// <summary>
    /// Adds entries behind the last one. All of them, or, when one is longer than 65,535 bytes (<see cref="EntryTooLong"/>), none.
    /// Their indexes are <see cref="Size"/> before the call and those after it.
    /// </summary>
    public Refusal? Append(IReadOnlyList<ReadOnlyMemory<byte>> entries)
    {
        for (var i = 0; i < entries.Count; i++)
            if (entries[i].Length > EntryBundle.LongestEntry) return new EntryTooLong((ulong)i, entries[i].Length);

        var next = 0;
        Guarded(() =>
        {
            while (next < entries.Count && edge[0].Width > 0) AddOne(entries[next++].Span);
            for (int tiles; (tiles = Math.Min((entries.Count - next) / Tile.FullWidth, TilesAtOnce)) > 0; next += tiles * Tile.FullWidth)
                AddFull(entries, next, tiles);
            while (next < entries.Count) AddOne(entries[next++].Span);
        });
        return null;
    }

    /// <summary>
    /// Makes everything appended so far durable, then signs and publishes the checkpoint that covers it. Without new entries the
    /// last checkpoint stays, with its cosignatures.
    /// </summary>
    public SignedCheckpoint Publish()
    {
        if (Size == Latest.Size) return Latest;
        Guarded(() =>
        {
            StorePartials();
            storage.Flush();
            var next = Sign(new Checkpoint(key.Name, Size, edge.Root()), key);
            Store(LogReader.CheckpointPath, next.Note.ToBytes());
            storage.Flush();
            var before = Latest.Size;
            Latest = next;
            DropPartials(before);
        });
        return Latest;
    }

    /// <summary>
    /// Adds verified cosignatures to the published checkpoint. The note must be that of <see cref="Latest"/>, with more signatures.
    /// </summary>
    public void Publish(SignedCheckpoint cosigned)
    {
        if (cosigned.Note.Text != Latest.Note.Text) throw new ArgumentException("This is another checkpoint.", nameof(cosigned));
        Guarded(() =>
        {
            Store(LogReader.CheckpointPath, cosigned.Note.ToBytes());
            storage.Flush();
            Latest = cosigned;
        });
    }

    public void Dispose() => lease.Dispose();

    private void AddOne(ReadOnlySpan<byte> entry)
    {
        Span<byte> leaf = stackalloc byte[Hash.Length];
        Merkle.Leaf(entry, leaf);
        EntryBundle.Write(edge.Bundle, entry);
        edge[0].Add(leaf);
        edge.Size++;
        if (edge[0].Width < Tile.FullWidth) return;
        Store(new Tile(Tile.Entries, (edge.Size - 1) / Tile.FullWidth, Tile.FullWidth).Path, edge.Bundle.WrittenSpan);
        edge.Bundle.ResetWrittenCount();
        StoreFull(0);
    }

    private void AddFull(IReadOnlyList<ReadOnlyMemory<byte>> entries, int from, int tiles)
    {
        var first = edge.Size / Tile.FullWidth;
        var roots = new byte[tiles * Hash.Length];
        SideBySide.Run(tiles, tile =>
        {
            Span<byte> hashes = stackalloc byte[Tile.FullWidth * Hash.Length];
            var bundle = new ArrayBufferWriter<byte>(16 * 1024);
            for (var i = 0; i < Tile.FullWidth; i++)
            {
                var entry = entries[from + tile * Tile.FullWidth + i].Span;
                Merkle.Leaf(entry, hashes[(i * Hash.Length)..]);
                EntryBundle.Write(bundle, entry);
            }
            Store(new Tile(Tile.Entries, first + (ulong)tile, Tile.FullWidth).Path, bundle.WrittenSpan);
            Store(new Tile(0, first + (ulong)tile, Tile.FullWidth).Path, hashes);
            Merkle.Subtree(hashes).CopyTo(roots.AsSpan(tile * Hash.Length));
        });
        for (var tile = 0; tile < tiles; tile++)
        {
            edge.Size += Tile.FullWidth;
            Raise(1, roots.AsSpan(tile * Hash.Length, Hash.Length));
        }
    }

    private void StoreFull(int level)
    {
        var hashes = edge[level].Hashes;
        Store(new Tile(level, Tile.Count(level, edge.Size) / Tile.FullWidth - 1, Tile.FullWidth).Path, hashes);
        Span<byte> root = stackalloc byte[Hash.Length];
        Merkle.Subtree(hashes).CopyTo(root);
        edge[level].Clear();
        Raise(level + 1, root);
    }

    private void Raise(int level, ReadOnlySpan<byte> hash)
    {
        edge[level].Add(hash);
        if (edge[level].Width == Tile.FullWidth) StoreFull(level);
    }

    private void StorePartials()
    {
        for (var level = 0; level < edge.Levels; level++)
        {
            // A level that did not grow has its partial tile from the last time.
            if (edge[level].Width == 0 || Tile.Count(level, Latest.Size) == Tile.Count(level, Size)) continue;
            var tile = new Tile(level, Tile.Count(level, Size) / Tile.FullWidth, edge[level].Width);
            Store(tile.Path, edge[level].Hashes);
            if (level == 0) Store((tile with { Level = Tile.Entries }).Path, edge.Bundle.WrittenSpan);
        }
    }

    /// <summary>Partial tiles may go once the full tile is there (tlog-tiles, "Partial Tiles"); readers then take its beginning.</summary>
    private void DropPartials(ulong before)
    {
        for (var level = Tile.Entries; level < edge.Levels; level++)
        {
            if (Tile.InTree(Math.Max(level, 0), Tile.Count(Math.Max(level, 0), before) / Tile.FullWidth, before) is not { } partial) continue;
            if (Tile.Count(Math.Max(level, 0), Size) / Tile.FullWidth == partial.Index) continue;
            var folder = (partial with { Level = level }).PartialFolder;
            foreach (var name in storage.List(folder)) storage.Delete(folder + name);
        }
    }

    private void Store(string path, ReadOnlySpan<byte> content) => storage.Write(path, content);

    private static SignedCheckpoint Sign(Checkpoint checkpoint, SigningKey key) =>
        new(checkpoint, new Note(checkpoint.Text, key.Sign(checkpoint.Text)), []);

    // After a failed write nobody knows what the edge in memory and the files have in common.
    private void Guarded(Action work)
    {
        if (failed) throw new InvalidOperationException("This writer failed before; open another.");
        failed = true;
        work();
        failed = false;
    }
}
