using System.Text;
using CsCheck;

namespace TransparencyLog.Tests;

public sealed class MerkleTests
{
    [Fact]
    public void Hashes_are_those_of_the_reference()
    {
        var expected = Data.Vectors.All("rfc6962_hash").Select(v => Data.Hex(v.Text("out"))).ToArray();
        Assert.Equal<Hash[]>(expected, [Merkle.Empty, Merkle.Leaf([]), Merkle.Leaf("L123456"u8), Sha(1, "N123N456")]);
        static Hash Sha(byte prefix, string text) => new(System.Security.Cryptography.SHA256.HashData([prefix, .. Encoding.ASCII.GetBytes(text)]));
    }

    [Fact]
    public void The_reference_tree_has_its_nine_roots()
    {
        var tree = Data.Vectors.GetProperty("ct_reference_tree");
        var entries = tree.All("leaves_hex").Select(l => (ReadOnlyMemory<byte>)Convert.FromHexString(l.GetString()!)).ToArray();
        var roots = tree.All("roots_by_size").Select(r => Data.Hex(r.GetString()!)).ToArray();
        for (var size = 0; size <= entries.Length; size++)
        {
            Assert.Equal(roots[size], Merkle.Root((ulong)size, Some.Nodes(entries)));
            Assert.Equal(roots[size], Some.SlowRoot(entries[..size]));
        }
    }

    [Fact]
    public void Every_inclusion_probe_is_accepted_or_rejected_as_it_says()
    {
        var probes = Probes("inclusion");
        Assert.Equal(98, probes.Count);
        foreach (var (file, probe) in probes)
        {
            // Some have no leaf or no root at all, which is refused before there is anything to check.
            var accepted = Hash.Parse(probe.Text("leafHash")) is { } leaf && Hash.Parse(probe.Text("root")) is { } root
                && Merkle.CheckInclusion(leaf, probe.GetProperty("leafIdx").GetUInt64(), probe.GetProperty("treeSize").GetUInt64(), probe.Hashes("proof"), root) is null;
            Assert.True(accepted != probe.GetProperty("wantErr").GetBoolean(), file);
        }
    }

    [Fact]
    public void Every_consistency_probe_is_accepted_or_rejected_as_it_says()
    {
        var probes = Probes("consistency");
        Assert.Equal(98, probes.Count);
        foreach (var (file, probe) in probes)
        {
            var no = Merkle.CheckConsistency(probe.GetProperty("size1").GetUInt64(), Data.Opaque(probe.Text("root1")),
                probe.GetProperty("size2").GetUInt64(), Data.Opaque(probe.Text("root2")), probe.Hashes("proof"));
            Assert.True(no is not null == probe.GetProperty("wantErr").GetBoolean(), file);
        }
    }

    [Fact]
    public void Any_other_hash_index_size_or_length_breaks_an_inclusion_proof() =>
        Gen.Select(Gen.Int[1, 600], Gen.Int[0, 599], Gen.Int[0, 9999]).Sample((size, at, chance) =>
        {
            var index = (ulong)(at % size);
            var entries = Some.Leaves(size);
            var (nodes, leaf) = (Some.Nodes(entries), Merkle.Leaf(entries[(int)index].Span));
            var (root, proof) = (Merkle.Root((ulong)size, nodes), Merkle.Inclusion(index, (ulong)size, nodes));
            Assert.Null(Merkle.CheckInclusion(leaf, index, (ulong)size, proof, root));

            Assert.NotNull(Merkle.CheckInclusion(Flip(leaf, chance), index, (ulong)size, proof, root));
            Assert.NotNull(Merkle.CheckInclusion(leaf, index, (ulong)size, proof, Flip(root, chance)));
            Assert.NotNull(Merkle.CheckInclusion(leaf, index ^ 1, (ulong)size, proof, root));
            Assert.NotNull(Merkle.CheckInclusion(leaf, index, (ulong)size, [.. proof, root], root));
            Assert.NotNull(Merkle.CheckInclusion(leaf, index + (ulong)size, (ulong)size, proof, root));
            if (proof.Length == 0) return;
            Assert.NotNull(Merkle.CheckInclusion(leaf, index, (ulong)size, proof[..^1], root));
            Assert.NotNull(Merkle.CheckInclusion(leaf, index, (ulong)size, proof[1..], root));
            proof[chance % proof.Length] = Flip(proof[chance % proof.Length], chance);
            Assert.NotNull(Merkle.CheckInclusion(leaf, index, (ulong)size, proof, root));
        }, iter: 300);

    [Fact]
    public void Any_other_hash_size_or_length_breaks_a_consistency_proof() =>
        Gen.Select(Gen.Int[1, 600], Gen.Int[0, 599], Gen.Int[0, 9999]).Sample((size2, at, chance) =>
        {
            var size1 = 1 + at % size2;
            var nodes = Some.Nodes(Some.Leaves(size2));
            var (root1, root2) = (Merkle.Root((ulong)size1, nodes), Merkle.Root((ulong)size2, nodes));
            var proof = Merkle.Consistency((ulong)size1, (ulong)size2, nodes);
            Assert.Null(Check(size1, root1, size2, root2, proof));

            Assert.NotNull(Check(size1, Flip(root1, chance), size2, root2, proof));
            Assert.NotNull(Check(size1, root1, size2, Flip(root2, chance), proof));
            Assert.NotNull(Check(size2, root2, size1, root1, [.. proof, root1]));
            Assert.NotNull(Check(size1, root1, size2, root2, [.. proof, root2]));
            Assert.NotNull(Check(0, Merkle.Empty, size2, root2, []));
            if (proof.Length == 0) return;
            Assert.NotNull(Check(size1, root1, size2, root2, proof[..^1]));
            proof[chance % proof.Length] = Flip(proof[chance % proof.Length], chance);
            Assert.NotNull(Check(size1, root1, size2, root2, proof));
        }, iter: 300);

    [Fact]
    public void There_is_no_proof_of_what_no_tree_holds()
    {
        var nodes = Some.Nodes(Some.Leaves(5));
        Assert.Throws<ArgumentOutOfRangeException>(() => Merkle.Inclusion(5, 5, nodes));
        Assert.Throws<ArgumentOutOfRangeException>(() => Merkle.Consistency(0, 5, nodes));
        Assert.Throws<ArgumentOutOfRangeException>(() => Merkle.Consistency(5, 4, nodes));
    }

    [Fact]
    public void Sizes_up_to_the_last_number_are_checked_without_going_astray()
    {
        var hashes = Enumerable.Repeat(Merkle.Empty, 64).ToArray();
        Assert.NotNull(Merkle.CheckInclusion(Merkle.Empty, ulong.MaxValue - 1, ulong.MaxValue, hashes, Merkle.Empty));
        Assert.NotNull(Merkle.CheckInclusion(Merkle.Empty, ulong.MaxValue, ulong.MaxValue, hashes, Merkle.Empty));
        Assert.NotNull(Merkle.CheckConsistency(ulong.MaxValue - 1, Merkle.Empty, ulong.MaxValue, Merkle.Empty, hashes));
        Assert.NotNull(Merkle.CheckConsistency(1UL << 63, Merkle.Empty, ulong.MaxValue, Merkle.Empty, hashes));
    }

    private static Refusal? Check(int size1, Hash root1, int size2, Hash root2, Hash[] proof) =>
        Merkle.CheckConsistency((ulong)size1, root1, (ulong)size2, root2, proof);

    private static Hash Flip(Hash hash, int chance)
    {
        var bytes = hash.ToArray();
        bytes[chance % bytes.Length] ^= (byte)(1 << chance % 8);
        return new Hash(bytes);
    }

    private static List<(string File, System.Text.Json.JsonElement Probe)> Probes(string kind) =>
        [.. Directory.EnumerateFiles(Path.Combine(Data.Folder, "merkle-probes", kind), "*.json", SearchOption.AllDirectories)
            .Select(file => (file, Data.Json(Path.GetRelativePath(Data.Folder, file))))];
}
