using Assignment.Network;

namespace Assignment;

/// <summary>
/// Which resource serves which need, as well as possible in this order: most needs of the highest priority, then of the
/// next, and so on; highest score; least cost; most even load; fewest changes to what was suggested. It stays so through
/// every change. Not safe for several threads at once.
/// </summary>
/// <remarks>
/// The needs that can be served together form a gammoid (Perfect 1968; Mason 1972), so serving by priority never
/// serves fewer needs in all. Successive shortest paths with potentials: Edmonds and Karp 1972; Tomizawa 1971.
/// </remarks>
public sealed partial class Plan
{
    private readonly Flow flow;
    private readonly Ranks ranks;
    private readonly Slots<Need> needs;
    private readonly Slots<Resource> resources;
    private readonly List<long> widest = [];
    private Int128 scores;
    private long distances;
    private long mostDistance;
    private int mostLoad;
    private int mostNeeds;

    private Plan(Board board)
    {
        needs = new(board.Needs, need => need.Id);
        resources = new(board.Resources, resource => resource.Id);
        ranks = new(board.Needs);
        var usable = new int[board.Resources.Count];
        for (var need = 0; need < board.Needs.Count; need++)
        {
            scores += Int128.Abs(board.Needs[need].Score);
            widest.Add(Widest(board.CostsOf(need)));
            distances += widest[need];
            foreach (var resource in board.ResourcesOf(need)) usable[resource]++;
        }
        for (var resource = 0; resource < usable.Length; resource++)
            mostLoad = Math.Max(mostLoad, Math.Min(usable[resource], board.Resources[resource].Capacity));
        (mostDistance, mostNeeds) = (distances, board.Needs.Count);
        flow = new(board.Needs.Count, board.Resources.Count, board.ArcCount, Scale.For(distances, mostLoad, board.Needs.Count));
    }

    /// <summary>Makes the best plan for a board. The same board gives the same pairs.</summary>
    public static Plan Solve(Board board)
    {
        var plan = new Plan(board);
        plan.Fill(board);
        return plan;
    }

    /// <summary>Who is served by whom, frozen pairs included, ordered by need.</summary>
    public IReadOnlyList<Pair> Pairs => [.. needs.Where(need => flow.ResourceOf(need) != Flow.None)
        .Select(need => new Pair(needs[need].Id, resources[flow.ResourceOf(need)].Id)).OrderBy(pair => pair.Need, StringComparer.Ordinal)];

    /// <summary>The resource that serves this need, or null.</summary>
    public string? ResourceOf(string need) =>
        needs.Find(need) is >= 0 and var at && flow.ResourceOf(at) is >= 0 and var held ? resources[held].Id : null;

    /// <summary>What the plan is worth.</summary>
    public Totals Totals
    {
        get
        {
            var classes = new SortedDictionary<int, ClassServed>(Comparer<int>.Create((one, other) => other.CompareTo(one)));
            var (served, score, distance, load, changes) = (0, 0L, 0L, 0L, 0);
            foreach (var at in needs)
            {
                var (need, held, suggestion) = (needs[at], flow.ResourceOf(at), flow.SuggestionOf(at));
                var before = classes.GetValueOrDefault(need.Priority, new ClassServed(need.Priority, 0, 0));
                classes[need.Priority] = before with { Served = before.Served + (held >= 0 ? 1 : 0), Of = before.Of + 1 };
                var arcs = flow.ResourcesFor(at);
                if (suggestion >= 0 && suggestion != held && arcs.Contains(suggestion)) changes++;
                if (held < 0) continue;
                (served, score) = (served + 1, score + need.Score);
                distance += flow.CostOf(at, arcs.IndexOf(held));
            }
            foreach (var at in resources) load += flow.Load(at) * (flow.Load(at) + 1L) / 2;
            return new(served, [.. classes.Values], score, distance, load, changes);
        }
    }

    /// <summary>The board as it is now. What was suggested is what the plan said before the last change.</summary>
    public Board Board
    {
        get
        {
            var arcs = new List<Arc>();
            foreach (var need in needs)
            {
                var to = flow.ResourcesFor(need);
                for (var at = 0; at < to.Length; at++) arcs.Add(new(needs[need].Id, resources[to[at]].Id, flow.CostOf(need, at)));
            }
            var frozen = needs.Where(flow.IsFrozen).Select(need => new Pair(needs[need].Id, resources[flow.ResourceOf(need)].Id));
            var suggested = needs.Where(need => flow.SuggestionOf(need) is >= 0 and var kept && flow.ResourcesFor(need).Contains(kept))
                .Select(need => new Pair(needs[need].Id, resources[flow.SuggestionOf(need)].Id));
            return Board.Of(needs.Select(at => needs[at]), resources.Select(at => resources[at]), arcs, frozen, suggested).Value
                ?? throw new InvalidOperationException("A plan holds what no board would.");
        }
    }

    private void Fill(Board board)
    {
        for (var resource = 0; resource < board.Resources.Count; resource++)
            flow.SetFirstCapacity(resource, board.Resources[resource].Capacity);
        var order = new int[board.Needs.Count];
        for (var need = 0; need < order.Length; need++)
        {
            flow.Lay(need, ranks.Of(board.Needs[need]), board.ResourcesOf(need), board.CostsOf(need));
            flow.Suggest(need, board.SuggestedTo[need]);
            if (board.FrozenTo[need] >= 0) flow.Promise(need, board.FrozenTo[need]);
            order[need] = need;
        }
        // The highest first, so that nobody has to make room for somebody who ranks higher.
        Array.Sort(order, (one, other) => flow.Rank(one) != flow.Rank(other) ? flow.Rank(other).CompareTo(flow.Rank(one)) : one.CompareTo(other));
        foreach (var need in order)
            if (board.FrozenTo[need] < 0) flow.Serve(need);
    }

    private static long Widest(ReadOnlySpan<long> costs)
    {
        var most = 0L;
        foreach (var cost in costs) most = Math.Max(most, cost);
        return most;
    }
}
