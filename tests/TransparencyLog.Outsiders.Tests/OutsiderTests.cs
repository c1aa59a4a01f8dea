using System.Security.Cryptography;
using System.Text;

namespace TransparencyLog.Outsiders.Tests;

/// <summary>What we make is accepted by programs that know nothing of us, and rejected by them when it was altered.</summary>
public sealed class OutsiderTests : IClassFixture<Outsiders>
{
    private const int Size = 70_000;

    private static readonly SigningKey Key = KeyOf("example.com/year"), Witness = KeyOf("witness.example");

    private readonly Outsiders outsiders;
    private readonly LogReader log;
    private readonly Note older, latest;

    public OutsiderTests(Outsiders outsiders)
    {
        this.outsiders = outsiders;
        if (Directory.Exists(outsiders["log"])) Directory.Delete(outsiders["log"], recursive: true);
        var storage = new DirectoryStorage(outsiders["log"], durable: false);
        using var writer = LogWriter.Create(storage, Key).Value!;
        Assert.Null(writer.Append(Entries(0, 12_345)));
        older = writer.Publish().Note;
        Assert.Null(writer.Append(Entries(12_345, Size)));
        latest = writer.Publish().Note;
        latest = latest.With(Witness.Cosign(writer.Latest.Checkpoint, DateTimeOffset.UnixEpoch.AddDays(20_000)));
        log = new LogReader(storage);
    }

    [Fact]
    public void Go_and_sigstore_accept_receipts_and_reject_altered_ones()
    {
        foreach (var index in new ulong[] { 0, 1, 255, 256, 12_344, 12_345, 65_535, 65_536, 69_887, 69_888, Size - 1 })
        {
            var (entry, proof) = (Encoding.UTF8.GetBytes(Entry((int)index)), log.Prove(index, latest).Value!);
            Assert.True(GoAccepts(proof.ToBytes(), entry));
            Assert.True(SigstoreAccepts(proof.ToBytes(), entry));

            Rejected(proof.ToBytes(), [.. entry, 0]);
            Rejected((proof with { Index = index ^ 1 }).ToBytes(), entry);
            Rejected((proof with { Path = [.. proof.Path.Skip(1)] }).ToBytes(), entry);
            Rejected((proof with { Path = [.. proof.Path, Merkle.Empty] }).ToBytes(), entry);
            var at = (int)index % proof.Path.Count;
            Rejected((proof with { Path = [.. proof.Path.Select((hash, i) => i == at ? Merkle.Node(hash, hash) : hash)] }).ToBytes(), entry);
            Rejected((proof with { Note = older }).ToBytes(), entry);
            Rejected((proof with { Note = new Note(latest.Text.Replace("\n70000\n", "\n70001\n"), latest.Signatures) }).ToBytes(), entry);
            Rejected((proof with { Note = new Note(latest.Text, KeyOf("example.com/year", "another").Sign(latest.Text)) }).ToBytes(), entry);
        }
    }

    [Fact]
    public void Go_accepts_checkpoints_and_rejects_every_flipped_bit()
    {
        var good = latest.ToBytes();
        Assert.True(outsiders.Go("note", Key.Log.ToString(), outsiders.File("note", good)));
        // The cosignature is by a key that Go was not told of, so what happens in that line is not its business.
        var signed = new Note(latest.Text, latest.Signatures[0]).ToBytes().Length;
        for (var bit = 0; bit < 8 * signed; bit += 7)
        {
            var bad = (byte[])good.Clone();
            bad[bit / 8] ^= (byte)(1 << bit % 8);
            // Go's base64 does not mind the two bits before the padding; ours does.
            var ours = Policy.Of(Key.Log).Open(bad).Refusal is null;
            Assert.False(ours, $"bit {bit}");
            if (bit / 8 < signed - 4) Assert.False(outsiders.Go("note", Key.Log.ToString(), outsiders.File("note", bad)), $"bit {bit}");
        }
    }

    [Fact]
    public void Go_accepts_consistency_and_rejects_it_altered()
    {
        var proof = log.Consistency(12_345, Size).Value!;
        Assert.True(Tree(proof, older, latest));
        for (var i = 0; i < proof.Length; i++)
        {
            Assert.False(Tree([.. proof[..i], .. proof[(i + 1)..]], older, latest));
            Assert.False(Tree([.. proof.Select((hash, at) => at == i ? Merkle.Node(hash, hash) : hash)], older, latest));
        }
        Assert.False(Tree(proof, older, older));
        Assert.False(Tree([.. proof, Merkle.Empty], older, latest));
    }

    [Fact]
    public void Go_reads_the_tiles_and_bundles_and_rejects_damaged_ones()
    {
        File.WriteAllBytes(Path.Combine(outsiders["log"], "checkpoint"), latest.ToBytes());
        Assert.True(outsiders.Go("tiles", Key.Log.ToString(), outsiders["log"]));
        foreach (var path in new[] { "tile/0/000", "tile/1/000", "tile/1/001.p/17", "tile/2/000.p/1", "tile/0/273.p/112", "tile/entries/000", "tile/entries/273.p/112" })
        {
            var file = Path.Combine(outsiders["log"], path);
            var good = File.ReadAllBytes(file);
            var bad = (byte[])good.Clone();
            // Go asks for what its proofs need: of the first tiles that is the second hash, of the bundles the first and the last entry.
            bad[path.Contains("entries", StringComparison.Ordinal) ? path.EndsWith("112", StringComparison.Ordinal) ? bad.Length - 1 : 3 : Math.Min(35, bad.Length - 1)] ^= 1;
            File.WriteAllBytes(file, bad);
            Assert.True(!outsiders.Go("tiles", Key.Log.ToString(), outsiders["log"]), path);
            File.WriteAllBytes(file, good);
        }
    }

    [Fact]
    public void Openssl_accepts_signatures_and_cosignatures_and_rejects_them_altered()
    {
        var text = Encoding.UTF8.GetBytes(latest.Text);
        var (log, witness) = (latest.Signatures[0].Bytes.ToArray(), latest.Signatures[1].Bytes.ToArray());
        byte[] cosigned = [.. "cosignature/v1\ntime 1728000000\n"u8, .. text];
        Check(Key.Log.PublicKey.ToArray(), text, log);
        Check(Witness.Cosigner.PublicKey.ToArray(), cosigned, witness[8..]);

        void Check(byte[] key, byte[] message, byte[] signature)
        {
            Assert.True(outsiders.OpenSsl(key, message, signature));
            Assert.False(outsiders.OpenSsl(key, [.. message, 10], signature));
            for (var bit = 0; bit < 8 * signature.Length; bit += 31)
            {
                var bad = (byte[])signature.Clone();
                bad[bit / 8] ^= (byte)(1 << bit % 8);
                Assert.False(outsiders.OpenSsl(key, message, bad));
            }
        }
    }

    private void Rejected(byte[] proof, byte[] entry)
    {
        Assert.False(GoAccepts(proof, entry));
        Assert.False(SigstoreAccepts(proof, entry));
        Assert.True(ProofFile.Parse(proof).Fails(out var file, out _) || file.Check(Merkle.Leaf(entry), Policy.Of(Key.Log)) is not null);
    }

    private bool GoAccepts(byte[] proof, byte[] entry) => outsiders.Go("proof", Key.Log.ToString(), outsiders.File("proof", proof), outsiders.File("entry", entry));

    private bool SigstoreAccepts(byte[] proof, byte[] entry) => outsiders.Node(Key.Log.ToString(), outsiders.File("proof", proof), outsiders.File("entry", entry));

    private bool Tree(Hash[] proof, Note from, Note to) => outsiders.Go("tree", Key.Log.ToString(), outsiders.File("old", from.ToBytes()), outsiders.File("new", to.ToBytes()),
        outsiders.File("hashes", Encoding.UTF8.GetBytes(string.Join('\n', proof))));

    private static string Entry(int index) => $"entry {index} of a year";

    private static List<ReadOnlyMemory<byte>> Entries(int from, int to) => [.. Enumerable.Range(from, to - from).Select(i => (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes(Entry(i)))];

    private static SigningKey KeyOf(string name, string seed = "") => SigningKey.Create(name, SHA256.HashData(Encoding.UTF8.GetBytes(name + seed))).Value!;
}
