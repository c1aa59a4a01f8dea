using System.Numerics;

namespace Assignment.Tests;

/// <summary>
/// The textbook way: successive shortest paths by Bellman–Ford on the whole network, with the objective in one weight of
/// as many digits as it takes. Slow, short, and written without a look at the solver.
/// </summary>
internal static class SlowFlow
{
    private sealed record Edge(int From, int To, BigInteger Cost, Pair? Pair)
    {
        public bool Used { get; set; }
    }

    public static BigInteger[] Best(Board board)
    {
        var classes = board.Needs.Select(need => need.Priority).Distinct().OrderDescending().ToArray();
        // Each part counts more than everything after it can add up to.
        BigInteger changes = 1, load = board.Needs.Count + 1;
        var distance = load * (board.Needs.Count + 1) * (board.Needs.Count + 2);
        var score = distance * (board.Needs.Select(need => board.Arcs.Where(arc => arc.Need == need.Id).Select(arc => (BigInteger)arc.Cost).DefaultIfEmpty().Max())
            .Aggregate(BigInteger.Zero, (sum, cost) => sum + cost) + 1);
        var least = score * (2 * board.Needs.Aggregate(BigInteger.Zero, (sum, need) => sum + BigInteger.Abs(need.Score)) + 1);
        var (needs, resources) = (Numbers(board.Needs.Select(need => need.Id), 2), Numbers(board.Resources.Select(resource => resource.Id), 2 + board.Needs.Count));
        var frozen = board.Frozen.ToArray();
        var kept = board.Suggested.ToHashSet();
        var edges = new List<Edge>();
        foreach (var need in board.Needs)
        {
            if (frozen.Any(pair => pair.Need == need.Id)) continue;
            var steps = classes.Length - 1 - Array.IndexOf(classes, need.Priority);
            edges.Add(new(0, needs[need.Id], -(least * BigInteger.Pow(board.Needs.Count + 1, steps) + score * need.Score), null));
            foreach (var arc in board.Arcs.Where(arc => arc.Need == need.Id))
            {
                var pair = new Pair(arc.Need, arc.Resource);
                edges.Add(new(needs[need.Id], resources[arc.Resource], distance * arc.Cost - (kept.Contains(pair) ? changes : 0), pair));
            }
        }
        foreach (var resource in board.Resources)
            for (var unit = frozen.Count(pair => pair.Resource == resource.Id) + 1; unit <= Math.Min(resource.Capacity, board.Needs.Count); unit++)
                edges.Add(new(resources[resource.Id], 1, load * unit, null));
        while (Augment(edges, 2 + board.Needs.Count + board.Resources.Count)) { }
        return Worth.Of(board, [.. frozen, .. edges.Where(edge => edge.Used && edge.Pair is not null).Select(edge => edge.Pair!.Value)]);
    }

    private static bool Augment(List<Edge> edges, int nodes)
    {
        var (cost, by) = (new BigInteger?[nodes], new Edge?[nodes]);
        cost[0] = 0;
        for (var changed = true; changed;)
        {
            changed = false;
            foreach (var edge in edges)
            {
                var (from, to, sign) = edge.Used ? (edge.To, edge.From, -1) : (edge.From, edge.To, 1);
                if (cost[from] is not { } before || cost[to] <= before + sign * edge.Cost) continue;
                (cost[to], by[to], changed) = (before + sign * edge.Cost, edge, true);
            }
        }
        if (cost[1] is null || cost[1] >= 0) return false;
        for (var node = 1; node != 0;)
        {
            var edge = by[node]!;
            edge.Used = !edge.Used;
            node = edge.Used ? edge.From : edge.To;
        }
        return true;
    }

    private static Dictionary<string, int> Numbers(IEnumerable<string> ids, int from) =>
        ids.Select((id, at) => (id, at)).ToDictionary(one => one.id, one => from + one.at);
}
