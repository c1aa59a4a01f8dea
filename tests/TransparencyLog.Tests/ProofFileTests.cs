using System.Text;

namespace TransparencyLog.Tests;

public sealed class ProofFileTests
{
    private static readonly MemoryStorage Storage = Some.Log(300);

    private static readonly Policy Policy = Policy.Of(Some.Key.Log);

    [Fact]
    public void A_receipt_verifies_for_its_entry_alone()
    {
        var latest = Some.Latest(Storage);
        for (var i = 0UL; i < 300; i++)
        {
            var file = ProofFile.Parse(new LogReader(Storage).Prove(i, latest.Note).Value!.ToBytes()).Value!;
            Assert.Null(file.Check(Merkle.Leaf(Some.Entry($"leaf {i}").Span), Policy));
            Assert.Equal(new NotIncluded(i, 300), file.Check(Merkle.Leaf(Some.Entry($"leaf {i + 1}").Span), Policy));
            Assert.Equal(new NotIncluded(i + 1, 300), (file with { Index = i + 1 }).Check(Merkle.Leaf(Some.Entry($"leaf {i}").Span), Policy));
        }
    }

    [Fact]
    public void A_receipt_is_read_and_written_byte_for_byte()
    {
        var proof = new LogReader(Storage).Prove(7, Some.Latest(Storage).Note).Value!;
        byte[] plain = proof.ToBytes(), extra = (proof with { Extra = new byte[] { 1, 2, 3 } }).ToBytes(), none = (proof with { Extra = Array.Empty<byte>() }).ToBytes();
        Assert.StartsWith("c2sp.org/tlog-proof@v1\nindex 7\n", Encoding.UTF8.GetString(plain));
        Assert.StartsWith("c2sp.org/tlog-proof@v1\nextra AQID\nindex 7\n", Encoding.UTF8.GetString(extra));
        foreach (var bytes in new[] { plain, extra, none }) Assert.Equal(bytes, ProofFile.Parse(bytes).Value!.ToBytes());
        Assert.Equal([1, 2, 3], ProofFile.Parse(extra).Value!.Extra!.Value.ToArray());
    }

    [Fact]
    public void A_receipt_of_a_log_with_one_entry_has_no_path()
    {
        var one = Some.Log(1);
        var proof = new LogReader(one).Prove(0, Some.Latest(one).Note).Value!;
        Assert.Empty(proof.Path);
        Assert.Null(ProofFile.Parse(proof.ToBytes()).Value!.Check(Merkle.Leaf("leaf 0"u8), Policy));
    }

    [Fact]
    public void Flipping_any_bit_of_a_receipt_makes_it_worthless()
    {
        var good = new LogReader(Storage).Prove(123, Some.Latest(Storage).Note).Value!.ToBytes();
        var leaf = Merkle.Leaf("leaf 123"u8);
        for (var bit = 0; bit < 8 * good.Length; bit++)
        {
            var bad = (byte[])good.Clone();
            bad[bit / 8] ^= (byte)(1 << bit % 8);
            Assert.True(ProofFile.Parse(bad).Fails(out var proof, out _) || proof.Check(leaf, Policy) is not null, $"bit {bit}");
        }
    }

    public static TheoryData<string, string> Broken() => new()
    {
        { "tlog-proof@v1", "tlog-proof@v2" }, { "index 7", "index 07" }, { "index 7", "index -7" }, { "index 7", "index 18446744073709551616" }, { "index 7", "index" },
        { "index 7\n", "" }, { "index 7\n", "index 7\nindex 7\n" }, { "index 7\n", "extra AQI\nindex 7\n" }, { "index 7\n", "extra AQID \nindex 7\n" }, { "index 7\n", "index 7\nextra AQID\n" },
        { "index 7\n", "extra AQID\nextra AQID\nindex 7\n" }, { "index 7\n", "index 7\nAQID\n" }, { "\n\n", "\n" }, { "index 7", "index 7\r" },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public void Another_form_is_no_receipt(string from, string to)
    {
        var text = Encoding.UTF8.GetString(new LogReader(Storage).Prove(7, Some.Latest(Storage).Note).Value!.ToBytes());
        Assert.Contains(from, text);
        Assert.IsType<Malformed>(ProofFile.Parse(Encoding.UTF8.GetBytes(text.Replace(from, to))).Refusal);
    }

    [Fact]
    public void A_path_longer_than_any_tree_is_refused()
    {
        var long65 = new ProofFile(0, [.. Enumerable.Repeat(Merkle.Empty, 65)], Some.Latest(Storage).Note);
        Assert.IsType<Malformed>(ProofFile.Parse(long65.ToBytes()).Refusal);
        Assert.IsType<NotIncluded>(ProofFile.Parse((long65 with { Path = [.. long65.Path.Skip(1)] }).ToBytes()).Value!.Check(Merkle.Empty, Policy));
    }
}
