using System.Security.Cryptography;

namespace TransparencyLog.Tests;

/// <summary>Roots, proofs and tiles that Go's sumdb/tlog computed for the entries "leaf 0", "leaf 1", …</summary>
public sealed class OracleTests
{
    // The oracle goes up to a million entries, which takes a second or two.
    private static readonly Lazy<MemoryStorage> Million = new(() => Some.Log(100_000, 1, 255, 899_744));

    [Fact]
    public void Roots_are_those_of_the_oracle()
    {
        var log = new LogReader(Million.Value);
        var roots = Data.Oracle.GetProperty("roots").EnumerateObject().ToList();
        Assert.True(roots.Count >= 300);
        foreach (var root in roots) Assert.Equal(Hash.Parse(root.Value.GetString()!), log.Root(ulong.Parse(root.Name)).Value);
    }

    [Fact]
    public void Inclusion_proofs_are_those_of_the_oracle()
    {
        var log = new LogReader(Million.Value);
        foreach (var proof in Data.Oracle.All("inclusion"))
        {
            var (index, size) = (proof.GetProperty("Index").GetUInt64(), proof.GetProperty("Size").GetUInt64());
            Assert.Equal(proof.Hashes("Proof"), log.Inclusion(index, size).Value);
            Assert.Null(Merkle.CheckInclusion(Merkle.Leaf(Some.Entry($"leaf {index}").Span), index, size, proof.Hashes("Proof"), log.Root(size).Value));
        }
    }

    [Fact]
    public void Consistency_proofs_are_those_of_the_oracle()
    {
        var log = new LogReader(Million.Value);
        foreach (var proof in Data.Oracle.All("consistency"))
        {
            var (old, now) = (proof.GetProperty("Old").GetUInt64(), proof.GetProperty("New").GetUInt64());
            Assert.Equal(proof.Hashes("Proof"), log.Consistency(old, now).Value);
            Assert.Null(Merkle.CheckConsistency(old, log.Root(old).Value, now, log.Root(now).Value, proof.Hashes("Proof")));
        }
    }

    [Fact]
    public void Tiles_of_seventy_thousand_entries_are_those_of_the_oracle()
    {
        var storage = Some.Log(70_000);
        var tiles = Data.Oracle.All("tiles_size_70000").ToList();
        foreach (var tile in tiles)
        {
            var bytes = storage.Read(tile.Text("path"))!;
            Assert.Equal(tile.GetProperty("bytes").GetInt32(), bytes.Length);
            Assert.Equal(tile.Text("sha256"), Convert.ToHexStringLower(SHA256.HashData(bytes)));
        }
    }

    [Fact]
    public void Seventy_thousand_entries_lie_in_the_files_that_the_specification_counts()
    {
        var files = Some.Files(Some.Log(70_000)).Keys.ToList();
        Assert.Equal(273 + 1 + 273 + 1 + 1 + 1 + 1 + 1, files.Count);
        Assert.Contains("tile/0/273.p/112", files);
        Assert.Contains("tile/entries/273.p/112", files);
        Assert.Contains("tile/1/000", files);
        Assert.Contains("tile/1/001.p/17", files);
        Assert.Contains("tile/2/000.p/1", files);
    }
}
