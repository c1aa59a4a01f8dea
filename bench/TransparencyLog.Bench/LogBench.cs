using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace TransparencyLog.Bench;

/// <summary>
/// A log of a million entries, each figure beside what the machine does without us: two SHA-256 of 65 bytes for an entry on one
/// core, and writing and syncing one file of 4 kB.
/// </summary>
internal static class LogBench
{
    private static readonly SigningKey Key = SigningKey.Create("example.com/bench", SHA256.HashData("bench"u8)).Value!;

    private static readonly Policy Policy = Policy.Of(Key.Log);

    public static int Run(int entries)
    {
        var folder = Directory.CreateTempSubdirectory("tlog-bench-").FullName;
        try
        {
            var lines = Enumerable.Range(0, entries).Select(i => (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes($"entry {i} of a log, as long as a posting's leaf: {i:x32}")).ToList();
            foreach (var warm in new ILogStorage[] { new MemoryStorage(), new DirectoryStorage(Path.Combine(folder, "warm"), durable: false) })
                _ = Append(warm, lines[..Math.Min(entries, 100_000)], entries);
            var hashes = BareHashes(entries);
            var syncs = BareSyncs(Path.Combine(folder, "bare"));
            var files = BareFiles(Path.Combine(folder, "files"), entries);
            Console.WriteLine($"{entries:n0} entries, {Environment.ProcessorCount} cores. Bare: {Rate(hashes)} entries/s for two SHA-256 each on one core, {Rate(syncs)} fdatasync/s, {Rate(files)} entries/s for making as many files.");
            Console.WriteLine();
            Console.WriteLine("| what | per second | per second of CPU | beside | ratio |\n|---|---|---|---|---|");
            Row("append, in memory", Append(new MemoryStorage(), lines, entries), hashes, "bare SHA-256");
            var loose = Append(new DirectoryStorage(Path.Combine(folder, "loose"), durable: false), lines, entries);
            Row("append, directory without fsync", loose, hashes, "bare SHA-256");
            Row("the same", loose, files, "bare files");
            Row("append, directory, durable, one checkpoint", Append(new DirectoryStorage(Path.Combine(folder, "log")), lines, entries), hashes, "bare SHA-256");
            foreach (var batch in new[] { 1, 100, 1_000, 10_000 })
            {
                var count = Math.Min(entries, batch * 200);
                var rate = Append(new DirectoryStorage(Path.Combine(folder, $"durable-{batch}")), lines[..count], batch);
                Row($"append, durable, a checkpoint after each {batch:n0}", rate, syncs, "bare fdatasync");
            }
            var storage = new DirectoryStorage(Path.Combine(folder, "log"));
            Row("audit of the whole log, entries", Audited(storage, entries), hashes, "bare SHA-256");
            Proofs(storage, entries);
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>How many in a second, and how many for each second that a core was busy: other work on the machine lowers only the first.</summary>
    private readonly record struct Measured(double Rate, double OfCpu);

    private static Measured Measure(int count, Action work)
    {
        var (clock, cpu) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        work();
        return new Measured(count / clock.Elapsed.TotalSeconds, count / (Environment.CpuUsage.TotalTime - cpu).TotalSeconds);
    }

    private static Measured Append(ILogStorage storage, List<ReadOnlyMemory<byte>> lines, int batch)
    {
        using var writer = LogWriter.Create(storage, Key).Value!;
        return Measure(lines.Count, () =>
        {
            for (var from = 0; from < lines.Count; from += batch)
            {
                if (writer.Append(lines.GetRange(from, Math.Min(batch, lines.Count - from))) is { } no) throw new InvalidOperationException(no.Sentence);
                _ = writer.Publish();
            }
        });
    }

    private static Measured Audited(DirectoryStorage storage, int entries) => Measure(entries, () =>
    {
        var report = Audit.Run(storage, Policy);
        if (report.Findings.Count > 0) throw new InvalidOperationException(report.Findings[0].Sentence);
    });

    private static void Proofs(DirectoryStorage storage, int entries)
    {
        var (log, chance) = (new LogReader(storage), new Random(1));
        var size = log.Latest(Policy).Value!.Size;
        var cold = Milliseconds(1_000, () => new LogReader(storage).Inclusion((ulong)chance.Next(entries), size));
        for (var i = 0; i < entries; i += 256) _ = log.Inclusion((ulong)i, size);
        var warm = Milliseconds(100_000, () => log.Inclusion((ulong)chance.Next(entries), size));
        var consistent = Milliseconds(10_000, () => log.Consistency((ulong)chance.Next(1, entries), size));
        Console.WriteLine();
        Console.WriteLine("| proof | median ms | p99 ms |\n|---|---|---|");
        foreach (var (name, times) in new[] { ("inclusion, warm tiles", warm), ("inclusion, three cold tiles", cold), ("consistency, warm tiles", consistent) })
            Console.WriteLine($"| {name} | {Short(times[times.Length / 2])} | {Short(times[times.Length * 99 / 100])} |");
    }

    private static double[] Milliseconds(int times, Func<Result<Hash[]>> prove)
    {
        var taken = new double[times];
        for (var i = 0; i < times; i++)
        {
            var clock = Stopwatch.GetTimestamp();
            if (prove().Fails(out _, out var no)) throw new InvalidOperationException(no.Sentence);
            taken[i] = Stopwatch.GetElapsedTime(clock).TotalMilliseconds;
        }
        Array.Sort(taken);
        return taken;
    }

    private static double BareHashes(int entries)
    {
        Span<byte> text = stackalloc byte[65], hash = stackalloc byte[32];
        var clock = Stopwatch.StartNew();
        for (var i = 0; i < 2 * entries; i++)
        {
            text[i & 63] = (byte)i;
            _ = SHA256.HashData(text, hash);
        }
        return entries / clock.Elapsed.TotalSeconds;
    }

    private static double BareSyncs(string path)
    {
        using var file = File.OpenHandle(path, FileMode.Create, FileAccess.Write);
        var block = new byte[4096];
        RandomAccess.Write(file, block, 0);
        var clock = Stopwatch.StartNew();
        for (var i = 0; i < 1_000; i++)
        {
            RandomAccess.Write(file, block, 0);
            RandomAccess.FlushToDisk(file);
        }
        return 1_000 / clock.Elapsed.TotalSeconds;
    }

    /// <summary>The files of so many entries, a bundle and a tile for each 256, made on one core by nothing but open, write and close.</summary>
    private static double BareFiles(string path, int entries)
    {
        var (bundle, tile) = (new byte[24_000], new byte[8_192]);
        _ = Directory.CreateDirectory(path);
        var clock = Stopwatch.StartNew();
        for (var i = 0; i < entries / 256; i++)
            foreach (var (kind, content) in new[] { ("e", bundle), ("t", tile) })
            {
                using var file = File.OpenHandle(Path.Combine(path, $"{kind}{i}"), FileMode.CreateNew, FileAccess.Write);
                RandomAccess.Write(file, content, 0);
            }
        return entries / clock.Elapsed.TotalSeconds;
    }

    private static void Row(string what, Measured measured, double beside, string name) =>
        Console.WriteLine($"| {what} | {Rate(measured.Rate)} | {Rate(measured.OfCpu)} | {name} | {(measured.Rate / beside).ToString("0.00", CultureInfo.InvariantCulture)}× |");

    private static string Rate(double perSecond) => perSecond.ToString("#,##0", CultureInfo.InvariantCulture);

    private static string Short(double milliseconds) => milliseconds.ToString("0.0000", CultureInfo.InvariantCulture);
}
