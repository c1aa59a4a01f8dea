namespace EqualShares.Counting;

/// <summary>The run that counts, and for Add1 those one unit before and after it, which show why it ended there.</summary>
internal sealed record SharesCount(SharesTrace Final, SharesTrace? Before, SharesTrace? After)
{
    // Looking ahead costs several runs. It is tried after so many that changed nothing, and later when it brought little.
    private const int Patience = 4;

    public static Result<SharesCount> Of(Market market, TieBreak ties, Add1? completion)
    {
        var run = new SharesRun(market, ties);
        Rational voters = market.Election.Voters;
        var purse = market.Budget / voters;
        if (completion is { Start: Add1Start.Whole }) purse = new Rational((purse / market.Unit).Floor() * market.Unit, 1);
        if (run.Run(purse) is not { } now) return run.Tie!;
        if (completion is null) return new SharesCount(now, null, null);

        var (first, unchanged, patience) = (purse, 0, Patience);
        SharesTrace? after = null;
        while (!Ends(market, completion, now))
        {
            Rational growth = market.Unit;
            if (unchanged >= patience)
            {
                var steps = Math.Floor(Leap.Safe(market, now) / market.Unit);
                if (double.IsInfinity(steps)) break;

                patience = steps > 8 ? 1 : Math.Min(2 * patience, 1024);
                unchanged = 0;
                if (steps > 1) growth = new Rational(new System.Numerics.BigInteger(steps) * market.Unit, 1);
            }

            if (run.Run(now.Purse + growth) is not { } next) return run.Tie!;
            if (market.TotalCost(next.Winners) > market.Budget)
            {
                after = next;
                break;
            }

            unchanged = next.Winners.SequenceEqual(now.Winners) ? unchanged + 1 : 0;
            now = next;
        }

        var before = now.Purse > first ? run.Run(now.Purse - market.Unit) : null;
        return new SharesCount(now, before, after);
    }

    private static bool Ends(Market market, Add1 completion, SharesTrace trace)
    {
        var winners = trace.Winners.ToHashSet();
        return completion.StopWhenExhaustive
            ? market.Exhausted(winners)
            : Enumerable.Range(0, market.Projects).All(p => !market.Considered(p) || winners.Contains(p));
    }
}
