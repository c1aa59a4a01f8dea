using System.Numerics;

namespace EqualShares.Counting;

/// <summary>
/// Sequential Phragmén. A purchase at time t leaves its supporters with nothing, having earned t. So the time of the next
/// one is (cost + Σ voters who last paid at an earlier time · that time) / supporters: the same recursion as for prices.
/// </summary>
internal sealed class PhragmenCount
{
    private readonly Market market;
    private readonly List<double> times = [];
    private readonly long[][] lastPaid;
    private readonly int[] last;
    private readonly HashSet<int> open;

    private PhragmenCount(Market market)
    {
        this.market = market;
        last = new int[market.Voters.Length];
        Array.Fill(last, -1);
        lastPaid = new long[market.Projects][];
        // What costs more than the whole budget never stands in the way.
        open = [.. Enumerable.Range(0, market.Projects).Where(p => market.Considered(p) && market.Cost[p] <= market.Budget)];
        foreach (var project in open) lastPaid[project] = [];
    }

    public List<int> Winners { get; } = [];

    public Prices Times { get; } = new(0);

    /// <summary>A project that was due and did not fit, and ended it.</summary>
    public int? Blocked { get; private set; }

    public Rational? BlockedAt { get; private set; }

    public static Result<PhragmenCount> Of(Market market, TieBreak ties)
    {
        var count = new PhragmenCount(market);
        var left = market.Budget;
        while (count.open.Count > 0)
        {
            var due = count.Due();
            var tooDear = due.Where(p => market.Cost[p] > left).ToArray();
            if (tooDear.Length > 0)
            {
                count.Blocked = tooDear[0];
                count.BlockedAt = new(count.Missing(tooDear[0]), count.Times.Denominator * market.Votes[tooDear[0]]);
                break;
            }

            var next = ties.First(due, out var no);
            if (no is not null) return no;

            left -= market.Cost[next];
            count.Buy(next);
        }

        return count;
    }

    private BigInteger Missing(int project) => Times.Missing(market.Cost[project], 0, lastPaid[project]);

    /// <summary>The projects whose supporters have the money first.</summary>
    private List<int> Due()
    {
        const double ulp = 1.0 / (1L << 53);
        var (early, late) = (new Dictionary<int, double>(), double.PositiveInfinity);
        foreach (var project in open)
        {
            var sum = (double)market.Cost[project];
            for (var round = 0; round < lastPaid[project].Length; round++) sum += lastPaid[project][round] * times[round];
            var (time, error) = (sum / market.Votes[project], (times.Count + 8) * 4 * ulp);
            early[project] = time * (1 - error);
            late = Math.Min(late, time * (1 + error));
        }

        List<int> due = [];
        BigInteger least = 0;
        var per = 1;
        foreach (var project in open.Where(p => early[p] <= late).Order())
        {
            var (missing, votes) = (Missing(project), market.Votes[project]);
            var order = due.Count == 0 ? -1 : (missing * per).CompareTo(least * votes);
            if (order > 0) continue;
            if (order < 0) due.Clear();

            (least, per) = (missing, votes);
            due.Add(project);
        }

        return due;
    }

    private void Buy(int project)
    {
        Times.Add(Missing(project), market.Votes[project]);
        var round = Winners.Count;
        times.Add(Rational.Ratio(Times[round], Times.Denominator));
        Winners.Add(project);
        _ = open.Remove(project);
        foreach (var other in open) Array.Resize(ref lastPaid[other], round + 1);
        foreach (var (group, _) in market.SupportersOf(project))
        {
            foreach (var (other, _) in market.BallotOf(group))
            {
                if (!open.Contains(other)) continue;
                if (last[group] >= 0) lastPaid[other][last[group]] -= market.Voters[group];
                lastPaid[other][round] += market.Voters[group];
            }

            last[group] = round;
        }
    }
}
