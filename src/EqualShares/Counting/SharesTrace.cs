namespace EqualShares.Counting;

/// <summary>A project that was bought, and how much worth those have together who paid its price.</summary>
internal readonly record struct Bought(int Project, long Rich);

/// <summary>
/// What one run bought, in order, and in which round each ballot group gave its last. From that, everything that was paid
/// follows exactly, when somebody asks.
/// </summary>
internal sealed class SharesTrace(Market market, Rational purse, Bought[] bought, int[] brokeIn)
{
    private readonly Lazy<Prices> prices = new(() => new Prices(purse).Follow(market, bought, brokeIn, Rounds(market, bought)));

    public Rational Purse => purse;

    public IReadOnlyList<Bought> Bought => bought;

    public IEnumerable<int> Winners => bought.Select(b => b.Project);

    /// <summary>What was paid for each unit of worth, exactly.</summary>
    public Prices Prices => prices.Value;

    public (long Givers, long[] Paid) Giving(int round, int[] boughtIn) => Giving(market, bought[round].Project, round, brokeIn, boughtIn);

    /// <summary>How many gave their last in this round, and how many of them (times worth) had paid each earlier price.</summary>
    public static (long Givers, long[] Paid) Giving(Market market, int project, int round, int[] brokeIn, int[] boughtIn)
    {
        var (givers, paid) = (0L, new long[round]);
        foreach (var (group, _) in market.SupportersOf(project))
        {
            if (brokeIn[group] != round) continue;

            givers += market.Voters[group];
            foreach (var entry in market.BallotOf(group))
                if (boughtIn[entry.Of] is >= 0 and var earlier && earlier < round) paid[earlier] += (long)entry.Worth * market.Voters[group];
        }

        return (givers, paid);
    }

    private static int[] Rounds(Market market, Bought[] bought)
    {
        var rounds = new int[market.Projects];
        Array.Fill(rounds, -1);
        for (var round = 0; round < bought.Length; round++) rounds[bought[round].Project] = round;
        return rounds;
    }
}
