using System.Diagnostics;
using EqualShares;
using EqualShares.Bench;
using EqualShares.Certificates;
using EqualShares.Pb;

// bench/run equalshares [FILE.pb …]: without files, a synthetic city of the size of the largest known election.
var files = args.Length > 0
    ? args.Select(path => (Name: Path.GetFileNameWithoutExtension(path), Bytes: File.ReadAllBytes(path))).ToArray()
    : [("synthetic 131,778 × 257", Synthetic.City(131_778, 257, 25_000_000, 1)), ("synthetic 3,000 × 40", Synthetic.City(3_000, 40, 500_000, 2))];

Console.WriteLine("| election | ballots, equal ones together | step | seconds | voter by voter in doubles | ratio |");
Console.WriteLine("|---|---|---|---|---|---|");
foreach (var (name, bytes) in files)
{
    PbFile? file = null;
    Row("read", Best(() => file = PbReader.Read(bytes).Fails(out var read, out var no) ? throw new InvalidOperationException(no.Sentence) : read), null);
    var election = file!.Election;
    var lot = election.Projects.Select(p => p.Id).ToArray();
    var doubles = new Doubles(election);
    Row("equal shares", Best(() => Decide(Rule.MesCost)), Best(() => doubles.Shares(), 1));
    Row("Add1U", Best(() => Decide(Rule.MesCostAdd1UExhaustiveIntstart), 3), Best(() => doubles.Add1U(), 1));
    Row("Phragmén", Best(() => Decide(Rule.Phragmen)), null);
    Row("certificate of Add1U written", Best(() => Write(Decide(Rule.MesCostAdd1UExhaustiveIntstart).Certificate, Stream.Null), 1), null);
    var (one, all) = (Decide(Rule.MesCost), Decide(Rule.MesCostAdd1UExhaustiveIntstart));
    Console.Error.WriteLine($"{name}: equal shares fund {one.Winners.Count}, Add1U {all.Winners.Count}; a voter's budget from {one.Certificate.Account!.VoterBudget.ToDouble():0.00} to {all.Certificate.Account!.VoterBudget}.");
    var certificate = Decide(Rule.MesCostAdd1UExhaustiveIntstart).Certificate;
    Row("certificate of Add1U checked", Best(() => election.Check(certificate) is { } no ? throw new InvalidOperationException(no.Sentence) : 0, 1), null);

    void Row(string step, double seconds, double? reference) =>
        Console.WriteLine($"| {name} | {file!.Election.Voters:N0} in {file.Election.Ballots.Count:N0} | {step} | {seconds:0.000} | {reference:0.000} | {(reference is null ? "" : $"{seconds / reference:0.00}×")} |");

    Outcome Decide(Rule rule) => election.Decide(rule, lot).Fails(out var outcome, out var no) ? throw new InvalidOperationException(no.Sentence) : outcome;
}

using var self = Process.GetCurrentProcess();
Console.WriteLine($"\nLargest memory of the process: {self.PeakWorkingSet64 >> 20} MiB.");

static long Write(Certificate certificate, Stream stream)
{
    certificate.Write(stream);
    return 0;
}

static double Best<T>(Func<T> work, int times = 5)
{
    var best = double.MaxValue;
    for (var i = 0; i < times; i++)
    {
        var watch = Stopwatch.StartNew();
        _ = work();
        best = Math.Min(best, watch.Elapsed.TotalSeconds);
    }

    return best;
}
