using System.Text;

namespace TransparencyLog.Tests;

public sealed class PolicyTests
{
    private static readonly SigningKey[] Keys = [.. "abcdef".Select(c => Some.KeyOf($"witness.example/{c}"))];

    private static readonly Checkpoint Checkpoint = new(Some.Origin, 5, Merkle.Leaf("a tree"u8));

    private static string Head => $"log {Some.Key.Log}\n" + string.Concat(Keys.Select((k, i) => $"witness {(char)('A' + i)} {k.Cosigner}\n"));

    [Theory]
    [InlineData("quorum none", "", true)]
    [InlineData("quorum A", "", false)]
    [InlineData("quorum A", "b", false)]
    [InlineData("quorum A", "a", true)]
    [InlineData("group G any A B\nquorum G", "c", false)]
    [InlineData("group G any A B\nquorum G", "b", true)]
    [InlineData("group G all A B C\nquorum G", "ab", false)]
    [InlineData("group G all A B C\nquorum G", "cab", true)]
    [InlineData("group G 2 A B C\nquorum G", "bc", true)]
    [InlineData("group G 2 A B C\nquorum G", "bbb", false)]
    [InlineData("group X 2 A B C\ngroup Y any D E F\ngroup XY all X Y\nquorum XY", "abc", false)]
    [InlineData("group X 2 A B C\ngroup Y any D E F\ngroup XY all X Y\nquorum XY", "acf", true)]
    [InlineData("group X 2 A B C\ngroup Y any D E F\ngroup XY all X Y\nquorum XY", "def", false)]
    public void A_quorum_is_reached_by_those_whom_it_names(string rules, string cosigners, bool reached)
    {
        var policy = Parse(Head + rules + "\n").Value!;
        var opened = policy.Open(Cosigned(cosigners));
        Assert.Equal(reached, opened.Refusal is null);
        if (!reached) Assert.IsType<QuorumMissing>(opened.Refusal);
        else Assert.Equal(cosigners.Distinct().Order(), opened.Value!.Cosignatures.Select(c => c.Witness.Name[^1]));
    }

    [Fact]
    public void A_wrong_cosignature_of_a_known_witness_spoils_the_note_even_when_the_quorum_is_reached()
    {
        var policy = Parse(Head + "quorum A\n").Value!;
        var other = new Checkpoint(Some.Origin, 6, Merkle.Empty);
        var note = Cosigned("a");
        Assert.Equal(new WrongSignature("witness.example/b"), policy.Open(new Note(note.Text, [.. note.Signatures, Keys[1].Cosign(other, Some.Now)])).Refusal);
    }

    [Fact]
    public void A_log_signature_is_no_cosignature_and_the_other_way_round()
    {
        var policy = Parse(Head + "quorum A\n").Value!;
        Assert.IsType<QuorumMissing>(policy.Open(new Note(Checkpoint.Text, Some.Key.Sign(Checkpoint.Text), Keys[0].Sign(Checkpoint.Text))).Refusal);
        Assert.IsType<NotSigned>(policy.Open(new Note(Checkpoint.Text, Keys[0].Cosign(Checkpoint, Some.Now), Some.Key.Cosign(Checkpoint, Some.Now))).Refusal);
    }

    [Fact]
    public void A_cosignature_says_when_and_a_changed_time_is_found()
    {
        var policy = Parse(Head + "quorum A\n").Value!;
        Assert.Equal(Some.Now, policy.Open(Cosigned("a")).Value!.Cosignatures.Single().Time);
        var line = Keys[0].Cosign(Checkpoint, Some.Now);
        var bytes = line.Bytes.ToArray();
        bytes[7] ^= 1;
        Assert.IsType<WrongSignature>(policy.Open(new Note(Checkpoint.Text, Some.Key.Sign(Checkpoint.Text), line with { Bytes = bytes })).Refusal);
    }

    [Fact]
    public void A_cosignature_of_the_wrong_length_or_beyond_time_is_wrong()
    {
        var policy = Parse(Head + "quorum A\n").Value!;
        var good = Keys[0].Cosign(Checkpoint, Some.Now).Bytes.ToArray();
        foreach (var bytes in new[] { good[..^1], [.. good, 0], [0xff, .. good[1..]], good[..1] })
            Assert.IsType<WrongSignature>(policy.Open(new Note(Checkpoint.Text, Some.Key.Sign(Checkpoint.Text), new NoteSignature(Keys[0].Name, Keys[0].Cosigner.Id, bytes))).Refusal);
    }

    [Fact]
    public void A_time_beyond_2_63_is_refused_and_one_beyond_the_calendar_is_not()
    {
        var policy = Parse(Head + "quorum A\n").Value!;
        Result<SignedCheckpoint> At(ulong time) => policy.Open(new Note(Checkpoint.Text, Some.Key.Sign(Checkpoint.Text), Some.CosignAt(Keys[0].Name, Checkpoint, time)));
        Assert.IsType<WrongSignature>(At(1UL << 63).Refusal);
        Assert.Equal(9999, At((1UL << 63) - 1).Value!.Cosignatures.Single().Time.Year);
        Assert.Equal(2026, At((ulong)Some.Now.ToUnixTimeSeconds()).Value!.Cosignatures.Single().Time.Year);
    }

    [Fact]
    public void No_witness_cosigns_at_a_time_before_1970() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Keys[0].Cosign(Checkpoint, DateTimeOffset.UnixEpoch));

    [Fact]
    public void Any_listed_log_is_accepted_and_a_single_one_can_be_asked_for()
    {
        var other = Some.KeyOf("example.com/other");
        var both = Parse($"log {Some.Key.Log}\nlog {other.Log} https://example.com/other\nquorum none\n").Value!;
        Assert.Null(both.Open(Cosigned("")).Refusal);
        Assert.Null(both.For(Some.Key.Log).Open(Cosigned("")).Refusal);
        Assert.IsType<NotSigned>(both.For(other.Log).Open(Cosigned("")).Refusal);
        Assert.IsType<NotSigned>(both.For(Keys[0].Log).Open(Cosigned("")).Refusal);
        Assert.Null(Parse("quorum none\n").Value!.For(Some.Key.Log).Open(Cosigned("")).Refusal);
        // Another key under the log's own name: a policy that lists logs does not take it for one of them.
        var stranger = SigningKey.Create(Some.Origin, new byte[32]).Value!;
        Assert.IsType<NotSigned>(both.For(stranger.Log).Open(new Note(Checkpoint.Text, stranger.Sign(Checkpoint.Text))).Refusal);
    }

    [Fact]
    public void White_space_comments_addresses_and_foreign_letters_are_allowed()
    {
        var file = $"# 政策\n\n \t\n\tlog\t{Some.Key.Log}   https://log.example/\n  # indented\nwitness 见证人 {Keys[0].Cosigner} http://127.0.0.1:1/见\ngroup \u212a any 见证人\nquorum \u212a";
        var policy = Parse(file).Value!;
        Assert.Equal("https://log.example/", policy.Logs.Single().Url);
        Assert.Null(policy.Open(Cosigned("a")).Refusal);
        Assert.IsType<QuorumMissing>(policy.Open(Cosigned("b")).Refusal);
    }

    public static TheoryData<string> Broken() => [
        "", "quorum", "quorum none none", "quorum A", "quorum none\nquorum none", "Quorum none", "quorum none\r", "quorum none\u007f", "quorum none\0",
        "log", "log x\nquorum none", $"log {Some.Key.Log} a b\nquorum none", $"log {Some.Key.Log}\nlog {Some.Key.Log}\nquorum none", $"log {Keys[0].Cosigner}\nquorum none",
        $"log {Some.Key.Log}\nlog {SameKeyOtherName()}\nquorum none",
        $"witness W\nquorum none", $"witness W {Keys[0].Log}\nquorum none", $"witness none {Keys[0].Cosigner}\nquorum none",
        $"witness W {Keys[0].Cosigner}\nwitness W {Keys[1].Cosigner}\nquorum W", $"witness W {Keys[0].Cosigner}\nwitness V {Keys[0].Cosigner}\nquorum W",
        $"quorum W\nwitness W {Keys[0].Cosigner}", Head + "group G any\nquorum G", Head + "group G\nquorum none", Head + "group G any Z\nquorum G", Head + "group A any B\nquorum A",
        Head + "group none any A\nquorum none", Head + "group G any none\nquorum G", Head + "group G 0 A B\nquorum G", Head + "group G 3 A B\nquorum G", Head + "group G 02 A B\nquorum G",
        Head + "group G -1 A B\nquorum G", Head + "group G 99999999999999999999 A B\nquorum G", Head + "group G some A B\nquorum G", Head + "group G 2 A A\nquorum G",
        Head + "group G any A\ngroup H any A B\nquorum H", Head + "group G any H\ngroup H any A\nquorum G", Head + "group G any G\nquorum G", Head,
    ];

    [Theory]
    [MemberData(nameof(Broken))]
    public void Any_line_that_is_not_understood_refuses_the_file(string file) => Assert.IsType<Malformed>(Parse(file).Refusal);

    [Fact]
    public void Thirty_two_of_each_are_understood()
    {
        var file = new StringBuilder();
        for (var i = 0; i < 32; i++) file.Append($"log {Some.KeyOf($"log{i}").Log}\nwitness w{i} {Some.KeyOf($"w{i}").Cosigner}\ngroup g{i} any w{i}\n");
        file.Append("group all-of-them all ").AppendJoin(' ', Enumerable.Range(0, 32).Select(i => $"g{i}")).Append("\nquorum all-of-them\n");
        var policy = Parse(file.ToString()).Value!;
        Assert.Equal((32, 32, "all-of-them"), (policy.Logs.Count, policy.Witnesses.Count, policy.Quorum));
    }

    private static Note Cosigned(string witnesses) =>
        new(Checkpoint.Text, [Some.Key.Sign(Checkpoint.Text), .. witnesses.Select(w => Keys[w - 'a'].Cosign(Checkpoint, Some.Now))]);

    private static string SameKeyOtherName() => new VerifierKey("another.name", SignatureType.Ed25519, Some.Key.Log.PublicKey.ToArray()).ToString();

    private static Result<Policy> Parse(string file) => Policy.Parse(Encoding.UTF8.GetBytes(file));
}
