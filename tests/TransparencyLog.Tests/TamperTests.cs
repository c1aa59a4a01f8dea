using System.Text;

namespace TransparencyLog.Tests;

/// <summary>
/// Seeded tamperings, 10,000 with GONGYI_LONG=1, and who catches each: an audit of the files; a receipt that no longer fits; the
/// state of a witness; an audit against a checkpoint that somebody kept. The README has the table.
/// </summary>
public sealed class TamperTests(ITestOutputHelper output)
{
    private static readonly Policy Policy = Policy.Of(Some.Key.Log);

    [Fact]
    public void Every_tampering_is_caught_and_the_table_says_by_whom()
    {
        var kinds = Tampered.Seen.Concat(Tampered.Remembered).ToArray();
        var table = kinds.ToDictionary(kind => kind, _ => new Row());
        for (var seed = 0; seed < (Data.Long ? 10_000 : 500); seed++)
        {
            var chance = new Random(seed);
            var (older, log) = Logs(chance);
            var tampered = Tampered.Make(kinds[seed % kinds.Length], log, older, chance);
            var row = table[tampered.Kind];
            var told = $"seed {seed}: {tampered.Kind}, {tampered.What}";

            var audit = Audit.Run(tampered.Storage, Policy).Findings.Count > 0;
            var against = Audit.Run(tampered.Storage, Policy, Some.Latest(log)).Findings.Count > 0;
            var witness = WitnessRefuses(log, tampered.Storage);
            var verify = ReceiptFails(log, tampered, chance);
            row.Add(audit, verify, witness, against);
            Assert.True(audit || against || witness, told);
            Assert.True(against, told);
            // What the files and the key agree on, only memory can contradict.
            if (Tampered.Remembered.Contains(tampered.Kind))
            {
                Assert.False(audit || verify, told);
                Assert.True(witness, told);
            }
            else
            {
                Assert.True(audit, told);
            }
        }
        var lines = new StringBuilder("| tampering | done | audit | verify | witness | audit --against |\n|---|---|---|---|---|---|\n");
        foreach (var (kind, row) in table) lines.AppendLine($"| {kind} | {row.Done} | {row.Audit} | {row.Verify} | {row.Witness} | {row.Against} |");
        output.WriteLine(lines.ToString());
        Assert.All(table.Values, row => Assert.True(row.Done > 20));
    }

    [Fact]
    public void A_log_that_nobody_tampered_with_is_found_in_order()
    {
        for (var seed = 0; seed < 50; seed++)
        {
            var (older, log) = Logs(new Random(seed));
            var report = Audit.Run(log, Policy, Some.Latest(older));
            Assert.Empty(report.Findings);
            Assert.Equal(0, report.FilesBeyond);
            Assert.False(WitnessRefuses(older, log));
        }
    }

    [Fact]
    public void Of_two_heads_a_quorum_takes_one()
    {
        var witness = Some.KeyOf("witness.example");
        using var state = Witness.Open(new MemoryStorage(), witness, [Some.Key.Log]).Value!;
        var policy = Policy.Parse(Encoding.UTF8.GetBytes($"log {Some.Key.Log}\nwitness W {witness.Cosigner}\nquorum W\n")).Value!;
        var (one, other) = (Some.Latest(Some.Log(5)), Some.Latest(Tampered.Resigned([.. Some.Leaves(4), Some.Entry("another end")])));
        Assert.Equal((5UL, 5UL), (one.Size, other.Size));
        foreach (var (head, status) in new[] { (one, 200), (other, 409), (one, 409) })
        {
            var answer = state.AddCheckpoint(new WitnessRequest(0, [], head.Note.ToBytes()).ToBytes(), Some.Now);
            Assert.Equal(status, answer.Status);
            if (status == 200) Assert.Null(policy.Open(Encoding.UTF8.GetBytes(head.Note + answer.Body)).Refusal);
            else Assert.IsType<QuorumMissing>(policy.Open(head.Note).Refusal);
        }
        Assert.Equal(422, state.AddCheckpoint(new WitnessRequest(5, [], other.Note.ToBytes()).ToBytes(), Some.Now).Status);
        Assert.Equal(200, state.AddCheckpoint(new WitnessRequest(5, [], one.Note.ToBytes()).ToBytes(), Some.Now).Status);
    }

    /// <summary>A log, and a copy that was taken earlier.</summary>
    private static (MemoryStorage Older, MemoryStorage Log) Logs(Random chance)
    {
        var log = Some.Log(chance.Next(2, 300), chance.Next(1, 30));
        var older = log.Copy();
        using var writer = LogWriter.Open(log, Some.Key).Value!;
        for (var batches = chance.Next(1, 4); batches > 0; batches--)
        {
            writer.Append(Some.Leaves(chance.Next(1, 300), (int)writer.Size));
            writer.Publish();
        }
        return (older, log);
    }

    /// <summary>A witness that has cosigned the true head is shown the tampered log, by one who knows what it has seen.</summary>
    private static bool WitnessRefuses(MemoryStorage log, MemoryStorage tampered)
    {
        using var witness = Witness.Open(new MemoryStorage(), Some.KeyOf("witness.example"), [Some.Key.Log]).Value!;
        var seen = Some.Latest(log);
        Assert.Equal(200, witness.AddCheckpoint(new WitnessRequest(0, [], seen.Note.ToBytes()).ToBytes(), Some.Now).Status);

        var note = tampered.Read("checkpoint") ?? [];
        Hash[] proof = [];
        if (Policy.Open(note).Value is { } head && head.Size >= seen.Size) proof = new LogReader(tampered).Consistency(seen.Size, head.Size).Value ?? [];
        return witness.AddCheckpoint(new WitnessRequest(seen.Size, proof, note).ToBytes(), Some.Now).Status != 200;
    }

    /// <summary>
    /// Somebody asks the tampered log for a receipt of an entry that they know. Whoever rewrites history with the real key sees to
    /// it that those who ask are served; so there it is an entry that was left alone.
    /// </summary>
    private static bool ReceiptFails(MemoryStorage log, Tampered tampered, Random chance)
    {
        var entries = Tampered.Entries(log);
        var index = chance.Next(entries.Count);
        if (Tampered.Remembered.Contains(tampered.Kind))
        {
            var shown = Tampered.Entries(tampered.Storage);
            index = Enumerable.Range(0, shown.Count).First(i => shown[i].Span.SequenceEqual(entries[i].Span));
        }
        return Note.Parse(tampered.Storage.Read("checkpoint") ?? []).Fails(out var note, out _)
            || new LogReader(tampered.Storage).Prove((ulong)index, note).Fails(out var proof, out _)
            || proof.Check(Merkle.Leaf(entries[index].Span), Policy) is not null;
    }

    private sealed class Row
    {
        public int Done, Audit, Verify, Witness, Against;

        public void Add(bool audit, bool verify, bool witness, bool against)
        {
            Done++;
            if (audit) Audit++;
            if (verify) Verify++;
            if (against) Against++;
            if (witness) Witness++;
        }
    }
}
