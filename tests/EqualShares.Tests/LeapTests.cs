using EqualShares.Counting;

namespace EqualShares.Tests;

public class LeapTests
{
    [Fact]
    public void Nothing_changes_before_the_next_interesting_budget()
    {
        var (leaps, far) = (0, 0);
        for (var seed = 0; seed < (Elections.Long ? 20_000 : 1_500); seed++)
        {
            var random = new Random(seed);
            var parts = Elections.Random(random);
            foreach (var utility in (Utility[])[Utility.Cost, Utility.Count, Utility.Points])
            {
                var market = new Market(parts.Election, utility);
                var lot = Elections.Shuffled(random, parts.Projects.Select(p => p.Id));
                Assert.False(TieBreak.Of(market, utility is not Utility.Points, lot).Fails(out var ties, out _));
                var run = new SharesRun(market, ties);
                var purse = new Rational(random.Next(1, 4000) * market.Unit, random.Next(1, 40));
                var trace = run.Run(purse)!;
                var safe = Leap.Safe(market, trace);
                if (double.IsInfinity(safe))
                {
                    Assert.Equal(trace.Winners, run.Run(purse * 1_000_000_000)!.Winners);
                    continue;
                }

                leaps++;
                if (safe > 0) far++;
                for (var part = 1; part <= 7; part++)
                    Assert.Equal(trace.Winners, run.Run(purse + new Rational((long)(safe * 1e6 * part / 7.0000001), 1_000_000))!.Winners);
            }
        }

        Assert.True(far > leaps / 2, $"Only {far} of {leaps} looked ahead at all.");
    }

    [Fact]
    public void Leaps_end_where_single_steps_end()
    {
        for (var seed = 0; seed < (Elections.Long ? 5_000 : 250); seed++)
        {
            var random = new Random(seed);
            var parts = Elections.Random(random);
            // Large amounts, so that there are hundreds of steps between two changes.
            parts = parts with { Budget = decimal.Floor(parts.Budget * 40), Projects = [.. parts.Projects.Select(p => p with { Cost = decimal.Floor(p.Cost * 40) })] };
            var naive = new Naive(parts.Election, parts.Lot);
            foreach (var rule in Rule.All.OfType<MethodOfEqualShares>().Where(r => r.Completion is not null))
                Assert.Equal(naive.Count(rule), Elections.Decided(parts.Election, rule, parts.Lot));
        }
    }

    [Fact]
    public void Amounts_of_a_trillion_do_not_take_a_trillion_steps()
    {
        for (var seed = 0; seed < 60; seed++)
        {
            var parts = Elections.Random(new Random(seed));
            parts = parts with { Budget = decimal.Floor(parts.Budget * 2_000_000_000m), Projects = [.. parts.Projects.Select(p => p with { Cost = decimal.Floor(p.Cost * 2_000_000_000m) })] };
            foreach (var rule in Rule.All)
            {
                if (parts.Election.Decide(rule, parts.Lot).Fails(out var outcome, out _)) continue;
                Assert.Null(EqualShares.Certificates.Checking.Check(parts.Election, outcome.Certificate));
            }
        }
    }

    [Fact]
    public void Doubles_only_save_time()
    {
        for (var seed = 0; seed < (Elections.Long ? 50_000 : 4_000); seed++)
        {
            var random = new Random(seed);
            var parts = Elections.Random(random);
            var utility = (Utility)random.Next(3);
            var market = new Market(parts.Election, utility);
            Assert.False(TieBreak.Of(market, utility is not Utility.Points, parts.Lot).Fails(out var ties, out _));
            var purse = new Rational(random.Next(1, 4000) * market.Unit, random.Next(1, 40));
            var (quick, exact) = (new SharesRun(market, ties).Run(purse), new SharesRun(market, ties, caution: 1e14).Run(purse));
            Assert.Equal(exact?.Winners, quick?.Winners);
            Assert.Equal(exact?.Bought.Select((_, i) => exact.Prices.At(i)), quick?.Bought.Select((_, i) => quick.Prices.At(i)));
        }
    }

    /// <summary>
    /// Two copies of a town tie at every purchase, but their doubles do not: they are added up in another order. Late
    /// purchases rest on many roundings.
    /// </summary>
    [Fact]
    public void Twins_tie_to_the_last_purchase()
    {
        for (var seed = 0; seed < (Elections.Long ? 2_000 : 60); seed++)
        {
            var random = new Random(seed);
            var projects = random.Next(8, 20);
            var costs = Enumerable.Range(0, projects).Select(_ => (decimal)random.Next(900, 9_000)).ToArray();
            var ballots = Enumerable.Range(0, 300).Select(_ => new Ballot([.. Enumerable.Range(0, projects).Where(_ => random.Next(3) == 0).Select(p => new Choice(p))], random.Next(1, 4))).ToArray();
            var twin = Elections.Shuffled(random, Enumerable.Range(projects, projects));
            var election = Elections.Must(Election.Of(costs.Sum(),
                [.. costs.Select((c, i) => new Project($"a{i}", c)), .. Enumerable.Range(projects, projects).Select(i => new Project($"b{i}", costs[Array.IndexOf(twin, i)]))],
                ballots.Concat(ballots.Select(b => new Ballot([.. b.Choices.Select(c => new Choice(twin[c.Project]))], b.Voters)))));
            var market = new Market(election, Utility.Cost);
            var lot = Elections.Shuffled(random, election.Projects.Select(p => p.Id));
            Assert.False(TieBreak.Of(market, true, lot).Fails(out var ties, out _));
            var purse = new Rational(random.Next(20_000, 60_000), 97);

            var (quick, exact) = (new SharesRun(market, ties).Run(purse)!, new SharesRun(market, ties, caution: 1e14).Run(purse)!);
            Assert.Equal(exact.Winners, quick.Winners);
            var won = quick.Winners.Select(p => election.Projects[p].Id).ToArray();
            for (var i = 0; i < won.Length; i += 2)
            {
                var other = won[i][0] == 'a' ? $"b{twin[int.Parse(won[i][1..])]}" : $"a{Array.IndexOf(twin, int.Parse(won[i][1..]))}";
                Assert.Equal(other, won[i + 1]);
                Assert.True(Array.IndexOf(lot, won[i]) < Array.IndexOf(lot, other));
            }
        }
    }
}
