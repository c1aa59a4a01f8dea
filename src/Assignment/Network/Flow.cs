using System.Runtime.CompilerServices;

namespace Assignment.Network;

/// <summary>
/// A minimum-cost flow with its dual prices, kept optimal through every change by shortest alternating paths.
/// Optimal means, with the price π of each resource (a level, then distance, load and changes packed into one number):
/// <list type="bullet">
/// <item>a served need stands at an arc whose cost + π is the least of all its arcs, and at most (its rank, 0);</item>
/// <item>an unserved need has no arc whose cost + π is below (its rank, 0);</item>
/// <item>π of a resource with room is at most the load cost of one more unit; π of one that serves is at least that of its last unit.</item>
/// </list>
/// These are the complementary-slackness conditions of linear programming (Ahuja, Magnanti, Orlin: Network Flows, 1993, §9.3).
/// </summary>
/// <remarks>
/// The level is the rank of the need that would go unserved if one unit of the resource were taken away, 0 if none would.
/// Ranks are only compared, never added: arcs cost nothing in the class and score, so that of a path only its two ends count.
/// Comparing ranks instead of adding weights is right because the sets of needs that can be served together are the
/// independent sets of a gammoid, and a matroid's best basis depends on the order of weights alone (Edmonds 1971).
/// </remarks>
internal sealed partial class Flow
{
    public const int None = -1;

    private struct Spot
    {
        public long Price;
        public long Key;
        public int Level;
        public int Load;
        public int Capacity;
        public int First;
        public int Via;
        public int Onto;
    }

    /// <summary>The best end of a path found so far. What is not better is not looked at.</summary>
    /// <param name="Resource">Where the path ends; none while it is best to do nothing.</param>
    /// <param name="Need">Who goes unserved there, or comes to be served; none when a unit becomes used, or free.</param>
    private readonly record struct End(int Level, long Key, int Resource = None, int Need = None)
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public bool IsBeatenBy(int level, long key) => Less(level, key, Level, Key);
    }

    private readonly Queue queue = new();
    private Adjacency forward;
    private Adjacency? backward;
    private Spot[] spots;
    private int[] match;
    private int[] keep;
    private int[] rank;
    private int[] next;
    private int[] previous;
    private long[] paid;
    private bool[] frozen;
    private int[] settled;
    private int[] touched;
    private int settledCount;
    private int touchedCount;
    private Scale scale;

    public Flow(int needs, int resources, int arcs, Scale scale)
    {
        this.scale = scale;
        forward = new Adjacency(needs, arcs);
        spots = new Spot[resources];
        (match, keep, rank, next, previous) = (new int[needs], new int[needs], new int[needs], new int[needs], new int[needs]);
        (paid, frozen) = (new long[needs], new bool[needs]);
        (settled, touched) = (new int[resources], new int[resources]);
        Array.Fill(match, None);
        Array.Fill(keep, None);
        for (var resource = 0; resource < resources; resource++) spots[resource] = new Spot { Key = long.MaxValue, First = None };
    }

    public Scale Scale => scale;

    public int ResourceOf(int need) => match[need];

    public bool IsFrozen(int need) => frozen[need];

    public int Load(int resource) => spots[resource].Load;

    public int Capacity(int resource) => spots[resource].Capacity;

    public int Level(int resource) => spots[resource].Level;

    public int Rank(int need) => rank[need];

    public (long Distance, long Load, long Changes) Price(int resource) => scale.Split(spots[resource].Price);

    public ReadOnlySpan<int> ResourcesFor(int need) => forward.To(need);

    /// <summary>The costs of a need's arcs, as they were given.</summary>
    public long CostOf(int need, int at) => forward.Cost(need)[at] / scale.Distance;

    public int FirstServed(int resource) => spots[resource].First;

    public int NextServed(int need) => next[need];

    public void SetRank(int need, int to) => rank[need] = to;

    /// <summary>A new rank comes in between: those from here on move up.</summary>
    public void RaiseRanks(int from)
    {
        foreach (ref var at in rank.AsSpan()) at += at >= from ? 1 : 0;
        foreach (ref var spot in spots.AsSpan()) spot.Level += spot.Level >= from ? 1 : 0;
    }

    public void Suggest(int need, int resource) => keep[need] = resource;

    /// <summary>From now on, changes are counted against what is served at this moment.</summary>
    /// <remarks>
    /// Prices stay right: what is served gets cheaper by one change, and what was suggested and is not served gets dearer.
    /// </remarks>
    public void SuggestCurrent()
    {
        for (var need = 0; need < match.Length; need++)
        {
            if (match[need] != None && !frozen[need] && keep[need] != match[need]) paid[need]--;
            keep[need] = match[need];
        }
    }

    /// <summary>Whether the suggestion for this need stands.</summary>
    public bool IsKept(int need) => keep[need] != None && keep[need] == match[need];

    public int SuggestionOf(int need) => keep[need];

    private long Unit(int load) => load * scale.Load;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool Less(int level, long key, int otherLevel, long otherKey) =>
        level != otherLevel ? level < otherLevel : key < otherKey;

    private void Enter(int need, int resource, long cost)
    {
        ref var spot = ref spots[resource];
        (match[need], paid[need]) = (resource, cost);
        (next[need], previous[need]) = (spot.First, None);
        if (spot.First != None) previous[spot.First] = need;
        spot.First = need;
        spot.Load++;
    }

    private void Leave(int need)
    {
        ref var spot = ref spots[match[need]];
        if (previous[need] == None) spot.First = next[need];
        else next[previous[need]] = next[need];
        if (next[need] != None) previous[next[need]] = previous[need];
        match[need] = None;
        spot.Load--;
    }

    /// <summary>The packed cost of this arc, one change less when it was suggested.</summary>
    private long Weight(int need, int resource) =>
        forward.Cost(need)[forward.To(need).IndexOf(resource)] - (keep[need] == resource ? 1 : 0);

    private void Touch(int resource) => touched[touchedCount++] = resource;

    private void Forget()
    {
        for (var at = 0; at < touchedCount; at++) spots[touched[at]].Key = long.MaxValue;
        (touchedCount, settledCount) = (0, 0);
        queue.Clear();
    }
}
