using System.Security.Cryptography;
using System.Text;

namespace TransparencyLog.Tests;

/// <summary>Keys, entries and logs that tests begin with.</summary>
internal static class Some
{
    public const string Origin = "example.com/some-log";

    public static readonly SigningKey Key = KeyOf(Origin);

    public static readonly DateTimeOffset Now = new(2026, 11, 25, 8, 0, 0, TimeSpan.Zero);

    /// <summary>Always the same key for a name.</summary>
    public static SigningKey KeyOf(string name) => SigningKey.Create(name, SHA256.HashData(Encoding.UTF8.GetBytes(name))).Value!;

    /// <summary>A cosignature whose Ed25519 part is right, with any number for a time.</summary>
    public static NoteSignature CosignAt(string name, Checkpoint checkpoint, ulong time)
    {
        var seed = SHA256.HashData(Encoding.UTF8.GetBytes(name));
        var bytes = new byte[72];
        System.Buffers.Binary.BinaryPrimitives.WriteUInt64BigEndian(bytes, time);
        Ed25519.Sign(seed, Ed25519.PublicKey(seed), Cosignature.Message(checkpoint.Text, time)).CopyTo(bytes, 8);
        return new NoteSignature(name, KeyOf(name).Cosigner.Id, bytes);
    }

    public static ReadOnlyMemory<byte> Entry(string text) => Encoding.UTF8.GetBytes(text);

    /// <summary>Entries of the oracle: "leaf 0", "leaf 1", …</summary>
    public static List<ReadOnlyMemory<byte>> Leaves(int count, int from = 0) => [.. Enumerable.Range(from, count).Select(i => Entry($"leaf {i}"))];

    /// <summary>A published log in memory, in batches of the given sizes.</summary>
    public static MemoryStorage Log(params int[] batches)
    {
        var storage = new MemoryStorage();
        using var writer = LogWriter.Create(storage, Key).Value!;
        foreach (var batch in batches)
        {
            Assert.Null(writer.Append(Leaves(batch, (int)writer.Size)));
            writer.Publish();
        }
        return storage;
    }

    public static SignedCheckpoint Latest(ILogStorage storage) => new LogReader(storage).Latest(Policy.Of(Key.Log)).Value!;

    public static Dictionary<string, byte[]> Files(ILogStorage storage, string folder = "")
    {
        var files = new Dictionary<string, byte[]>();
        foreach (var name in storage.List(folder))
            if (!name.EndsWith('/')) files[folder + name] = storage.Read(folder + name)!;
            else if (!name.StartsWith('.')) foreach (var (path, content) in Files(storage, folder + name)) files[path] = content;
        files.Remove(".lock");
        return files;
    }

    /// <summary>The root by the words of RFC 6962 §2.1, and nothing else.</summary>
    public static Hash SlowRoot(IReadOnlyList<ReadOnlyMemory<byte>> entries)
    {
        if (entries.Count == 0) return new Hash(SHA256.HashData([]));
        if (entries.Count == 1) return new Hash(SHA256.HashData([0, .. entries[0].Span]));
        var k = 1;
        while (k * 2 < entries.Count) k *= 2;
        return new Hash(SHA256.HashData([1, .. SlowRoot([.. entries.Take(k)]).ToArray(), .. SlowRoot([.. entries.Skip(k)]).ToArray()]));
    }

    /// <summary>All leaf hashes in memory, as a source of nodes.</summary>
    public static NodeAt Nodes(IReadOnlyList<ReadOnlyMemory<byte>> entries)
    {
        var leaves = entries.Select(e => Merkle.Leaf(e.Span)).ToArray();
        return At;
        Hash At(int level, ulong index) => level == 0 ? leaves[index] : Merkle.Node(At(level - 1, 2 * index), At(level - 1, 2 * index + 1));
    }
}
