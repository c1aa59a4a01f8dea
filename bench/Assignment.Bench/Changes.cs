using System.Diagnostics;
using Assignment.Cli;

namespace Assignment.Bench;

/// <summary>Single changes on a large board: how long each takes and how many pairs it touches.</summary>
internal static class Changes
{
    public static void Run(string name, Board board, WalkFiles files, int times)
    {
        var (plan, random) = (Plan.Solve(board), new Random(1));
        var (needArcs, resourceArcs) = (board.Arcs.ToLookup(arc => arc.Need), board.Arcs.ToLookup(arc => arc.Resource));
        var (needs, resources) = (board.Needs.ToArray(), board.Resources.ToArray());
        Need? away = null;
        Resource? gone = null;
        string? frozen = null;
        var kinds = new (string What, Func<Refusal?> Change)[]
        {
            ("a need withdrawn", () => { away = Any(needs); return plan.WithdrawNeed(away.Id); }),
            ("a need added", () => plan.AddNeed(away!, needArcs[away!.Id])),
            ("a resource withdrawn", () => { gone = Any(resources); return plan.WithdrawResource(gone.Id); }),
            ("a resource added", () => plan.AddResource(gone!, resourceArcs[gone!.Id])),
            ("a priority raised or lowered", () => Any(needs) is var need ? plan.ChangeNeed(need with { Priority = random.Next(1, 4), Score = random.Next(100, 400) }) : null),
            ("a capacity changed", () => plan.ChangeResource(Any(resources) with { Capacity = random.Next(4) })),
            ("a pair frozen", () => { var arc = AnyArc(); frozen = arc.Need; return plan.Freeze(arc.Need, arc.Resource); }),
            ("a pair unfrozen", () => plan.Unfreeze(frozen!)),
        };
        var (took, moved) = (kinds.Select(_ => new List<double>()).ToArray(), kinds.Select(_ => new List<int>()).ToArray());
        for (var round = -20; round < times; round++)
            for (var kind = 0; kind < kinds.Length; kind++)
            {
                var before = plan.Pairs.ToHashSet();
                var watch = Stopwatch.StartNew();
                var refusal = kinds[kind].Change();
                var elapsed = watch.Elapsed.TotalMilliseconds;
                if (refusal is CapacityBelowFrozen) { kind++; continue; }
                if (refusal is not null) throw new InvalidOperationException(refusal.Sentence);
                if (round < 0) continue;
                took[kind].Add(elapsed);
                before.ExceptWith(plan.Pairs);
                moved[kind].Add(before.Count);
            }
        if (Plan.Solve(plan.Board).Totals != plan.Totals) throw new InvalidOperationException($"{name} is not optimal after its changes.");
        for (var kind = 0; kind < kinds.Length; kind++) Row($"{name}: {kinds[kind].What}", took[kind], moved[kind]);
        Row($"{name}: **all**", [.. took.SelectMany(one => one)], [.. moved.SelectMany(one => one)]);

        T Any<T>(T[] rows) => rows[random.Next(rows.Length)];

        Arc AnyArc()
        {
            while (true)
                if (needArcs[Any(needs).Id].ToArray() is { Length: > 0 } arcs) return Any(arcs);
        }
    }

    private static void Row(string name, List<double> took, List<int> moved)
    {
        took.Sort();
        moved.Sort();
        Console.WriteLine($"| {name} | {took[took.Count / 2]:0.00} | {took[took.Count * 99 / 100]:0.00} | {took[^1]:0.00} | {moved[moved.Count / 2]} | {moved[moved.Count * 99 / 100]} |");
    }
}
