namespace EqualShares.Counting;

/// <summary>
/// From the top of a list, each project that still fits, in the end also those without a vote (as the reference
/// implementations do). Equals that all fit, or none of which fits, need no lot.
/// </summary>
internal static class GreedyCount
{
    /// <summary>What is taken besides <paramref name="already"/>, in order.</summary>
    public static Result<List<int>> Of(Market market, TieBreak ties, bool perCost, IReadOnlyCollection<int> already)
    {
        var left = market.Budget - market.TotalCost(already);
        var list = Enumerable.Range(0, market.Projects).Where(p => market.Cost[p] > 0 && !already.Contains(p)).ToList();
        list.Sort((a, b) => Compare(a, b) is var order && order != 0 ? order : a.CompareTo(b));

        List<int> taken = [];
        for (var i = 0; i < list.Count;)
        {
            var equals = list.Skip(i).TakeWhile(p => Compare(p, list[i]) == 0).ToList();
            i += equals.Count;
            var fit = (int)Int128.Min(left / market.Cost[equals[0]], equals.Count);
            if (fit == 0) continue;
            if (ties.Drawn(equals)) equals.Sort((a, b) => ties.PlaceInLot(a).CompareTo(ties.PlaceInLot(b)));
            else if (fit < equals.Count) return ties.Unresolved(equals);

            taken.AddRange(equals.Take(fit));
            left -= (Int128)fit * market.Cost[equals[0]];
        }

        return taken;

        int Compare(int a, int b)
        {
            var order = perCost
                ? ((Int128)market.Votes[b] * market.Cost[a]).CompareTo((Int128)market.Votes[a] * market.Cost[b])
                : market.Votes[b].CompareTo(market.Votes[a]);
            return order == 0 ? ties.ByRule(a, b) : order;
        }
    }
}
