using System.Diagnostics;
using System.Globalization;
using Assignment;
using Assignment.Bench;
using Assignment.Cli;
using Assignment.OrTools.Tests;
using Assignment.Tests;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;

// Boards from files (FOLDER/needs.csv, FOLDER/resources.csv), and two that a seed makes.
var boards = args.Where(Directory.Exists).Select(folder => (Name: Path.GetFileName(Path.TrimEndingDirectorySeparator(folder)),
    Files: WalkFiles.Read(Path.Combine(folder, "needs.csv"), Path.Combine(folder, "resources.csv")))).ToList();
boards.Add(("seeded, 10,000 × 10,000", Seeded(1, 10_000, 10_000, 5_000, 12)));
boards.Add(("seeded, 10,000 × 6,000", Seeded(2, 10_000, 6_000, 6_500, 12)));

Console.WriteLine("| board | arcs | served | read and build ms | first solve ms | solve ms | OR-Tools ms | to OR-Tools | check ms |");
Console.WriteLine("|---|---|---|---|---|---|---|---|---|");
foreach (var (name, files) in boards)
{
    var watch = Stopwatch.StartNew();
    var board = WalkBoard.Of(files).Value!;
    var build = watch.Elapsed.TotalMilliseconds;
    var (ours, theirs) = (new List<double>(), new List<double>());
    Plan plan = null!;
    Totals orTools = null!;
    for (var round = 0; round < 3; round++)
    {
        ours.Add(Measured(() => plan = Plan.Solve(board)));
        using var flow = new OrToolsPlan(board);
        theirs.Add(Measured(flow.Solve));
        orTools = flow.Totals;
    }
    if (orTools != plan.Totals with { Load = 0 }) throw new InvalidOperationException($"{name}: {orTools} and {plan.Totals}");
    var check = Measured(() => { if (Checker.Check(board, plan.Pairs, plan.Certify()) is { } fault) throw new InvalidOperationException(fault.Sentence); });
    Console.WriteLine($"| {name} | {board.ArcCount:N0} | {plan.Totals.Served:N0} | {build:N0} | {ours[0]:N0} | {ours.Min():N0} | {theirs.Min():N0} | {ours.Min() / theirs.Min():0.00}× | {check:N0} |");
}

Console.WriteLine();
Console.WriteLine("| board, 1,000 changes of each kind | median ms | p99 ms | worst ms | pairs changed, median | p99 |");
Console.WriteLine("|---|---|---|---|---|---|");
foreach (var (name, files) in boards) Changes.Run(name, WalkBoard.Of(files).Value!, files, 1_000);
return 0;

static double Measured(Action action)
{
    GC.Collect();
    var watch = Stopwatch.StartNew();
    action();
    return watch.Elapsed.TotalMilliseconds;
}

static WalkFiles Seeded(int seed, int needs, int resources, int metres, int skills)
{
    var folder = Directory.CreateTempSubdirectory("assign-bench-").FullName;
    var (needsText, resourcesText) = WalkBoards.Csv(seed, needs, resources, metres, skills);
    File.WriteAllText(Path.Combine(folder, "needs.csv"), needsText);
    File.WriteAllText(Path.Combine(folder, "resources.csv"), resourcesText);
    var files = WalkFiles.Read(Path.Combine(folder, "needs.csv"), Path.Combine(folder, "resources.csv"));
    Directory.Delete(folder, recursive: true);
    return files;
}
