using System.Numerics;

namespace Assignment.Tests;

/// <summary>The objective as a list of numbers, each to be made as large as possible before the next is looked at.</summary>
internal static class Worth
{
    public static BigInteger[] Of(Totals totals) =>
        [.. totals.ByPriority.Select(one => (BigInteger)one.Served), totals.Score, -totals.Distance, -totals.Load, -totals.Changes];

    /// <summary>What a set of pairs is worth, counted anew.</summary>
    public static BigInteger[] Of(Board board, IReadOnlyCollection<Pair> pairs)
    {
        var cost = board.Arcs.ToDictionary(arc => new Pair(arc.Need, arc.Resource), arc => arc.Cost);
        var needs = board.Needs.ToDictionary(need => need.Id);
        var served = pairs.Select(pair => needs[pair.Need]).ToArray();
        return
        [
            .. board.Needs.Select(need => need.Priority).Distinct().OrderDescending().Select(priority => (BigInteger)served.Count(need => need.Priority == priority)),
            served.Aggregate(BigInteger.Zero, (sum, need) => sum + need.Score),
            -pairs.Aggregate(BigInteger.Zero, (sum, pair) => sum + cost[pair]),
            -pairs.GroupBy(pair => pair.Resource).Aggregate(BigInteger.Zero, (sum, group) => sum + (BigInteger)group.Count() * (group.Count() + 1) / 2),
            -board.Suggested.Except(pairs).Count(),
        ];
    }

    public static int Compare(BigInteger[] one, BigInteger[] other)
    {
        Assert.Equal(one.Length, other.Length);
        for (var at = 0; at < one.Length; at++)
            if (one[at].CompareTo(other[at]) is not 0 and var sign) return sign;
        return 0;
    }
}
