namespace Assignment;

/// <summary>
/// Who needs, who can serve, and what each service would cost: a bipartite graph with capacities. A board is read-only
/// and knows no order: the same rows in any order are the same board.
/// </summary>
public sealed class Board
{
    private readonly Dictionary<string, int> needs = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> resources = new(StringComparer.Ordinal);
    private readonly int[] first;
    private readonly int[] to;
    private readonly long[] cost;

    private Board(Need[] needs, Resource[] resources, int arcs)
    {
        (Needs, Resources) = (needs, resources);
        (first, to, cost) = (new int[needs.Length + 1], new int[arcs], new long[arcs]);
        FrozenTo = new int[needs.Length];
        SuggestedTo = new int[needs.Length];
        Array.Fill(FrozenTo, -1);
        Array.Fill(SuggestedTo, -1);
    }

    /// <summary>All needs, ordered by id.</summary>
    public IReadOnlyList<Need> Needs { get; }

    /// <summary>All resources, ordered by id.</summary>
    public IReadOnlyList<Resource> Resources { get; }

    /// <summary>How many arcs there are.</summary>
    public int ArcCount => to.Length;

    /// <summary>All arcs, by need, then by resource.</summary>
    public IEnumerable<Arc> Arcs
    {
        get
        {
            for (var need = 0; need < Needs.Count; need++)
                for (var at = first[need]; at < first[need + 1]; at++)
                    yield return new Arc(Needs[need].Id, Resources[to[at]].Id, cost[at]);
        }
    }

    /// <summary>Pairs that are promised and stay as they are.</summary>
    public IEnumerable<Pair> Frozen => PairsOf(FrozenTo);

    /// <summary>Pairs that were suggested before. Among equally good answers the one that keeps most of them is chosen.</summary>
    public IEnumerable<Pair> Suggested => PairsOf(SuggestedTo);

    internal int[] FrozenTo { get; }

    internal int[] SuggestedTo { get; }

    internal ReadOnlySpan<int> ResourcesOf(int need) => to.AsSpan(first[need]..first[need + 1]);

    internal ReadOnlySpan<long> CostsOf(int need) => cost.AsSpan(first[need]..first[need + 1]);

    internal int NeedNamed(string? id) => id is not null && needs.TryGetValue(id, out var at) ? at : -1;

    internal int ResourceNamed(string? id) => id is not null && resources.TryGetValue(id, out var at) ? at : -1;

    /// <summary>The cost of the arc between these two, or −1 when there is none.</summary>
    internal long CostBetween(int need, int resource) =>
        ResourcesOf(need).BinarySearch(resource) is >= 0 and var at ? CostsOf(need)[at] : -1;

    /// <summary>Makes a board of rows in any order.</summary>
    /// <returns>
    /// The board, or <see cref="IdTaken"/>, <see cref="IdMissing"/>, <see cref="NeedUnknown"/>, <see cref="ResourceUnknown"/>,
    /// <see cref="CapacityNegative"/>, <see cref="CapacityBelowFrozen"/>, <see cref="CostNegative"/>, <see cref="ArcTwice"/>,
    /// <see cref="NeedPairedTwice"/>, <see cref="NotCompatible"/> (a frozen pair without an arc) or <see cref="TooLarge"/>.
    /// A suggested pair without an arc is no longer possible and is left out.
    /// </returns>
    public static Result<Board> Of(
        IEnumerable<Need> needs, IEnumerable<Resource> resources, IEnumerable<Arc> arcs,
        IEnumerable<Pair>? frozen = null, IEnumerable<Pair>? suggested = null)
    {
        var rows = arcs as IReadOnlyList<Arc> ?? [.. arcs];
        var board = new Board(
            [.. needs.OrderBy(need => need.Id, StringComparer.Ordinal)],
            [.. resources.OrderBy(resource => resource.Id, StringComparer.Ordinal)], rows.Count);
        if ((board.NameAll() ?? board.Lay(rows) ?? board.Pair(frozen, board.FrozenTo, strict: true)
            ?? board.Pair(suggested, board.SuggestedTo, strict: false) ?? board.Weigh()) is { } no) return no;
        return board;
    }

    private Refusal? NameAll()
    {
        for (var need = 0; need < Needs.Count; need++)
        {
            if (string.IsNullOrEmpty(Needs[need].Id)) return new IdMissing();
            if (!needs.TryAdd(Needs[need].Id, need)) return new IdTaken(Needs[need].Id);
        }
        for (var resource = 0; resource < Resources.Count; resource++)
        {
            var (id, capacity) = Resources[resource];
            if (string.IsNullOrEmpty(id)) return new IdMissing();
            if (!resources.TryAdd(id, resource)) return new IdTaken(id);
            if (capacity < 0) return new CapacityNegative(id);
        }
        return null;
    }

    /// <summary>Lays the arcs out by need and resource with two counting sorts.</summary>
    private Refusal? Lay(IReadOnlyList<Arc> rows)
    {
        var (from, target) = (new int[rows.Count], new int[rows.Count]);
        var place = new int[Resources.Count + 1];
        for (var row = 0; row < rows.Count; row++)
        {
            var arc = rows[row];
            // Rows of one need mostly stand together.
            from[row] = row > 0 && ReferenceEquals(arc.Need, rows[row - 1].Need) ? from[row - 1] : NeedNamed(arc.Need);
            if (from[row] < 0) return new NeedUnknown(arc.Need);
            if ((target[row] = ResourceNamed(arc.Resource)) < 0) return new ResourceUnknown(arc.Resource);
            if (arc.Cost < 0) return new CostNegative(arc.Need, arc.Resource);
            place[target[row] + 1]++;
            first[from[row] + 1]++;
        }
        for (var at = 1; at < place.Length; at++) place[at] += place[at - 1];
        for (var at = 1; at < first.Length; at++) first[at] += first[at - 1];
        var byResource = new int[rows.Count];
        for (var row = 0; row < rows.Count; row++) byResource[place[target[row]]++] = row;
        var next = first[..^1];
        foreach (var row in byResource)
        {
            var at = next[from[row]]++;
            (to[at], cost[at]) = (target[row], rows[row].Cost);
            if (at > first[from[row]] && to[at - 1] == to[at]) return new ArcTwice(rows[row].Need, rows[row].Resource);
        }
        return null;
    }

    private Refusal? Pair(IEnumerable<Pair>? pairs, int[] partner, bool strict)
    {
        var held = new int[Resources.Count];
        foreach (var (needId, resourceId) in pairs ?? [])
        {
            var (need, resource) = (NeedNamed(needId), ResourceNamed(resourceId));
            if (need < 0 && strict) return new NeedUnknown(needId);
            if (resource < 0 && strict) return new ResourceUnknown(resourceId);
            if (need < 0 || resource < 0 || CostBetween(need, resource) < 0)
            {
                if (strict) return new NotCompatible(needId, resourceId);
                continue;
            }
            if (partner[need] >= 0) return new NeedPairedTwice(needId);
            partner[need] = resource;
            if (strict && ++held[resource] > Resources[resource].Capacity) return new CapacityBelowFrozen(resourceId);
        }
        return null;
    }

    private TooLarge? Weigh()
    {
        Int128 scores = 0, costs = 0;
        var usable = new int[Resources.Count];
        for (var need = 0; need < Needs.Count; need++)
        {
            scores += Int128.Abs(Needs[need].Score);
            var most = 0L;
            foreach (var arcCost in CostsOf(need)) most = Math.Max(most, arcCost);
            costs += most;
            foreach (var resource in ResourcesOf(need)) usable[resource]++;
        }
        var load = 0;
        for (var resource = 0; resource < usable.Length; resource++)
            load = Math.Max(load, Math.Min(usable[resource], Resources[resource].Capacity));
        return scores > long.MaxValue || !Network.Scale.Holds(costs, load, Needs.Count) ? new TooLarge() : null;
    }

    private IEnumerable<Pair> PairsOf(int[] partner)
    {
        for (var need = 0; need < partner.Length; need++)
            if (partner[need] >= 0) yield return new Pair(Needs[need].Id, Resources[partner[need]].Id);
    }
}
