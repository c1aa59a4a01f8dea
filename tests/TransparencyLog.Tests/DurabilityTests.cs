using System.Diagnostics;
using System.Text.RegularExpressions;

namespace TransparencyLog.Tests;

/// <summary>What the real program asks of the disk, and in which order, as strace sees it.</summary>
public sealed partial class DurabilityTests
{
    [Fact]
    public void A_checkpoint_is_published_only_after_all_that_it_covers_is_on_the_disk()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && File.Exists("/usr/bin/strace"), "strace is not on this machine.");
        using var place = new Place();
        Place.Tlog(0, "init", place["log"], "--origin", Some.Origin);
        File.WriteAllLines(place["lines"], Enumerable.Range(0, 900).Select(i => $"{i}"));
        var calls = Traced(place["trace"], "append", place["log"], "--lines", place["lines"], "--batch", "300");

        var (synced, waiting, published) = (new HashSet<string>(), new HashSet<string>(), 0);
        foreach (var call in calls)
        {
            if (call.Name.Contains("sync", StringComparison.Ordinal))
            {
                synced.Add(call.From);
                waiting.Remove(call.From);
                continue;
            }
            // Content first, then its name.
            Assert.Contains(call.From, synced);
            if (call.To == Path.Combine(place["log"], "checkpoint"))
            {
                Assert.Empty(waiting);
                published++;
            }
            waiting.Add(Path.GetDirectoryName(call.To)!);
        }
        Assert.Equal(3, published);
        // The last checkpoint's own name was synced before its line was printed.
        Assert.Empty(waiting);
        Assert.True(calls.Count(c => c.To is not null) >= 3 * 3, "bundle, tile and checkpoint of each batch");
    }

    /// <summary>Syncs and renames that succeeded, each at the moment when it was done.</summary>
    private static List<(string Name, string From, string? To)> Traced(string log, params string[] args)
    {
        using var strace = Process.Start("/usr/bin/strace", ["-f", "-y", "-qq", "-s", "400", "-e", "trace=fsync,fdatasync,rename,renameat,renameat2", "-o", log, Place.Program, .. args]);
        strace.WaitForExit();
        Assert.Equal(0, strace.ExitCode);
        var (begun, calls) = (new Dictionary<string, string>(), new List<(string, string, string?)>());
        foreach (var line in File.ReadLines(log))
        {
            var (thread, text) = (line.Split(' ')[0], line[line.IndexOf(' ')..].Trim());
            if (text.EndsWith("<unfinished ...>", StringComparison.Ordinal))
            {
                begun[thread] = text[..^"<unfinished ...>".Length];
                continue;
            }
            if (text.StartsWith("<...", StringComparison.Ordinal)) text = begun[thread] + text[(text.IndexOf('>') + 1)..];
            if (Call().Match(text) is not { Success: true } match) continue;
            var paths = PathOf().Matches(match.Groups["args"].Value).Select(m => m.Groups[1].Value + m.Groups[2].Value).ToList();
            calls.Add((match.Groups["name"].Value, paths[0], paths.Count > 1 ? paths[^1] : null));
        }
        return calls;
    }

    [GeneratedRegex(@"^(?<name>\w+)\((?<args>.*)\)\s+= 0$")]
    private static partial Regex Call();

    // A descriptor with its path, or a path of its own; not the folder that renameat is told to start from.
    [GeneratedRegex(@"\d+<(/[^>]*)>|""(/[^""]*)""")]
    private static partial Regex PathOf();
}
