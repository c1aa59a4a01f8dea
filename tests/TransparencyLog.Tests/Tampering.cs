using System.Buffers;

namespace TransparencyLog.Tests;

/// <summary>A copy of a log that somebody has tampered with, and how. One chance decides everything, so that a seed makes it again.</summary>
internal sealed record Tampered(string Kind, MemoryStorage Storage, string What)
{
    /// <summary>Kinds that a log's own files show.</summary>
    public static readonly string[] Seen =
    [
        "bit flipped", "byte changed", "file cut short", "file made longer", "file deleted", "files exchanged",
        "entry changed", "entry dropped", "entries reordered", "entry inserted", "entry changed, tiles made to fit", "entries reordered, tiles made to fit",
        "checkpoint of another key", "signature dropped", "size or root changed",
    ];

    /// <summary>Kinds whose files agree with each other and with the real key: only memory shows them.</summary>
    public static readonly string[] Remembered = ["history rewritten and re-signed", "rollback to an older copy", "two heads"];

    public static Tampered Make(string kind, MemoryStorage log, MemoryStorage older, Random chance)
    {
        var copy = log.Copy();
        var files = Some.Files(copy).Keys.Order(StringComparer.Ordinal).ToArray();
        var path = files[chance.Next(files.Length)];
        var bytes = copy.Read(path)!;
        var size = (int)Some.Latest(log).Size;
        var index = chance.Next(size);
        var entries = Entries(log);
        switch (kind)
        {
            case "bit flipped":
                bytes = (byte[])bytes.Clone();
                var bit = chance.Next(8 * bytes.Length);
                bytes[bit / 8] ^= (byte)(1 << bit % 8);
                copy.Write(path, bytes);
                return new(kind, copy, $"bit {bit} of {path}");
            case "byte changed":
                bytes = (byte[])bytes.Clone();
                bytes[chance.Next(bytes.Length)] += (byte)chance.Next(1, 256);
                copy.Write(path, bytes);
                return new(kind, copy, path);
            case "file cut short":
                copy.Write(path, bytes.AsSpan(0, chance.Next(bytes.Length)));
                return new(kind, copy, path);
            case "file made longer":
                var more = new byte[chance.Next(1, 300)];
                chance.NextBytes(more);
                copy.Write(path, [.. bytes, .. more]);
                return new(kind, copy, path);
            case "file deleted":
                path = NeededFile(files, size, chance);
                copy.Delete(path);
                return new(kind, copy, path);
            case "files exchanged":
                string other;
                do other = files[chance.Next(files.Length)]; while (copy.Read(other)!.AsSpan().SequenceEqual(bytes));
                copy.Write(path, copy.Read(other));
                copy.Write(other, bytes);
                return new(kind, copy, $"{path} and {other}");
            case "entry changed":
                return Bundles(kind, copy, entries, Changed(entries, index, chance));
            case "entry dropped":
                return Bundles(kind, copy, entries, [.. entries[..index], .. entries[(index + 1)..]]);
            case "entries reordered":
                return Bundles(kind, copy, entries, Exchanged(entries, index, chance));
            case "entry inserted":
                return Bundles(kind, copy, entries, [.. entries[..index], Some.Entry($"inserted {chance.Next()}"), .. entries[index..]]);
            case "entry changed, tiles made to fit":
                return Refitted(kind, log, Changed(entries, index, chance));
            case "entries reordered, tiles made to fit":
                return Refitted(kind, log, Exchanged(entries, index, chance));
            case "checkpoint of another key":
                var text = Some.Latest(log).Note.Text;
                copy.Write("checkpoint", new Note(text, SigningKey.Create(Some.Origin, Seed(chance)).Value!.Sign(text)).ToBytes());
                return new(kind, copy, "checkpoint");
            case "signature dropped":
                copy.Write("checkpoint", new Note(Some.Latest(log).Note.Text, []).ToBytes());
                return new(kind, copy, "checkpoint");
            case "size or root changed":
                var latest = Some.Latest(log);
                var changed = chance.Next(2) == 0 ? new Checkpoint(Some.Origin, (ulong)index, latest.Root) : new Checkpoint(Some.Origin, latest.Size, new Hash(Seed(chance)));
                copy.Write("checkpoint", new Note(changed.Text, latest.Note.Signatures).ToBytes());
                return new(kind, copy, "checkpoint");
            case "history rewritten and re-signed":
                return new(kind, Resigned(Changed(entries, chance.Next((int)Some.Latest(older).Size), chance)), "an entry that others have seen");
            case "rollback to an older copy":
                return new(kind, older.Copy(), $"back to {Some.Latest(older).Size}");
            case "two heads":
                // The same beginning that everybody knows, another end for some.
                return new(kind, Resigned(Changed(entries, chance.Next((int)Some.Latest(older).Size, size), chance)), "another log of the same size");
            default:
                throw new ArgumentOutOfRangeException(nameof(kind));
        }
    }

    public static List<ReadOnlyMemory<byte>> Entries(ILogStorage log)
    {
        var size = Some.Latest(log).Size;
        var entries = new List<ReadOnlyMemory<byte>>();
        for (ulong tile = 0; Tile.InTree(Tile.Entries, tile, size) is { } bundle; tile++)
            entries.AddRange(EntryBundle.Read(log.Read(bundle.Path)!, bundle.Width)!);
        return entries;
    }

    /// <summary>A log with the real key over other entries, as its operator could make it.</summary>
    public static MemoryStorage Resigned(List<ReadOnlyMemory<byte>> entries)
    {
        var storage = new MemoryStorage();
        using var writer = LogWriter.Create(storage, Some.Key).Value!;
        Assert.Null(writer.Append(entries));
        writer.Publish();
        return storage;
    }

    // Of partial tiles only those of the published size are needed.
    private static string NeededFile(string[] files, int size, Random chance)
    {
        var needed = files.Where(f => Tile.Parse(f) is not { } tile || Tile.InTree(tile.Level, tile.Index, (ulong)size) == tile).ToArray();
        return needed[chance.Next(needed.Length)];
    }

    private static Tampered Bundles(string kind, MemoryStorage copy, List<ReadOnlyMemory<byte>> before, List<ReadOnlyMemory<byte>> after)
    {
        for (ulong index = 0; Tile.InTree(Tile.Entries, index, (ulong)before.Count) is { } bundle; index++)
        {
            // The last bundle takes what is left, one more or one less.
            var (from, next) = ((int)index * 256, bundle.IsFull && (ulong)before.Count > (index + 1) * 256 ? ((int)index + 1) * 256 : after.Count);
            var bytes = new ArrayBufferWriter<byte>();
            foreach (var entry in after[from..next]) EntryBundle.Write(bytes, entry.Span);
            copy.Write(bundle.Path, bytes.WrittenSpan);
        }
        return new(kind, copy, "entry bundles");
    }

    private static Tampered Refitted(string kind, MemoryStorage log, List<ReadOnlyMemory<byte>> entries)
    {
        var made = Resigned(entries);
        made.Write("checkpoint", log.Read("checkpoint"));
        return new(kind, made, "all but the checkpoint");
    }

    private static List<ReadOnlyMemory<byte>> Changed(List<ReadOnlyMemory<byte>> entries, int index, Random chance)
    {
        List<ReadOnlyMemory<byte>> changed = [.. entries];
        changed[index] = Some.Entry($"changed {chance.Next()}");
        return changed;
    }

    private static List<ReadOnlyMemory<byte>> Exchanged(List<ReadOnlyMemory<byte>> entries, int index, Random chance)
    {
        List<ReadOnlyMemory<byte>> changed = [.. entries];
        var other = (index + chance.Next(1, entries.Count)) % entries.Count;
        (changed[index], changed[other]) = (changed[other], changed[index]);
        return changed;
    }

    private static byte[] Seed(Random chance)
    {
        var seed = new byte[32];
        chance.NextBytes(seed);
        return seed;
    }
}
