namespace EqualShares.Counting;

/// <summary>
/// The Method of Equal Shares for one purse. Doubles with proven error bounds look for the next project; wherever a bound
/// leaves a doubt, exact prices are caught up with and decide. So doubles save time and never change an outcome.
/// </summary>
/// <param name="caution">How many times larger than proven the error bounds are taken; only tests ask for more than one.</param>
internal sealed partial class SharesRun(Market market, TieBreak ties, double caution = 1)
{
    // Half a unit in the last place of a double, relative to its value.
    private readonly double ulp = caution / (1L << 53);

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
    private readonly double[] prices = new double[market.Projects];
    private readonly double[] priceErrors = new double[market.Projects];
    private readonly List<int> contenders = [];
    private readonly List<Bought> bought = [];
    private int[] brokeIn = [];

    private readonly Holding[] holdings = new Holding[market.Voters.Length];
    private double purse;

    /// <summary>Which of the tied projects was not to be told apart, when a run came to nothing.</summary>
    public TieNeedsLot? Tie { get; private set; }

    /// <param name="each">What each voter has, in units.</param>
    public SharesTrace? Run(Rational each)
    {
        Begin(each);
        while (Next() is var next and >= 0) Buy(next);
        return Tie is null ? new(market, each, [.. bought], brokeIn) : null;
    }

    private void Begin(Rational each)
    {
        (exact, Tie) = (new Prices(each), null);
        bought.Clear();
        brokeIn = new int[market.Voters.Length];
        Array.Fill(brokeIn, -1);
        purse = each.ToDouble();
        for (var group = 0; group < holdings.Length; group++) holdings[group] = new() { Money = purse, Error = 8 * ulp * purse, Voters = market.Voters[group] };
        Array.Fill(boughtIn, -1);
        for (var project = 0; project < market.Projects; project++)
        {
            broke[project] = poor[project] = market.Start[project];
            rich[project] = market.Worth[project];
            open[project] = market.Considered(project);
            low[project] = market.Cost[project] / ((double)rich[project] * market.Factor[project]) * (1 - 8 * ulp);
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
            high[project] = double.PositiveInfinity;
            if (Price(project, least)) least = Math.Min(least, high[project]);
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

    /// <summary>
    /// Bounds ρ from below and above, or only from below once it is seen to lie above the least; false when the supporters
    /// cannot pay, now or ever.
    /// </summary>
    private bool Price(int project, double least)
    {
        var (end, cost) = (market.Start[project + 1], (double)market.Cost[project]);
        var (given, givenError) = (0d, 0d);
        for (var i = broke[project]; i < poor[project]; i++)
        {
            ref var holding = ref holdings[supporters[i].Of];
            if (holding.Money < 0) Swap(i, broke[project]++);
            else Gives(in holding);
        }

        double price, error;
        bool moved, doubt;
        do
        {
            (price, moved, doubt) = ((cost - given) / rich[project], false, false);
            error = ((1 + 1e-9) * givenError + (end - market.Start[project] + 8) * 4 * ulp * (given + cost)) / rich[project] + 4 * ulp * price;
            // Whoever else is poor only raises the price.
            low[project] = Math.Max(low[project], (price - error) / market.Factor[project] * (1 - 8 * ulp));
            if (low[project] > least) return true;

            for (var i = poor[project]; i < end; i++)
            {
                var (group, worth) = supporters[i];
                ref var holding = ref holdings[group];
                var (has, needs) = (holding.Money, price * worth);
                var margin = holding.Error + error * worth + 4 * ulp * needs;
                if (has >= needs + margin) continue;
                if (has > needs - margin)
                {
                    doubt = true;
                    continue;
                }

                if (has >= 0) Gives(in holding);
                MakePoor(project, i);
                moved = true;
            }

            if (rich[project] == 0) return false;
        }
        while (moved);

        if (doubt && !Settle(project, out price, out error)) return false;

        low[project] = Math.Max(low[project], (price - error) / market.Factor[project] * (1 - 8 * ulp));
        high[project] = (price + error) / market.Factor[project] * (1 + 8 * ulp);
        (prices[project], priceErrors[project]) = (price, error);
        return true;

        void Gives(in Holding holding)
        {
            given += holding.Voters * holding.Money;
            givenError += holding.Voters * holding.Error;
        }
    }

    private void MakePoor(int project, int at)
    {
        var (group, worth) = supporters[at];
        rich[project] -= (long)worth * holdings[group].Voters;
        Swap(at, poor[project]);
        if (holdings[group].Money < 0) Swap(poor[project], broke[project]++);
        poor[project]++;
    }

    private void Swap(int i, int j) => (supporters[i], supporters[j]) = (supporters[j], supporters[i]);

    /// <summary>How many give all they have left, and how many of them (times worth) paid each earlier price.</summary>
    private (long Givers, long[] Paid) Giving(int project)
    {
        var (givers, paid) = (0L, new long[bought.Count]);
        for (var i = broke[project]; i < poor[project]; i++)
        {
            var group = supporters[i].Of;
            if (holdings[group].Money < 0) continue;

            var voters = holdings[group].Voters;
            givers += voters;
            foreach (var entry in market.BallotOf(group))
                if (boughtIn[entry.Of] is >= 0 and var round) paid[round] += (long)entry.Worth * voters;
        }

        return (givers, paid);
    }

    private void Buy(int project)
    {
        var round = bought.Count;
        boughtIn[project] = round;
        open[project] = false;
        bought.Add(new(project, rich[project]));

        var (price, error) = (prices[project], priceErrors[project]);
        for (var i = broke[project]; i < poor[project]; i++)
        {
            ref var holding = ref holdings[supporters[i].Of];
            if (holding.Money < 0) continue;

            holding.Money = -1;
            brokeIn[supporters[i].Of] = round;
        }

        for (var i = poor[project]; i < market.Start[project + 1]; i++)
        {
            var (group, worth) = supporters[i];
            ref var holding = ref holdings[group];
            holding.Money = Math.Max(0, holding.Money - price * worth);
            holding.Error += error * worth + 4 * ulp * purse;
        }
    }

    /// <summary>What each voter of a group has left (less than nothing: exactly nothing), and how far off that can be.</summary>
    private struct Holding
    {
        public double Money;
        public double Error;
        public int Voters;
    }
}
