using System.Numerics;
using EqualShares.Counting;

namespace EqualShares.Certificates;

/// <summary>Writes down what a count did.</summary>
internal sealed class Writing(Market market, Outcome outcome, IReadOnlyList<string> lot)
{
    public Certificate Shares(SharesCount count, List<int> byVotes) => Head() with
    {
        Account = Account(count.Final, paid: true),
        Before = count.Before is null ? null : Account(count.Before, paid: false),
        After = count.After is null ? null : Account(count.After, paid: false),
        ByVotes = Ids(byVotes),
    };

    public Certificate Greedy(List<int> taken) => Head() with { ByVotes = Ids(taken) };

    public Certificate Phragmen(PhragmenCount count)
    {
        var times = count.Times;
        var paidAt = new BigInteger[market.Voters.Length];
        var purchases = count.Winners.Select((project, round) =>
        {
            var payments = new Payments();
            foreach (var (group, _) in market.SupportersOf(project))
            {
                payments.Add(group, times[round] - paidAt[group]);
                paidAt[group] = times[round];
            }

            return Bought(project, times.At(round) / market.Unit, payments.Over(times.Denominator * market.Unit));
        });
        return Head() with
        {
            Account = new(0, [.. purchases]),
            Blocked = count.Blocked is { } blocked ? Bought(blocked, count.BlockedAt!.Value / market.Unit, []) : null,
        };
    }

    private Certificate Head() => new()
    {
        Rule = outcome.Rule.Name,
        Lot = lot,
        Budget = Election.Normal(market.Election.Budget),
        Voters = market.Election.Voters,
        Ballots = [.. market.Election.Ballots.Select(Group)],
        Winners = [.. outcome.Winners.Select(w => w.Id)],
        TotalCost = Election.Normal(outcome.TotalCost),
        Exhaustive = outcome.Exhaustive,
    };

    private BallotGroup Group(Ballot ballot) => market.Election.Kind switch
    {
        BallotKind.Approval => new(ballot.Voters, Ids(ballot.Choices.Select(c => c.Project))),
        BallotKind.Ranking => new(ballot.Voters, Ids(ballot.Choices.OrderByDescending(c => c.Points).Select(c => c.Project))),
        BallotKind.Points => new(ballot.Voters, Ids(ballot.Choices.Select(c => c.Project)), [.. ballot.Choices.Select(c => c.Points)]),
    };

    private Account Account(SharesTrace trace, bool paid)
    {
        var prices = trace.Prices;
        var left = new BigInteger[paid ? market.Voters.Length : 0];
        Array.Fill(left, prices.Purse);
        var purchases = trace.Bought.Select((step, round) =>
        {
            var payments = new Payments();
            if (paid)
            {
                foreach (var (group, worth) in market.SupportersOf(step.Project))
                {
                    var payment = BigInteger.Min(left[group], worth * prices[round]);
                    payments.Add(group, payment);
                    left[group] -= payment;
                }
            }

            // A price is units for each unit of worth; ρ is currency for each unit of utility.
            var perWorth = new Rational(prices[round] * market.PointUnit, prices.Denominator);
            var rho = perWorth / (market.Factor == market.Cost ? market.Cost[step.Project] : market.Unit);
            return Bought(step.Project, rho, payments.Over(prices.Denominator * market.Unit));
        });
        return new(trace.Purse / market.Unit, [.. purchases]);
    }

    private Purchase Bought(int project, Rational at, IReadOnlyList<Payment> payments) =>
        new(market.Election.Projects[project].Id, Election.Normal(market.Election.Projects[project].Cost), at, payments);

    private List<string> Ids(IEnumerable<int> projects) => [.. projects.Select(p => market.Election.Projects[p].Id)];

    /// <summary>Payments for one project, those of the same amount together.</summary>
    private sealed class Payments
    {
        private readonly Dictionary<BigInteger, List<int>> groups = [];

        public void Add(int group, BigInteger amount)
        {
            if (amount.IsZero) return;
            if (!groups.TryGetValue(amount, out var alike)) groups[amount] = alike = [];

            alike.Add(group);
        }

        public IReadOnlyList<Payment> Over(BigInteger denominator) =>
            [.. groups.OrderByDescending(g => g.Key).Select(g => new Payment(new(g.Key, denominator), g.Value))];
    }
}
