using EqualShares.Counting;

namespace EqualShares.Tests;

public class ExplainTests
{
    [Fact]
    public void The_missing_votes_would_have_been_enough_and_fewer_would_not()
    {
        var asked = 0;
        for (var seed = 0; seed < (Elections.Long ? 50_000 : 3_000); seed++)
        {
            var random = new Random(seed);
            var parts = Elections.Random(random);
            if (parts.Kind is not BallotKind.Approval) continue;

            string[] lot = Elections.Shuffled(random, parts.Projects.Select(p => p.Id));
            foreach (var rule in (Rule[])[Rule.MesCost, Rule.MesCardinality, Rule.Phragmen, Rule.Greedy, Rule.GreedyPerCost])
            {
                var outcome = Elections.Must(parts.Election.Decide(rule, lot));
                for (var loser = 0; loser < parts.Projects.Length; loser++)
                {
                    var why = parts.Election.Explain(outcome, parts.Projects[loser].Id)!;
                    Assert.Equal(outcome.Winners.Contains(parts.Projects[loser]), why.Funded);
                    if (why.Funded) continue;
                    if (why.MissingVotes is not { } votes)
                    {
                        Assert.DoesNotContain(parts.Projects[loser].Id, With(parts, rule, lot, loser, 1000, outcome));
                        continue;
                    }

                    asked++;
                    Assert.True(With(parts, rule, lot, loser, (int)votes, outcome).Contains(parts.Projects[loser].Id), $"Seed {seed}, {rule}, {parts.Projects[loser].Id}: {votes} were not enough");
                    // One less may still win a tie, for which nobody is promised anything; two less may not.
                    if (votes > 2) Assert.DoesNotContain(parts.Projects[loser].Id, With(parts, rule, lot, loser, (int)votes - 2, outcome));
                }
            }
        }

        Assert.True(asked > 2000, $"{asked}");
    }

    /// <summary>The outcome with more voters for one project, and each voter's budget as it was.</summary>
    private static List<string> With(Elections.Parts parts, Rule rule, string[] lot, int project, int votes, Outcome before)
    {
        var more = (parts with { Ballots = [.. parts.Ballots, new Ballot([new(project)], votes)] }).Election;
        if (rule is not MethodOfEqualShares mes) return Elections.Decided(more, rule, lot);

        var market = new Market(more, mes.Utility);
        Assert.False(TieBreak.Of(market, true, lot).Fails(out var ties, out _));
        return [.. new SharesRun(market, ties).Run(before.Certificate.Account!.VoterBudget * market.Unit)!.Winners.Select(p => more.Projects[p].Id)];
    }
}
