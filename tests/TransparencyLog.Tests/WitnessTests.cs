using System.Security.Cryptography;
using System.Text;

namespace TransparencyLog.Tests;

/// <summary>The answers of add-checkpoint, one rule of tlog-witness after the other.</summary>
public sealed class WitnessTests : IDisposable
{
    private static readonly SigningKey WitnessKey = Some.KeyOf("witness.example/w1");

    private readonly MemoryStorage state = new(), log = Some.Log(20);
    private readonly Witness witness;

    public WitnessTests() => witness = Witness.Open(state, WitnessKey, [Some.Key.Log]).Value!;

    public void Dispose() => witness.Dispose();

    [Fact]
    public void A_consistent_checkpoint_is_cosigned_with_the_time_and_remembered()
    {
        var answer = Ask(0, 7);
        Assert.Equal(200, answer.Status);
        var note = Note.Parse(Encoding.UTF8.GetBytes(At(7) + answer.Body)).Value!;
        Assert.Equal([WitnessKey.Cosigner], note.SignedBy([WitnessKey.Cosigner]).Value);
        Assert.Equal((ulong)Some.Now.ToUnixTimeSeconds(), Cosignature.TimeOf(note.Signatures[^1].Bytes.Span));
        Assert.Equal(200, Ask(7, 20).Status);
        Assert.Equal(200, Ask(20, 20).Status);
    }

    [Fact]
    public void An_unknown_origin_is_404()
    {
        var other = new Checkpoint("example.com/unknown", 0, Merkle.Empty).Text;
        Assert.Equal(404, Send(0, [], new Note(other, Some.Key.Sign(other)).ToString()).Status);
        Assert.Equal(404, Send(0, [], "what is this\n").Status);
        Assert.Equal(404, Send(0, [], "").Status);
    }

    [Fact]
    public void No_known_signature_is_403_and_so_is_a_wrong_one()
    {
        var text = At(7).Text;
        Assert.Equal(403, Send(0, [], new Note(text, Some.KeyOf("stranger").Sign(text)).ToString()).Status);
        Assert.Equal(403, Send(0, [], new Note(text).ToString()).Status);
        Assert.Equal(403, Send(0, [], new Note(text, Some.Key.Sign("another\n")).ToString()).Status);
        Assert.Equal(403, Send(0, [], new Note(text, Some.Key.Sign(text), Some.Key.Sign("another\n")).ToString()).Status);
        Assert.Equal(200, Send(0, [], new Note(text, Some.KeyOf("stranger").Sign(text), Some.Key.Sign(text)).ToString()).Status);
    }

    [Fact]
    public void An_old_size_beyond_the_checkpoint_is_400_whatever_the_witness_knows()
    {
        Assert.Equal(400, Ask(8, 7).Status);
        Assert.Equal(200, Ask(0, 20).Status);
        Assert.Equal(400, Ask(20, 7).Status);
    }

    [Fact]
    public void Another_old_size_than_the_last_is_409_with_the_size()
    {
        Assert.Equal(200, Ask(0, 7).Status);
        foreach (var answer in new[] { Ask(0, 20), Ask(6, 20), Ask(8, 20), Ask(0, 7), Send(3, [], At(7).ToString()) })
            Assert.Equal(new WitnessAnswer(409, "7\n", "text/x.tlog.size"), answer);
        Assert.Equal(new WitnessAnswer(409, "0\n", "text/x.tlog.size"), Witness.Open(new MemoryStorage(), WitnessKey, [Some.Key.Log]).Value!.AddCheckpoint(Body(1, [], At(7).ToString()), Some.Now));
    }

    [Fact]
    public void A_proof_that_does_not_hold_is_422()
    {
        var proof = new LogReader(log).Consistency(7, 20).Value!;
        Assert.Equal(422, Send(0, proof, At(7).ToString()).Status);
        Assert.Equal(200, Ask(0, 7).Status);
        Assert.Equal(422, Send(7, [], At(20).ToString()).Status);
        Assert.Equal(422, Send(7, proof[1..], At(20).ToString()).Status);
        Assert.Equal(422, Send(7, [.. proof, Merkle.Empty], At(20).ToString()).Status);
        Assert.Equal(422, Send(7, proof, Fork(20).ToString()).Status);
        Assert.Equal(200, Send(7, proof, At(20).ToString()).Status);
    }

    [Fact]
    public void The_same_size_with_another_root_is_422()
    {
        Assert.Equal(200, Ask(0, 20).Status);
        Assert.Equal(422, Send(20, [], Fork(20).ToString()).Status);
        Assert.Equal(422, Send(20, [Merkle.Empty], At(20).ToString()).Status);
    }

    [Fact]
    public void A_log_without_entries_has_the_empty_root_or_is_422()
    {
        var wrong = new Checkpoint(Some.Origin, 0, Merkle.Leaf([])).Text;
        Assert.Equal(422, Send(0, [], new Note(wrong, Some.Key.Sign(wrong)).ToString()).Status);
        var right = new Checkpoint(Some.Origin, 0, Merkle.Empty).Text;
        Assert.Equal(200, Send(0, [], new Note(right, Some.Key.Sign(right)).ToString()).Status);
        Assert.Equal(200, Send(0, [], new Note(right, Some.Key.Sign(right)).ToString()).Status);
        Assert.Equal(200, Ask(0, 20).Status);
    }

    public static TheoryData<string> Malformed() => [
        "", "old 0\n", "old 0\n\n\r", "old 00\n\n{0}", "old -1\n\n{0}", "old 18446744073709551616\n\n{0}", "Old 0\n\n{0}", "old 0 \n\n{0}", "old\n\n{0}", "0\n\n{0}", "\n\n{0}",
        "old 0\nAAAA\n\n{0}", "old 0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU\n\n{0}", "old 0\r\n\r\n{0}", "old 0\nx\n\n{0}",
        "old 0\n" + string.Concat(Enumerable.Repeat("47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n", 64)) + "\n{0}", "old 0\n\n{0}x",
        "old 0\n\n" + Some.Origin + "\n7\n",
    ];

    [Theory]
    [MemberData(nameof(Malformed))]
    public void A_body_in_another_form_is_400_or_unknown(string form)
    {
        var answer = witness.AddCheckpoint(Encoding.UTF8.GetBytes(form.Replace("{0}", At(7).ToString())), Some.Now);
        Assert.True(answer.Status is 400 || form.EndsWith('\r') && answer.Status is 404, $"{answer}");
        Assert.Null(state.Read(Memory));
    }

    [Fact]
    public void A_refusal_changes_nothing()
    {
        Assert.Equal(200, Ask(0, 7).Status);
        var before = state.Read(Memory);
        Assert.Equal(422, Send(7, [], Fork(20).ToString()).Status);
        Assert.Equal(409, Ask(6, 20).Status);
        Assert.Equal(before, state.Read(Memory));
    }

    [Fact]
    public void Monitors_read_the_last_checkpoint_with_the_signatures_of_log_and_witness_alone()
    {
        Assert.Null(witness.LatestCheckpoint(OriginHash));
        var text = At(7).Text;
        Assert.Equal(200, Send(0, [], new Note(text, Some.KeyOf("stranger").Sign(text), Some.Key.Sign(text)).ToString()).Status);
        var note = Note.Parse(witness.LatestCheckpoint(OriginHash)!).Value!;
        Assert.Equal(text, note.Text);
        Assert.Equal([Some.Origin, WitnessKey.Name], note.Signatures.Select(s => s.Name));
        Assert.Equal(2, note.SignedBy([Some.Key.Log, WitnessKey.Cosigner]).Value!.Count);
        Assert.Null(witness.LatestCheckpoint(new string('0', 64)));
        Assert.Null(witness.LatestCheckpoint("../checkpoint"));
    }

    [Fact]
    public void Another_run_of_the_witness_remembers()
    {
        Assert.Equal(200, Ask(0, 7).Status);
        witness.Dispose();
        using var next = Witness.Open(state, WitnessKey, [Some.Key.Log]).Value!;
        Assert.Equal(409, next.AddCheckpoint(Body(0, [], At(20).ToString()), Some.Now).Status);
        Assert.IsType<InUse>(Witness.Open(state, WitnessKey, [Some.Key.Log]).Refusal);
    }

    [Fact]
    public void Damaged_memory_is_never_taken_for_none()
    {
        Assert.Equal(200, Ask(0, 7).Status);
        var good = state.Read(Memory)!;
        foreach (var bad in new[] { [], good[..^1], At(7).ToBytes(), [.. good.Select(b => b == '7' ? (byte)'6' : b)] })
        {
            state.Write(Memory, bad);
            Assert.Equal(500, Ask(0, 20).Status);
            Assert.Equal(500, Ask(7, 20).Status);
        }
        witness.Dispose();
        Assert.IsType<FileWrong>(Witness.Open(state, WitnessKey, [Some.Key.Log]).Refusal);
        // The same memory under another key is not this witness's.
        state.Write(Memory, good);
        Assert.IsType<FileWrong>(Witness.Open(state, Some.KeyOf("w2"), [Some.Key.Log]).Refusal);
        Witness.Open(state, WitnessKey, [Some.Key.Log]).Value!.Dispose();
    }

    [Fact]
    public void What_is_remembered_of_one_log_is_no_memory_of_another()
    {
        Assert.Equal(200, Ask(0, 7).Status);
        witness.Dispose();
        var other = Some.KeyOf("example.com/other");
        state.Write($"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(other.Name)))}/checkpoint", state.Read(Memory)!);
        Assert.IsType<FileWrong>(Witness.Open(state, WitnessKey, [other.Log]).Refusal);
    }

    [Fact]
    public void Nothing_is_answered_before_it_is_remembered()
    {
        for (var operations = 0; operations < 2; operations++)
        {
            var disk = new CrashingStorage(new MemoryStorage(), operations);
            using var shaky = Witness.Open(disk, WitnessKey, [Some.Key.Log]).Value!;
            Assert.Throws<IOException>(() => shaky.AddCheckpoint(Body(0, [], At(7).ToString()), Some.Now));
        }
        var kept = new CrashingStorage(new MemoryStorage(), 2);
        using (var steady = Witness.Open(kept, WitnessKey, [Some.Key.Log]).Value!)
            Assert.Equal(200, steady.AddCheckpoint(Body(0, [], At(7).ToString()), Some.Now).Status);
        using var after = Witness.Open(kept.After(new Random(1)), WitnessKey, [Some.Key.Log]).Value!;
        Assert.Equal("7\n", after.AddCheckpoint(Body(0, [], At(20).ToString()), Some.Now).Body);
    }

    [Fact]
    public void Of_many_who_ask_at_once_each_old_size_gets_one_new_tree()
    {
        Assert.Equal(200, Ask(0, 7).Status);
        var answers = new WitnessAnswer[64];
        Parallel.For(0, answers.Length, i => answers[i] = Ask(7, (ulong)(8 + i % 13)));
        var accepted = answers.Single(a => a.Status == 200 || a.Status is not 409);
        Assert.Equal(200, accepted.Status);
        Assert.Equal(63, answers.Count(a => a.Status == 409));
    }

    [Fact]
    public void Each_log_has_a_memory_of_its_own_and_may_have_two_keys()
    {
        var (other, renewed) = (Some.KeyOf("example.com/other"), SigningKey.Create(Some.Origin, new byte[32]).Value!);
        using var both = Witness.Open(new MemoryStorage(), WitnessKey, [Some.Key.Log, renewed.Log, other.Log]).Value!;
        Assert.Equal(200, both.AddCheckpoint(Body(0, [], At(7).ToString()), Some.Now).Status);
        var text = At(20).Text;
        Assert.Equal(200, both.AddCheckpoint(Body(7, new LogReader(log).Consistency(7, 20).Value!, new Note(text, renewed.Sign(text)).ToString()), Some.Now).Status);
        Assert.Equal(2, Note.Parse(both.LatestCheckpoint(OriginHash)!).Value!.SignedBy([renewed.Log, WitnessKey.Cosigner]).Value!.Count);
        var foreign = new Checkpoint(other.Name, 3, Merkle.Leaf([])).Text;
        Assert.Equal(200, both.AddCheckpoint(Body(0, [], new Note(foreign, other.Sign(foreign)).ToString()), Some.Now).Status);
        // A log's key is not good for another log.
        Assert.Equal(403, both.AddCheckpoint(Body(3, [], new Note(foreign, Some.Key.Sign(foreign)).ToString()), Some.Now).Status);
    }

    private static string OriginHash => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Some.Origin)));

    private static string Memory => $"{OriginHash}/checkpoint";

    private Note At(ulong size)
    {
        var text = new Checkpoint(Some.Origin, size, new LogReader(log).Root(size).Value).Text;
        return new Note(text, Some.Key.Sign(text));
    }

    private static Note Fork(ulong size)
    {
        var text = new Checkpoint(Some.Origin, size, Merkle.Leaf("another"u8)).Text;
        return new Note(text, Some.Key.Sign(text));
    }

    private WitnessAnswer Ask(ulong old, ulong size) =>
        Send(old, old == 0 || old >= size ? [] : new LogReader(log).Consistency(old, size).Value!, At(size).ToString());

    private WitnessAnswer Send(ulong old, Hash[] proof, string note) => witness.AddCheckpoint(Body(old, proof, note), Some.Now);

    private static byte[] Body(ulong old, Hash[] proof, string note) => new WitnessRequest(old, proof, Encoding.UTF8.GetBytes(note)).ToBytes();
}
