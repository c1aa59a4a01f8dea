using System.Numerics;

namespace EqualShares.Counting;

/// <summary>
/// The Method of Equal Shares for one purse. Doubles with error bounds look for the next project; wherever a bound leaves
/// a doubt, the exact prices decide. So the doubles cost or save time and never change an outcome.
/// </summary>
internal sealed class SharesRun(Market market, TieBreak ties)
{
    // Half a unit in the last place of a double, relative to its value.
    private const double Ulp = 1.0 / (1L << 53);

    // The supporters of each project, in three zones: [start, broke) have nothing left, [broke, poor) give all they have
    // left, [poor, end) pay the price. A price only rises and money only falls, so nobody ever moves back.
    private readonly Market.Entry[] supporters = (Market.Entry[])market.Supporters.Clone();
    private readonly int[] broke = new int[market.Projects];
    private readonly int[] poor = new int[market.Projects];
    private readonly long[] rich = new long[market.Projects];
    private readonly double[] low = new double[market.Projects];
    private readonly double[] high = new double[market.Projects];
    private readonly bool[] open = new bool[market.Projects];
    private readonly bool[] seen = new bool[market.Projects];
    private readonly int[] boughtIn = new int[market.Projects];
    private readonly double[] money = new double[market.Voters.Length];
    private readonly List<int> contenders = [];
    private readonly List<Step> steps = [];
    private Prices prices = new(0);
    private double purse;
    private double moneyError;

    /// <summary>Which of the tied projects was not to be told apart, when a run came to nothing.</summary>
    public TieNeedsLot? Tie { get; private set; }

    /// <param name="each">What each voter has, in units.</param>
    public SharesTrace? Run(Rational each)
    {
        Begin(each);
        while (Next() is var next and >= 0) Buy(next);
        return Tie is null ? new(each, [.. steps], prices) : null;
    }

    private void Begin(Rational each)
    {
        (prices, Tie) = (new Prices(each), null);
        steps.Clear();
        purse = each.ToDouble();
        moneyError = 8 * Ulp * purse;
        Array.Fill(money, purse);
        Array.Fill(boughtIn, -1);
        for (var project = 0; project < market.Projects; project++)
        {
            broke[project] = poor[project] = market.Start[project];
            rich[project] = market.Worth[project];
            open[project] = market.Considered(project);
            low[project] = market.Cost[project] / ((double)rich[project] * market.Factor[project]) * (1 - 8 * Ulp);
        }
    }

    /// <summary>The project of least ρ that can be paid, or −1: there is none, or a tie.</summary>
    private int Next()
    {
        Array.Clear(seen);
        var least = double.PositiveInfinity;
        while (Promising() is var project and >= 0 && low[project] <= least)
        {
            seen[project] = true;
            if (Price(project)) least = Math.Min(least, high[project]);
            else open[project] = false;
        }

        contenders.Clear();
        for (var project = 0; project < market.Projects; project++)
            if (open[project] && seen[project] && low[project] <= least) contenders.Add(project);
        if (contenders.Count <= 1) return contenders.Count == 0 ? -1 : contenders[0];

        var next = ties.First(ExactlyLeast(contenders), out var no);
        Tie = no;
        return next;
    }

    private int Promising()
    {
        var best = -1;
        for (var project = 0; project < market.Projects; project++)
            if (open[project] && !seen[project] && (best < 0 || low[project] < low[best])) best = project;
        return best;
    }

    /// <summary>Bounds ρ from below and above; false when the supporters cannot pay, now or ever.</summary>
    private bool Price(int project)
    {
        var (end, cost) = (market.Start[project + 1], (double)market.Cost[project]);
        var (given, givers) = (0d, 0L);
        for (var i = broke[project]; i < poor[project]; i++)
        {
            var group = supporters[i].Of;
            if (money[group] < 0) Swap(i, broke[project]++);
            else (given, givers) = (given + market.Voters[group] * money[group], givers + market.Voters[group]);
        }

        double price, error;
        bool moved, doubt;
        do
        {
            (price, moved, doubt) = ((cost - given) / rich[project], false, false);
            error = 2 * (givers * moneyError + (end - market.Start[project] + 8) * 2 * Ulp * (given + cost)) / rich[project] + 4 * Ulp * price;
            for (var i = poor[project]; i < end; i++)
            {
                var (group, worth) = supporters[i];
                var (has, needs) = (money[group], price * worth);
                var margin = moneyError + error * worth + 4 * Ulp * needs;
                if (has >= needs + margin) continue;
                if (has > needs - margin)
                {
                    doubt = true;
                    continue;
                }

                if (has >= 0) (given, givers) = (given + market.Voters[group] * has, givers + market.Voters[group]);
                MakePoor(project, i);
                moved = true;
            }

            if (rich[project] == 0) return false;
        }
        while (moved);

        if (doubt && !Settle(project, out price, out error)) return false;

        low[project] = Math.Max(low[project], (price - error) / market.Factor[project] * (1 - 8 * Ulp));
        high[project] = (price + error) / market.Factor[project] * (1 + 8 * Ulp);
        return true;
    }

    /// <summary>Decides exactly who is poor, where doubles could not.</summary>
    private bool Settle(int project, out double price, out double error)
    {
        bool moved;
        do
        {
            var (missing, needers) = (Missing(project), rich[project]);
            price = Rational.Ratio(missing, prices.Denominator * needers);
            error = 8 * Ulp * Math.Abs(price);
            moved = false;
            for (var i = poor[project]; i < market.Start[project + 1]; i++)
            {
                var (group, worth) = supporters[i];
                var (has, needs) = (money[group], price * worth);
                var margin = moneyError + error * worth + 4 * Ulp * Math.Abs(needs);
                if (has >= needs + margin) continue;
                if (has > needs - margin && prices.Left(market.BallotOf(group), boughtIn) * needers >= missing * worth) continue;

                MakePoor(project, i);
                moved = true;
            }

            if (rich[project] == 0) return false;
        }
        while (moved);
        return true;
    }

    private void MakePoor(int project, int at)
    {
        var (group, worth) = supporters[at];
        rich[project] -= (long)worth * market.Voters[group];
        Swap(at, poor[project]);
        if (money[group] < 0) Swap(poor[project], broke[project]++);
        poor[project]++;
    }

    private void Swap(int i, int j) => (supporters[i], supporters[j]) = (supporters[j], supporters[i]);

    private List<int> ExactlyLeast(List<int> projects)
    {
        List<int> least = [];
        BigInteger missing = 0, share = 1;
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

    private BigInteger Missing(int project) => Missing(project, out _, out _);

    private BigInteger Missing(int project, out long givers, out long[] paid)
    {
        (givers, paid) = (0, new long[prices.Count]);
        for (var i = broke[project]; i < poor[project]; i++)
        {
            var group = supporters[i].Of;
            if (money[group] < 0) continue;

            var voters = market.Voters[group];
            givers += voters;
            foreach (var entry in market.BallotOf(group))
                if (boughtIn[entry.Of] is >= 0 and var round) paid[round] += (long)entry.Worth * voters;
        }

        return prices.Missing(market.Cost[project], givers, paid);
    }

    private void Buy(int project)
    {
        var missing = Missing(project, out var givers, out var paid);
        prices.Add(missing, rich[project]);
        boughtIn[project] = steps.Count;
        open[project] = false;
        steps.Add(new(project, givers, paid, rich[project]));

        var price = Rational.Ratio(prices[prices.Count - 1], prices.Denominator);
        moneyError += 8 * Ulp * purse;
        for (var i = broke[project]; i < poor[project]; i++) money[supporters[i].Of] = -1;
        for (var i = poor[project]; i < market.Start[project + 1]; i++)
        {
            var (group, worth) = supporters[i];
            money[group] = Math.Max(0, money[group] - price * worth);
        }
    }
}

/// <summary>A purchase: what the poor gave together follows from givers and what they paid before; the rich share the rest.</summary>
internal sealed record Step(int Project, long Givers, long[] Paid, long Rich);

/// <summary>What one run bought, in order, and at which price for each unit of worth.</summary>
internal sealed record SharesTrace(Rational Purse, Step[] Steps, Prices Prices)
{
    public IEnumerable<int> Winners => Steps.Select(s => s.Project);
}
