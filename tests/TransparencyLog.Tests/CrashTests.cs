namespace TransparencyLog.Tests;

/// <summary>Power is lost at every single write, delete and flush of a log's life.</summary>
public sealed class CrashTests
{
    private static readonly Policy Policy = Policy.Of(Some.Key.Log);

    [Fact]
    public void Wherever_power_is_lost_what_was_acknowledged_stays_and_the_log_goes_on()
    {
        var crashes = 0;
        for (var seed = 0; seed < (Data.Long ? 40 : 4); seed++)
        {
            var chance = new Random(seed);
            for (var point = 0; ; point++)
            {
                var disk = new MemoryStorage();
                using (LogWriter.Create(disk, Some.Key).Value!) { }
                var life = new List<string>();
                var first = Live(disk, point, life, generation: 0);
                if (!first.Crashed) break;
                crashes++;
                // The second life is cut short too: recovery itself must survive a crash.
                disk = first.After(chance);
                var second = Live(disk, chance.Next(40), life, generation: 1);
                disk = second.After(chance);
                var third = Live(disk, int.MaxValue, life, generation: 2);
                Assert.False(third.Crashed);
            }
        }
        Assert.True(crashes > 100, $"{crashes}");
    }

    /// <summary>A session that goes on where the files stand. It ends with the power, or after seven batches.</summary>
    private static CrashingStorage Live(MemoryStorage disk, int operations, List<string> acknowledged, int generation)
    {
        CheckNothingLost(disk, acknowledged);
        var storage = new CrashingStorage(disk, operations);
        try
        {
            using var writer = LogWriter.Open(storage, Some.Key).Value!;
            var kept = (int)writer.Size;
            // A batch whose checkpoint came to the disk is in the log, even if nobody could be told any more.
            acknowledged.AddRange(Enumerable.Range(acknowledged.Count, kept - acknowledged.Count).Select(i => $"{generation - 1}: {i}"));
            foreach (var batch in new[] { 1, 200, 60, 2, 600, 256, 5 })
            {
                var entries = Enumerable.Range((int)writer.Size, batch).Select(i => $"{generation}: {i}").ToList();
                writer.Append([.. entries.Select(Some.Entry)]);
                writer.Publish();
                acknowledged.AddRange(entries);
            }
            CheckNothingLost(storage.After(new Random(1)), acknowledged);
        }
        catch (IOException) when (storage.Crashed) { }
        return storage;
    }

    private static void CheckNothingLost(MemoryStorage disk, List<string> acknowledged)
    {
        var report = Audit.Run(disk, Policy);
        Assert.Empty(report.Findings);
        var size = report.Checkpoint!.Size;
        Assert.True(size >= (ulong)acknowledged.Count);
        var log = new LogReader(disk);
        for (var i = 0; i < acknowledged.Count; i++)
            Assert.Equal(acknowledged[i], System.Text.Encoding.UTF8.GetString(log.Entry((ulong)i, size).Value!));
    }
}
