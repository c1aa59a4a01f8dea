using System.Text;

namespace TransparencyLog.Tests;

/// <summary>The real program is killed while it appends, 50 times, or 1,000 times with GONGYI_LONG=1.</summary>
public sealed class KillTests
{
    // Another log from time to time: checking all entries after each kill grows with the log.
    private const int KillsForALog = 50;

    [Fact]
    public void Whenever_the_appender_is_killed_nothing_acknowledged_is_lost_and_no_checkpoint_contradicts_another()
    {
        var (kills, cut) = (Data.Long ? 1_000 : 50, 0);
        for (var seed = 0; seed < kills / KillsForALog; seed++) cut += KillAgainAndAgain(new Random(seed));
        Assert.True(cut > kills / 2, $"only {cut} of {kills} kills came while it was writing");
    }

    /// <summary>Returns how many of the kills left lines behind.</summary>
    private static int KillAgainAndAgain(Random chance)
    {
        using var place = new Place();
        var vkey = Place.Tlog(0, "init", place["log"], "--origin", Some.Origin).Output.Trim();
        var (storage, policy) = (new DirectoryStorage(place["log"]), Policy.Of(VerifierKey.Parse(vkey).Value!));
        var (inLog, published, cut) = (new List<string>(), new List<SignedCheckpoint>(), 0);
        for (var kill = 0; kill < KillsForALog; kill++)
        {
            // Other entries each time, so that what a killed appender left behind cannot pass for what comes later.
            var lines = Enumerable.Range(0, 4000).Select(i => $"{kill}: {i} {new string('x', chance.Next(40))}").ToList();
            File.WriteAllLines(place["lines"], lines);
            var acknowledged = AppendAndKill(place, chance, inLog.Count);

            var report = Audit.Run(storage, policy, published.LastOrDefault());
            Assert.Empty(report.Findings);
            var latest = report.Checkpoint!;
            Assert.True(acknowledged.Count == 0 || latest.Size >= acknowledged[^1].Size, $"kill {kill}");
            if (latest.Size < (ulong)(inLog.Count + lines.Count)) cut++;
            inLog.AddRange(lines.Take((int)latest.Size - inLog.Count));
            Assert.Equal(inLog, Entries(storage, latest.Size));
            var log = new LogReader(storage);
            foreach (var (size, root) in acknowledged) Assert.Equal(root, log.Root(size).Value.ToString());
            published.Add(latest);
        }
        foreach (var checkpoint in published) Assert.Equal(checkpoint.Root, new LogReader(storage).Root(checkpoint.Size).Value);
        return cut;
    }

    /// <summary>Returns the sizes and roots that the program had printed before it was killed.</summary>
    private static List<(ulong Size, string Root)> AppendAndKill(Place place, Random chance, int before)
    {
        using var tlog = Place.Start("append", place["log"], "--lines", place["lines"], "--batch", chance.Next(1, 60).ToString());
        var output = new StringBuilder();
        // From before its first batch to a while after it.
        if (chance.Next(4) > 0) output.AppendLine(tlog.StandardOutput.ReadLine());
        Thread.Sleep(TimeSpan.FromMilliseconds(chance.NextDouble() * (output.Length > 0 ? 25 : 90)));
        tlog.Kill();
        output.Append(tlog.StandardOutput.ReadToEnd());
        tlog.WaitForExit();
        Assert.True(tlog.ExitCode is 137 or 0, tlog.StandardError.ReadToEnd());

        // A line without its newline was not out yet.
        var lines = output.ToString().Split('\n')[..^1].Where(line => line.Length > 0).Select(line => line.TrimEnd('\r').Split(' ')).ToList();
        var acknowledged = lines.Select(words => (ulong.Parse(words[0]), words[1])).ToList();
        Assert.All(acknowledged, a => Assert.True(a.Item1 > (ulong)before));
        return acknowledged;
    }

    private static List<string> Entries(DirectoryStorage storage, ulong size)
    {
        var entries = new List<string>();
        for (ulong tile = 0; Tile.InTree(Tile.Entries, tile, size) is { } bundle; tile++)
            entries.AddRange(LogReader.ReadEntries(storage, bundle).Value!.Select(e => Encoding.UTF8.GetString(e.Span)));
        return entries;
    }
}
