namespace Assignment.Network;

/// <summary>The distinct pairs of priority and score, lowest first; the first has rank 1. Ranks never go away, they only move up.</summary>
internal sealed class Ranks
{
    private readonly List<(int Priority, long Score)> all;

    public Ranks(IEnumerable<Need> needs) =>
        all = [.. needs.Select(need => (need.Priority, need.Score)).Distinct().Order()];

    public (int Priority, long Score) this[int rank] => all[rank - 1];

    public int Of(Need need) => all.BinarySearch((need.Priority, need.Score)) + 1;

    /// <summary>The rank of this need, new if need be.</summary>
    public int Of(Need need, Flow flow)
    {
        var at = all.BinarySearch((need.Priority, need.Score));
        if (at >= 0) return at + 1;
        all.Insert(~at, (need.Priority, need.Score));
        flow.RaiseRanks(~at + 1);
        return ~at + 1;
    }
}
