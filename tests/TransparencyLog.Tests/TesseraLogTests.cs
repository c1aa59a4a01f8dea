using System.Text;

namespace TransparencyLog.Tests;

/// <summary>The test log of transparency-dev/tessera, made again from its entries and its published test key.</summary>
public sealed class TesseraLogTests
{
    public const string VKey = "example.com/log/testdata+33d7b496+AeHTu4Q3hEIMHNqc6fASMsq3rKNx280NI+oO5xCFkkSx";

    // Stands in the script beside the test log, for anybody to make it again.
    public const string PrivateKey = "PRIVATE+KEY+example.com/log/testdata+33d7b496+AeymY/SZAX0jZcJ8enZ5FY1Dz+wTML2yWSkK+9DSF3eg";

    public static readonly string Folder = Path.Combine(Data.Folder, "tessera-log");

    [Fact]
    public void Every_file_of_it_is_made_again_byte_for_byte()
    {
        var (storage, key) = (new MemoryStorage(), SigningKey.Parse(PrivateKey).Value!);
        Assert.Equal(VKey, key.Log.ToString());
        using var writer = LogWriter.Create(storage, key).Value!;
        Assert.Equal(File.ReadAllBytes(Path.Combine(Folder, "checkpoint.0")), storage.Read("checkpoint"));
        foreach (var entry in Original())
        {
            Assert.Null(writer.Append([entry]));
            Assert.Equal(File.ReadAllBytes(Path.Combine(Folder, $"checkpoint.{writer.Publish().Size}")), storage.Read("checkpoint"));
        }
        var made = Some.Files(storage);
        var original = Some.Files(new DirectoryStorage(Folder)).Where(f => !f.Key.StartsWith("checkpoint.", StringComparison.Ordinal)).ToDictionary();
        Assert.Equal(1 + 15 + 15, original.Count);
        Assert.Equal(original.Keys.Order(), made.Keys.Order());
        foreach (var (path, content) in original) Assert.Equal(content, made[path]);
    }

    [Fact]
    public void The_command_line_makes_it_again_too()
    {
        using var place = new Place();
        File.WriteAllText(place["key"], PrivateKey + "\n");
        Assert.Equal(VKey + "\n", Place.Tlog(0, "init", place["log"], "--origin", "example.com/log/testdata", "--key", place["key"]).Output);
        File.WriteAllBytes(place["lines"], [.. Original().SelectMany(e => e.ToArray().Append((byte)'\n'))]);
        Place.Tlog(0, "append", place["log"], "--lines", place["lines"], "--key", place["key"], "--batch", "1");
        foreach (var file in Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories))
        {
            var path = Path.GetRelativePath(Folder, file);
            if (!path.StartsWith("checkpoint.", StringComparison.Ordinal)) Assert.Equal(File.ReadAllBytes(file), File.ReadAllBytes(Path.Combine(place["log"], path)));
        }
    }

    [Fact]
    public void The_original_passes_an_audit_against_each_of_its_checkpoints()
    {
        var (storage, policy) = (new DirectoryStorage(Folder), Policy.Of(VerifierKey.Parse(VKey).Value!));
        for (var size = 0; size <= 15; size++)
        {
            var old = policy.Open(File.ReadAllBytes(Path.Combine(Folder, $"checkpoint.{size}"))).Value!;
            var report = Audit.Run(storage, policy, old);
            Assert.Empty(report.Findings);
            Assert.Equal((15UL, 0), (report.Checkpoint!.Size, report.FilesBeyond));
        }
    }

    [Fact]
    public void Every_entry_of_the_original_can_be_proven_at_every_size()
    {
        var (log, policy) = (new LogReader(new DirectoryStorage(Folder)), Policy.Of(VerifierKey.Parse(VKey).Value!));
        var entries = Original();
        for (var size = 1; size <= 15; size++)
            for (var i = 0; i < size; i++)
            {
                var note = policy.Open(File.ReadAllBytes(Path.Combine(Folder, $"checkpoint.{size}"))).Value!.Note;
                Assert.Null(log.Prove((ulong)i, note).Value!.Check(Merkle.Leaf(entries[i].Span), policy));
                Assert.NotNull(log.Prove((ulong)i, note).Value!.Check(Merkle.Leaf(entries[(i + 1) % 15].Span), policy));
            }
    }

    private static ReadOnlyMemory<byte>[] Original()
    {
        var entries = EntryBundle.Read(File.ReadAllBytes(Path.Combine(Folder, "tile/entries/000.p/15")), 15)!;
        Assert.Equal(["one", "two", "three"], entries[..3].Select(e => Encoding.UTF8.GetString(e.Span)));
        return entries;
    }
}
