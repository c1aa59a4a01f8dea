using System.Numerics;

namespace EqualShares.Counting;

/// <summary>
/// How far the purse can grow before a run could go another way. As long as the same voters are poor at each purchase,
/// every price and every purse is a linear function of the first purse. A loser's supporters bring Σ min(what they have,
/// ρ · utility), which is concave, so its tangent bounds it. The least growth at which one of these lines crosses zero is
/// safe. Compare "add-opt" for exact equal shares (Kraiczy, Robinson and Elkind 2025, arXiv 2502.11797).
/// </summary>
internal sealed class Leap
{
    private const double Ulp = 1.0 / (1L << 53);

    private readonly Market market;
    private readonly SharesTrace trace;
    private readonly Prices slopes = new(1);
    private readonly int[] boughtIn;
    private readonly double[] has;
    private readonly double[] gains;
    private double hasError;
    private double gainError;
    private double safe = double.PositiveInfinity;

    private Leap(Market market, SharesTrace trace)
    {
        (this.market, this.trace) = (market, trace);
        boughtIn = new int[market.Projects];
        has = new double[market.Voters.Length];
        gains = new double[market.Voters.Length];
    }

    /// <summary>In units. Any growth below it changes neither the winners nor their order; infinite: none ever does.</summary>
    public static double Safe(Market market, SharesTrace trace) => new Leap(market, trace).Find();

    private double Find()
    {
        var purse = trace.Purse.ToDouble();
        Array.Fill(has, purse);
        Array.Fill(gains, 1);
        Array.Fill(boughtIn, -1);
        (hasError, gainError) = (8 * Ulp * purse, 8 * Ulp);
        for (var round = 0; round < trace.Bought.Count; round++)
        {
            var step = trace.Bought[round];
            var (givers, paid) = trace.Giving(round, boughtIn);
            slopes.Add(slopes.Missing(0, givers, paid), step.Rich);
            var (price, slope) = (Rational.Ratio(trace.Prices[round], trace.Prices.Denominator), Rational.Ratio(slopes[round], slopes.Denominator));
            for (var project = 0; project < market.Projects && safe > 0; project++)
                if (project != step.Project && boughtIn[project] < 0 && market.Considered(project)) StayBehind(project, step.Project, round, price, slope);
            if (safe <= 0) return 0;

            Pay(step.Project, round, price, slope);
            boughtIn[step.Project] = round;
        }

        for (var project = 0; project < market.Projects; project++)
            if (boughtIn[project] < 0 && market.Considered(project)) StayUnpaid(project);
        return Math.Max(0, safe);
    }

    /// <summary>Who is poor at this purchase must stay poor, and who is rich must stay rich.</summary>
    private void Pay(int project, int round, double price, double slope)
    {
        var most = 0;
        foreach (var (group, worth) in market.SupportersOf(project))
        {
            if (has[group] < 0) continue;

            most = Math.Max(most, worth);
            var (rest, growth) = (has[group] - price * worth, gains[group] - slope * worth);
            var (error, growthError) = (hasError + 8 * Ulp * price * worth, gainError + 8 * Ulp * Math.Abs(slope) * worth);
            var poor = rest < -error || (rest <= error && Sign(trace.Prices, group, round, worth) < 0);
            if (Math.Abs(rest) > error) Stay(Math.Abs(rest) - error, (poor ? -growth : growth) - growthError);
            else if (poor || Sign(slopes, group, round, worth) < 0) safe = 0;

            if (poor) has[group] = -1;
            else (has[group], gains[group]) = (Math.Max(0, rest), growth);
        }

        hasError += 16 * Ulp * trace.Purse.ToDouble();
        gainError += 16 * Ulp * (1 + Math.Abs(slope) * most);
        gainError *= 1 + 16 * Ulp;
    }

    /// <summary>What supporters bring at the winner's ρ must not reach the loser's cost, or keep the tie that it is.</summary>
    private void StayBehind(int project, int winner, int round, double price, double slope)
    {
        var ratio = (double)market.Factor[project] / market.Factor[winner];
        var (at, growing) = (price * ratio, slope * ratio);
        var cost = (double)market.Cost[project];
        if (growing <= 0 && market.Worth[project] * at * (1 + 16 * Ulp) < cost) return;

        var (brings, growth, voters, worthOfRich) = (0d, 0d, 0d, 0d);
        foreach (var (group, worth) in market.SupportersOf(project))
        {
            if (has[group] < 0) continue;

            var gives = has[group] < at * worth;
            brings += market.Voters[group] * (gives ? has[group] : at * worth);
            growth += market.Voters[group] * (gives ? gains[group] : growing * worth);
            if (gives) voters += market.Voters[group];
            else worthOfRich += (double)market.Voters[group] * worth;
        }

        var terms = market.SupportersOf(project).Length + 16;
        var error = 2 * voters * hasError + terms * 4 * Ulp * (brings + cost) + 32 * Ulp * at * worthOfRich;
        var growthError = 2 * voters * gainError + terms * 4 * Ulp * (Math.Abs(growth) + voters + Math.Abs(growing) * worthOfRich + GainSize(project));
        if (cost - brings > error) Stay(cost - brings - error, -growth - growthError);
        else if (!KeepsTie(project, winner, round, at)) safe = 0;
    }

    private double GainSize(int project)
    {
        var size = 0d;
        foreach (var (group, _) in market.SupportersOf(project)) size += market.Voters[group] * Math.Abs(gains[group]);
        return size;
    }

    private void StayUnpaid(int project)
    {
        var (brings, growth, voters) = (0d, 0d, 0d);
        foreach (var (group, _) in market.SupportersOf(project))
        {
            if (has[group] < 0) continue;

            brings += market.Voters[group] * has[group];
            growth += market.Voters[group] * gains[group];
            voters += market.Voters[group];
        }

        var terms = market.SupportersOf(project).Length + 16;
        Stay(market.Cost[project] - brings - 2 * voters * hasError - terms * 4 * Ulp * (brings + market.Cost[project]),
            -growth - 2 * voters * gainError - terms * 4 * Ulp * GainSize(project));
    }

    /// <summary>A line that is at least so far above zero and falls at most so fast.</summary>
    private void Stay(double above, double growth)
    {
        if (above <= 0) safe = growth >= 0 ? safe : 0;
        else if (growth < 0) safe = Math.Min(safe, above / -growth * (1 - 16 * Ulp));
    }

    /// <summary>The sign of what is left to a voter after this price, or of its growth.</summary>
    private int Sign(Prices prices, int group, int round, int worth) =>
        (prices.Left(market.BallotOf(group), boughtIn) - worth * prices[round]).Sign;

    /// <summary>Whether loser and winner are exactly tied and the loser does not gain.</summary>
    private bool KeepsTie(int project, int winner, int round, double at)
    {
        var (givers, paid, worthOfRich) = (0L, new long[round], (BigInteger)0);
        foreach (var (group, worth) in market.SupportersOf(project))
        {
            if (has[group] < 0) continue;
            if (IsRich(group, worth))
            {
                worthOfRich += (long)worth * market.Voters[group];
                continue;
            }

            givers += market.Voters[group];
            foreach (var entry in market.BallotOf(group))
                if (boughtIn[entry.Of] is >= 0 and var earlier) paid[earlier] += (long)entry.Worth * market.Voters[group];
        }

        return Short(trace.Prices, market.Cost[project]).IsZero && Short(slopes, 0).Sign >= 0;

        BigInteger Short(Prices prices, long cost) =>
            prices.Missing(cost, givers, paid) * market.Factor[winner] - worthOfRich * prices[round] * market.Factor[project];

        bool IsRich(int group, int worth)
        {
            var margin = hasError + 32 * Ulp * at * worth;
            return has[group] > at * worth + margin || (has[group] >= at * worth - margin
                && trace.Prices.Left(market.BallotOf(group), boughtIn) * market.Factor[winner] >= worth * trace.Prices[round] * market.Factor[project]);
        }
    }
}
