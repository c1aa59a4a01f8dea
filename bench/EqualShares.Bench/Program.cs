using System.Diagnostics;
using EqualShares;
using EqualShares.Bench;
using EqualShares.Certificates;
using EqualShares.Pb;

// bench/run equalshares [FILE.pb …]: without files, a synthetic city of the size of the largest known election.
var files = args.Length > 0
    ? args.Select(path => (Name: Path.GetFileNameWithoutExtension(path), Bytes: File.ReadAllBytes(path))).ToArray()
    : [("synthetic 131,778 × 257", Synthetic.City(131_778, 257, 25_000_000, 1)), ("synthetic 3,000 × 40", Synthetic.City(3_000, 40, 100_000, 2))];

Console.WriteLine("| election | ballots, equal ones together | step | seconds | of the processor | voter by voter in doubles, processor | ratio |");
Console.WriteLine("|---|---|---|---|---|---|---|");
foreach (var (name, bytes) in files)
{
    PbFile? file = null;
    Row("read", Best(() => file = PbReader.Read(bytes).Fails(out var read, out var no) ? throw new InvalidOperationException(no.Sentence) : read), null);
    var election = file!.Election;
    var lot = election.Projects.Select(p => p.Id).ToArray();
    var doubles = new Doubles(election);
    Row("equal shares", Best(() => Decide(Rule.MesCost)), Best(() => doubles.Shares(), 2));
    Row("Add1U", Best(() => Decide(Rule.MesCostAdd1UExhaustiveIntstart), 3), Best(() => doubles.Add1U(), 1));
    Row("Phragmén", Best(() => Decide(Rule.Phragmen)), null);
    Row("certificate of Add1U written", Best(() => Write(Decide(Rule.MesCostAdd1UExhaustiveIntstart).Certificate, Stream.Null), 1), null);
    var (one, all) = (Decide(Rule.MesCost), Decide(Rule.MesCostAdd1UExhaustiveIntstart));
    Console.Error.WriteLine($"{name}: equal shares fund {one.Winners.Count}, Add1U {all.Winners.Count}; a voter's budget from {one.Certificate.Account!.VoterBudget.ToDouble():0.00} to {all.Certificate.Account!.VoterBudget}.");
    var certificate = Decide(Rule.MesCostAdd1UExhaustiveIntstart).Certificate;
    Row("certificate of Add1U checked", Best(() => election.Check(certificate) is { } no ? throw new InvalidOperationException(no.Sentence) : 0, 1), null);

    void Row(string step, (double Wall, double Busy) took, (double Wall, double Busy)? reference) =>
        Console.WriteLine($"| {name} | {file!.Election.Voters:N0} in {file.Election.Ballots.Count:N0} | {step} | {took.Wall:0.000} | {took.Busy:0.000} | {reference?.Busy:0.000} | {(reference is { } r ? $"{took.Busy / r.Busy:0.00}×" : "")} |");

    Outcome Decide(Rule rule) => election.Decide(rule, lot).Fails(out var outcome, out var no) ? throw new InvalidOperationException(no.Sentence) : outcome;
}

using var self = Process.GetCurrentProcess();
Console.WriteLine($"\nLargest memory of the process: {self.PeakWorkingSet64 >> 20} MiB.");

static long Write(Certificate certificate, Stream stream)
{
    certificate.Write(stream);
    return 0;
}

// The best of several: by the clock, and of the processor, which says more on a busy machine.
static (double Wall, double Busy) Best<T>(Func<T> work, int times = 5)
{
    var (wall, busy) = (double.MaxValue, double.MaxValue);
    for (var i = 0; i < times; i++)
    {
        var (before, watch) = (Environment.CpuUsage.TotalTime, Stopwatch.StartNew());
        _ = work();
        (wall, busy) = (Math.Min(wall, watch.Elapsed.TotalSeconds), Math.Min(busy, (Environment.CpuUsage.TotalTime - before).TotalSeconds));
    }

    return (wall, busy);
}
