using System.Text;

namespace TransparencyLog.Tests;

public sealed class NoteTests
{
    private const string Text = "some text\n";

    private static readonly SigningKey Ann = Some.KeyOf("ann.example"), Bob = Some.KeyOf("bob.example");

    [Fact]
    public void The_notes_of_go_and_c2sp_verify_and_are_signed_alike()
    {
        var notes = Data.Vectors.All("notes").Where(n => n.TryGetProperty("vkey", out _)).ToList();
        Assert.Equal(3, notes.Count);
        foreach (var vector in notes)
        {
            var text = vector.TryGetProperty("text", out _) ? vector.Text("text") : notes[0].Text("text");
            var key = VerifierKey.Parse(vector.Text("vkey")).Value!;
            Assert.Equal(vector.Text("vkey"), key.ToString());
            var note = Parse($"{text}\n{vector.Text("sigline")}\n").Value!;
            Assert.Equal([key], note.SignedBy([key]).Value);
            Assert.IsType<WrongSignature>(new Note("another text\n", note.Signatures).SignedBy([key]).Refusal);
            if (!vector.TryGetProperty("skey", out _)) continue;
            var secret = SigningKey.Parse(vector.Text("skey")).Value!;
            Assert.Equal(vector.Text("skey"), secret.Export());
            Assert.Equal(vector.Text("sigline") + "\n", secret.Sign(text).ToString());
        }
    }

    [Fact]
    public void Bad_verifier_keys_are_refused()
    {
        foreach (var bad in Data.Vectors.All("notes").Last().All("bad_vkeys")) Assert.IsType<Malformed>(VerifierKey.Parse(bad.GetString()!).Refusal);
        var good = Ann.Log.ToString();
        string[] others = ["", "+", "++", good[1..], good + "=", good + "\n", " " + good, good.ToUpperInvariant(), good.Replace('+', '-'),
            good.Replace("ann", "a n"), "+" + good, good.Replace("ann", "änn"), good[..^1] + "_", $"x+00000000+{Convert.ToBase64String(new byte[33])}"];
        foreach (var bad in others) Assert.IsType<Malformed>(VerifierKey.Parse(bad).Refusal);
        Assert.Null(VerifierKey.Parse(good).Refusal);
    }

    [Fact]
    public void The_id_of_a_key_has_one_spelling()
    {
        // An id that begins with zero and has a letter, so that each of these would be the same number.
        var (name, id, material) = Enumerable.Range(0, 1000).Select(i => Some.KeyOf($"k{i}").Log.ToString().Split('+')).Where(vkey => vkey[1][0] is '0' && vkey[1].Any(char.IsAsciiLetter))
            .Select(vkey => (vkey[0], vkey[1], vkey[2])).First();
        Assert.Null(VerifierKey.Parse($"{name}+{id}+{material}").Refusal);
        foreach (var other in new[] { id[1..], "0" + id, id.ToUpperInvariant(), id[..^1] + "g" })
            Assert.IsType<Malformed>(VerifierKey.Parse($"{name}+{other}+{material}").Refusal);
    }

    [Fact]
    public void A_key_under_which_anybody_can_sign_is_refused()
    {
        // The neutral element of the curve: its signatures are valid for every text.
        byte[] neutral = [1, .. new byte[31]];
        var weak = new VerifierKey("weak.example", SignatureType.Ed25519, neutral);
        Assert.Equal(new Malformed("verifier key", "it has no Ed25519 key"), VerifierKey.Parse(weak.ToString()).Refusal);
    }

    [Fact]
    public void Key_types_that_are_not_known_are_named_in_the_refusal()
    {
        var rome = Data.Vectors.GetProperty("real_static_ct_checkpoint");
        Assert.Contains("0x05", VerifierKey.Parse(rome.Text("vkey")).Refusal!.Sentence);
    }

    [Fact]
    public void A_real_checkpoint_with_only_a_foreign_signature_is_read_but_not_accepted()
    {
        var note = Parse(Data.Vectors.GetProperty("real_static_ct_checkpoint").Text("note")).Value!;
        Assert.Equal(115474666UL, Checkpoint.Parse(note.Text).Value!.Size);
        Assert.IsType<NotSigned>(note.SignedBy([Ann.Log]).Refusal);
        Assert.IsType<NotSigned>(note.SignedBy([]).Refusal);
    }

    [Fact]
    public void A_witness_key_of_the_wild_is_read_as_one()
    {
        var vkey = Data.Vectors.All("cosignature_vkey_examples").Single().GetString()!;
        var key = VerifierKey.Parse(vkey).Value!;
        Assert.Equal((SignatureType.CosignatureV1, vkey), (key.Type, key.ToString()));
    }

    [Fact]
    public void Signatures_of_strangers_are_ignored_and_of_friends_must_hold()
    {
        var note = new Note(Text, Bob.Sign(Text), Ann.Sign(Text));
        Assert.Equal([Ann.Log], note.SignedBy([Ann.Log]).Value);
        Assert.Equal([Ann.Log, Bob.Log], note.SignedBy([Ann.Log, Bob.Log]).Value);

        var forged = new Note(Text, Bob.Sign(Text), Ann.Sign("other\n"));
        Assert.Equal(new WrongSignature("ann.example"), forged.SignedBy([Ann.Log, Bob.Log]).Refusal);
        Assert.Equal([Bob.Log], forged.SignedBy([Bob.Log]).Value);
    }

    [Fact]
    public void Name_and_id_must_both_fit()
    {
        var line = Ann.Sign(Text);
        Assert.IsType<NotSigned>(new Note(Text, line with { Name = "ann.example2" }).SignedBy([Ann.Log]).Refusal);
        Assert.IsType<NotSigned>(new Note(Text, line with { KeyId = line.KeyId + 1 }).SignedBy([Ann.Log]).Refusal);
    }

    [Fact]
    public void A_friend_who_signs_twice_counts_once_and_must_be_right_both_times()
    {
        Assert.Single(new Note(Text, Ann.Sign(Text), Ann.Sign(Text)).SignedBy([Ann.Log]).Value!);
        Assert.IsType<WrongSignature>(new Note(Text, Ann.Sign(Text), Ann.Sign("other\n")).SignedBy([Ann.Log]).Refusal);
    }

    [Fact]
    public void The_last_empty_line_ends_the_text()
    {
        const string poem = "first\n\nsecond\n\n— nobody\n";
        Assert.Equal(poem, Parse(new Note(poem, Ann.Sign(poem)).ToString()).Value!.Text);
    }

    [Fact]
    public void A_hundred_signatures_are_read_and_one_more_is_refused()
    {
        var all = new Note(Text, [.. Enumerable.Repeat(Ann.Sign(Text), 100)]);
        Assert.Equal(100, Parse(all.ToString()).Value!.Signatures.Count);
        Assert.Contains("100", Parse(all.ToString() + Ann.Sign(Text)).Refusal!.Sentence);
    }

    [Fact]
    public void A_note_beyond_a_million_bytes_is_refused() =>
        Assert.IsType<Malformed>(Parse(new Note(new string('x', 1_000_000) + "\n", Ann.Sign(Text)).ToString()).Refusal);

    public static TheoryData<string> Broken()
    {
        var good = new Note(Text, Ann.Sign(Text)).ToString();
        return [
            "", "\n", Text, good[..^1], good + "x\n", good.Replace("\n", "\r\n"), good.Replace("some", "so\0me"),
            good.Replace("some", "so\tme"), good.Replace("some", "so\u001bme"), good.Replace("—", "-"), good.Replace("— ", "—"), good.Replace("— ", "—  "),
            good.Replace("ann.example ", "ann.example  "), good.Replace("ann.example", "ann+example"), good.Replace("ann.example", "ann\u00a0example"),
            good.Replace("ann.example", ""), good[..^2] + "\n", good[..^1] + "=\n", good[..^1] + " \n", $"{Text}\n— ann.example AAAA\n", $"{Text}\n— ann.example AAAAAA==\n",
        ];
    }

    [Theory]
    [MemberData(nameof(Broken))]
    public void Anything_else_is_no_note(string text) => Assert.IsType<Malformed>(Parse(text).Refusal);

    [Fact]
    public void A_note_without_a_signature_line_is_not_signed()
    {
        foreach (var text in new[] { "\n\n", Text + "\n", Text + "\n\n\n", new Note(Text, Ann.Sign(Text)) + "\n" })
            Assert.IsType<NotSigned>(Parse(text).Refusal);
    }

    [Fact]
    public void A_note_must_be_utf8()
    {
        byte[] bytes = [.. new Note(Text, Ann.Sign(Text)).ToBytes()];
        bytes[2] = 0xff;
        Assert.IsType<Malformed>(Note.Parse(bytes).Refusal);
    }

    [Fact]
    public void Base64_has_one_spelling()
    {
        var line = Ann.Sign(Text).ToString();
        Assert.EndsWith("=\n", line);
        // The last digit before the padding has two bits that decoding ignores.
        var twin = line[^3] switch { '4' => '5', 'A' => 'B', var c => (char)(c + 1) };
        Assert.IsType<Malformed>(Parse($"{Text}\n{line[..^3]}{twin}=\n").Refusal);
    }

    [Fact]
    public void Private_keys_in_another_form_are_refused()
    {
        var good = Ann.Export();
        Assert.Null(SigningKey.Parse(good).Refusal);
        foreach (var bad in new[] { "", "PRIVATE+KEY+", good[1..], good + "x", good.Replace("ann", "ben"), good.ToLowerInvariant(), Ann.Log.ToString() })
            Assert.IsType<Malformed>(SigningKey.Parse(bad).Refusal);
        Assert.IsType<Malformed>(SigningKey.Create("a b", new byte[32]).Refusal);
        Assert.IsType<Malformed>(SigningKey.Create("", new byte[32]).Refusal);
    }

    [Fact]
    public void A_second_signature_of_a_key_takes_the_place_of_its_first_and_of_no_other()
    {
        var cosigned = Parse($"{Text}\n{Ann.Sign(Text)}{Bob.Sign(Text)}").Value!;
        var (again, otherId, otherName) = (Ann.Sign(Text), Ann.Sign(Text) with { KeyId = ~Ann.Sign(Text).KeyId }, Ann.Sign(Text) with { Name = "ann.example.org" });
        Assert.Equal([Bob.Sign(Text).ToString(), again.ToString()], cosigned.With(again).Signatures.Select(line => line.ToString()));
        Assert.Equal(3, cosigned.With(otherId).Signatures.Count);
        Assert.Equal(3, cosigned.With(otherName).Signatures.Count);
    }

    private static Result<Note> Parse(string text) => Note.Parse(Encoding.UTF8.GetBytes(text));
}
