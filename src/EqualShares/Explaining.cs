using EqualShares.Certificates;

namespace EqualShares;

/// <summary>Why a project was funded, or why not.</summary>
/// <param name="Money">What its supporters had for it, in units of currency: when it was bought, or at the end. Null for rules without money.</param>
/// <param name="EffectiveVotes">Equal shares and Phragmén: its cost divided by the largest payment of one voter.</param>
/// <param name="MissingMoney">What its supporters lacked at the end; null when it was funded or where money plays no part.</param>
/// <param name="MissingVotes">
/// With so many more voters who name only it, all else (also the budget of each voter) as it is, it would have been funded.
/// Null when it was funded, when no number would do, or when the rule counts points.
/// </param>
public sealed record Explanation(
    Project Project, bool Funded, int Votes, Rational? Money, Rational? EffectiveVotes, Rational? MissingMoney, long? MissingVotes);

/// <summary>Answers to "why this one?" and "why not ours?".</summary>
public static class Explaining
{
    /// <summary>Null when no such project stands for election.</summary>
    public static Explanation? Explain(this Election election, Outcome outcome, string project)
    {
        ArgumentNullException.ThrowIfNull(election);
        ArgumentNullException.ThrowIfNull(outcome);

        var certificate = outcome.Certificate;
        var paper = new Paper(election, outcome.Rule, certificate.Lot);
        if (paper.Place(project) is var place && place < 0) return null;

        var it = new Explanation(election.Projects[place], certificate.Winners.Contains(project), (int)paper.Votes[place], null, null, null, null);
        var byVotes = outcome.Rule is SequentialPhragmen || it.Funded ? null : VotesForList(paper, outcome.Rule, certificate, place);
        if (certificate.Account is not { } account) return it with { MissingVotes = byVotes };

        var earned = outcome.Rule is SequentialPhragmen;
        var (left, budget) = (paper.Supporters[place].ToDictionary(s => s.Group, _ => account.VoterBudget), election.Budget);
        var (fewest, earnedSoFar) = (byVotes, (Rational)0);
        foreach (var purchase in account.Purchases)
        {
            if (earned) Earn(purchase.At);
            if (purchase.Project == project)
                return it with { Money = Sum(g => left[g]), EffectiveVotes = purchase.Cost / purchase.Payments.Max(p => p.Each) };

            // To be bought at this moment instead, its supporters must bring more than its cost at this price.
            var each = earned || outcome.Rule is not MethodOfEqualShares { Utility: Utility.Cost } ? purchase.At : purchase.At * it.Project.Cost;
            if (!earned || it.Project.Cost <= budget) Needs(Sum(g => earned ? left[g] : Rational.Min(left[g], each)), earned ? each : Rational.Min(account.VoterBudget, each), strictly: true);
            foreach (var payment in purchase.Payments)
                foreach (var group in payment.Ballots.Where(left.ContainsKey)) left[group] -= payment.Each;
            budget -= purchase.Cost;
        }

        if (certificate.Blocked is { } blocked)
        {
            Earn(blocked.At);
            if (it.Project.Cost <= budget) Needs(Sum(g => left[g]), blocked.At, strictly: true);
        }
        else if (!earned) Needs(Sum(g => left[g]), account.VoterBudget, strictly: false);
        else if (!it.Funded && it.Project.Cost > 0 && it.Project.Cost <= budget) fewest = 1;

        var money = Sum(g => left[g]);
        return it.Funded
            ? it with { Money = money }
            : it with { Money = money, MissingMoney = money < it.Project.Cost ? it.Project.Cost - money : null, MissingVotes = fewest };

        Rational Sum(Func<int, Rational> of) =>
            left.Keys.GroupBy(of).Aggregate((Rational)0, (sum, g) => sum + g.Key * g.Sum(x => (long)election.Ballots[x].Voters));

        // What everybody earned since the last purchase; kept as what each has, so that nothing is counted twice.
        void Earn(Rational now)
        {
            var growth = now - earnedSoFar;
            earnedSoFar = now;
            foreach (var group in left.Keys) left[group] += growth;
        }

        void Needs(Rational has, Rational perVote, bool strictly)
        {
            if (it.Funded || it.Project.Cost == 0 || perVote <= 0 || outcome.Rule is MethodOfEqualShares { Utility: Utility.Points }) return;

            var votes = (it.Project.Cost - has) / perVote;
            var enough = strictly ? votes.Floor() + 1 : votes.Ceiling();
            if (enough > 0 && enough < long.MaxValue && (fewest is null || enough < fewest)) fewest = (long)enough;
        }
    }

    /// <summary>Votes that lift it high enough in a list by votes to be taken, where the rule has such a list.</summary>
    private static long? VotesForList(Paper paper, Rule rule, Certificate certificate, int place)
    {
        if (rule is not (Greedy or MethodOfEqualShares { Completion.ThenByVotes: true })) return null;

        var (perCost, cost) = (rule is Greedy { PerCost: true }, paper.Cost(place));
        var left = paper.Election.Budget - (certificate.Account?.Purchases.Sum(p => p.Cost) ?? 0);
        long? fewest = null;
        foreach (var taken in certificate.ByVotes.Select(paper.Place))
        {
            // Overtaking this one, and so all after it, before it takes its part of the money.
            if (cost > 0 && cost <= left)
            {
                var lead = perCost ? new Rational(paper.Votes[taken], 1) / paper.Cost(taken) * cost : new Rational(paper.Votes[taken], 1);
                fewest = Math.Max(1, (long)lead.Floor() + 1 - paper.Votes[place]);
            }

            left -= paper.Cost(taken);
        }

        if (cost > 0 && cost <= left) fewest = 1;
        return fewest;
    }
}
