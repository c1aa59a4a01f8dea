using System.Numerics;

namespace EqualShares.Counting;

/// <content>What is decided exactly, where doubles leave a doubt.</content>
internal sealed partial class SharesRun
{
    private Prices exact = new(0);

    /// <summary>Decides exactly who is poor, where doubles could not.</summary>
    private bool Settle(int project, out double price, out double error)
    {
        CatchUp();
        bool moved;
        do
        {
            var (missing, needers) = (Missing(project), rich[project]);
            price = Rational.Ratio(missing, exact.Denominator * needers);
            error = 8 * ulp * Math.Abs(price);
            moved = false;
            for (var i = poor[project]; i < market.Start[project + 1]; i++)
            {
                var (group, worth) = supporters[i];
                var (has, needs) = (holdings[group].Money, price * worth);
                var margin = holdings[group].Error + error * worth + 4 * ulp * Math.Abs(needs);
                if (has >= needs + margin) continue;
                if (has > needs - margin && exact.Left(market.BallotOf(group), boughtIn) * needers >= missing * worth) continue;

                MakePoor(project, i);
                moved = true;
            }

            if (rich[project] == 0) return false;
        }
        while (moved);
        return true;
    }

    private List<int> ExactlyLeast(List<int> projects)
    {
        List<int> least = [];
        BigInteger missing = 0, share = 1;
        // Where nobody is poor, the price is cost by worth, whatever was paid before.
        if (projects.Exists(p => broke[p] < poor[p])) CatchUp();
        foreach (var project in projects)
        {
            var (its, per) = (Missing(project), (BigInteger)rich[project] * market.Factor[project]);
            var order = least.Count == 0 ? -1 : (its * share).CompareTo(missing * per);
            if (order > 0) continue;
            if (order < 0) least.Clear();

            (missing, share) = (its, per);
            least.Add(project);
        }

        return least;
    }

    private void CatchUp() => exact.Follow(market, bought, brokeIn, boughtIn);

    private BigInteger Missing(int project)
    {
        var (givers, paid) = Giving(project);
        return exact.Missing(market.Cost[project], givers, paid);
    }
}
