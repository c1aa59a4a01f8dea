namespace EqualShares.Tests;

public class OrderTests
{
    private static int Seeds => Elections.Long ? 50_000 : 2_000;

    [Fact]
    public void The_order_of_voters_projects_and_names_on_ballots_plays_no_part()
    {
        for (var seed = 0; seed < Seeds; seed++)
        {
            var random = new Random(seed);
            var parts = Elections.Random(random);
            var place = Elections.Shuffled(random, Enumerable.Range(0, parts.Projects.Length));
            var projects = new Project[place.Length];
            for (var i = 0; i < place.Length; i++) projects[place[i]] = parts.Projects[i];
            var ballots = Elections.Shuffled(random, parts.Ballots).Select(b =>
            {
                var choices = b.Choices.Select(c => c with { Project = place[c.Project] });
                return new Ballot([.. parts.Kind is BallotKind.Ranking ? choices : Elections.Shuffled(random, choices)]);
            });

            var shuffled = parts with { Projects = projects, Ballots = [.. ballots] };
            foreach (var rule in Rule.All)
                Assert.Equal(Elections.Decided(parts.Election, rule, parts.Lot), Elections.Decided(shuffled.Election, rule, parts.Lot));
        }
    }

    [Fact]
    public void Other_names_give_the_same_outcome_under_other_names()
    {
        for (var seed = 0; seed < Seeds; seed++)
        {
            var random = new Random(seed);
            var parts = Elections.Random(random);
            var names = Elections.Shuffled(random, parts.Projects.Select((_, i) => $"x{i}"));
            var other = parts.Projects.Select((p, i) => (p.Id, Other: names[i])).Append((Id: "tie", Other: "tie")).ToDictionary(p => p.Id, p => p.Other);
            var renamed = parts with { Projects = [.. parts.Projects.Select(p => p with { Id = other[p.Id] })] };
            foreach (var rule in Rule.All)
            {
                var (before, after) = (Elections.Decided(parts.Election, rule, parts.Lot), Elections.Decided(renamed.Election, rule, [.. parts.Lot.Select(l => other[l])]));
                // Equals that all fit are listed by id.
                Assert.Equal(before.Select(b => other[b]).Order(), after.Order());
            }
        }
    }

    [Fact]
    public void Every_voter_twice_and_twice_the_money_changes_only_the_scale()
    {
        foreach (var (parts, rule) in PlainCounts())
        {
            var doubled = parts with { Ballots = [.. parts.Ballots, .. parts.Ballots] };
            Assert.Equal(Elections.Decided(parts.Election, rule, parts.Lot), Elections.Decided(doubled.Election, rule, parts.Lot));
            var dearer = parts with { Budget = parts.Budget * 7, Projects = [.. parts.Projects.Select(p => p with { Cost = p.Cost * 7 })] };
            Assert.Equal(Elections.Decided(parts.Election, rule, parts.Lot), Elections.Decided(dearer.Election, rule, parts.Lot));
        }
    }

    [Fact]
    public void Without_a_loser_equal_shares_choose_the_same()
    {
        foreach (var (parts, rule) in PlainCounts().Where(x => x.Rule is MethodOfEqualShares && x.Parts.Kind is not BallotKind.Ranking))
        {
            var winners = Elections.Decided(parts.Election, rule, parts.Lot);
            var loser = Array.FindIndex(parts.Projects, p => !winners.Contains(p.Id));
            if (winners is ["tie", ..] || loser < 0 || parts.Projects.Length == 1) continue;

            var without = parts with
            {
                Projects = [.. parts.Projects.Where((_, i) => i != loser)],
                Ballots = [.. parts.Ballots.Select(b => new Ballot([.. b.Choices.Where(c => c.Project != loser).Select(c => c with { Project = c.Project - (c.Project > loser ? 1 : 0) })]))],
            };
            Assert.Equal(winners, Elections.Decided(without.Election, rule, [.. parts.Lot.Where(l => l != parts.Projects[loser].Id)]));
        }
    }

    [Fact]
    public void Nobody_spends_more_than_their_share_and_the_budget_is_kept()
    {
        for (var seed = 0; seed < Seeds; seed++)
        {
            var parts = Elections.Random(new Random(seed));
            foreach (var rule in Rule.All)
            {
                if (parts.Election.Decide(rule, parts.Lot).Fails(out var outcome, out _)) continue;

                Assert.True(outcome.TotalCost <= parts.Budget && outcome.TotalCost == outcome.Winners.Sum(w => w.Cost));
                if (outcome.Certificate.Account is not { } account) continue;

                var spent = new Rational[parts.Election.Ballots.Count];
                foreach (var purchase in account.Purchases)
                {
                    var sum = purchase.Payments.Aggregate((Rational)0, (s, p) => s + p.Each * p.Ballots.Sum(b => (long)parts.Election.Ballots[b].Voters));
                    Assert.Equal(purchase.Cost, sum);
                    foreach (var payment in purchase.Payments)
                        foreach (var ballot in payment.Ballots) spent[ballot] += payment.Each;
                }

                if (rule is MethodOfEqualShares) Assert.All(spent, s => Assert.True(s <= account.VoterBudget));
            }
        }
    }

    private static IEnumerable<(Elections.Parts Parts, Rule Rule)> PlainCounts() =>
        from seed in Enumerable.Range(0, Seeds)
        let parts = Elections.Random(new Random(seed))
        from rule in Rule.All
        where rule is not MethodOfEqualShares { Completion: not null }
        select (parts, rule);
}
