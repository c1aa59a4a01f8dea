using System.Numerics;

namespace Assignment.Tests;

public sealed class ExplainingTests
{
    [Fact]
    public void An_alternative_is_worth_what_a_plan_with_that_pair_promised_is_worth_and_changes_nothing()
    {
        for (var seed = 0; seed < Counts.Of(400, 5_000); seed++)
        {
            var board = RandomBoards.Of(9_000_000 + seed, 14, 7);
            var plan = Plan.Solve(board);
            var (pairs, certificate) = (plan.Pairs, plan.Certify());
            foreach (var arc in board.Arcs.Take(10))
            {
                if (plan.Instead(arc.Need, arc.Resource).Fails(out var alternative, out _)) continue;
                var promised = Plan.Solve(Board.Of(board.Needs, board.Resources, board.Arcs, board.Frozen.Append(new(arc.Need, arc.Resource))).Value!).Totals;
                Assert.Equal(promised with { Changes = 0 }, alternative.Then with { Changes = 0 });
                Assert.Equal(pairs, plan.Pairs);
                Assert.Equal(plan.Totals, alternative.Now);
                Assert.All(alternative.Unserved, need => Assert.Contains(pairs, pair => pair.Need == need));
                Assert.All(alternative.Moved, pair => Assert.DoesNotContain(pair, pairs));
            }
            Assert.Null(Checker.Check(board, plan.Pairs, plan.Certify()));
            Assert.Equal(certificate.Prices, plan.Certify().Prices);
        }
    }

    [Fact]
    public void The_first_example_of_the_readme_holds()
    {
        var made = Board.Of(
            needs: [new Need("ann", Priority: 2, Score: 0), new Need("bob", Priority: 1, Score: 0), new Need("cy", Priority: 1, Score: 9)],
            resources: [new Resource("near", Capacity: 1), new Resource("far", Capacity: 1)],
            arcs: [new Arc("ann", "near", 10), new Arc("ann", "far", 400), new Arc("bob", "near", 20), new Arc("cy", "far", 30)]);
        if (made.Fails(out var board, out var refusal)) throw new InvalidOperationException(refusal.Sentence);

        var plan = Plan.Solve(board);
        Assert.Equal([new Pair("ann", "near"), new Pair("cy", "far")], plan.Pairs);
        var why = plan.WhyUnserved("bob")!;
        Assert.Equal(["ann", "bob", "cy"], why.Needs);
        Assert.Equal(["far", "near"], why.Resources);
        Assert.Equal(2, why.Capacity);
        Assert.Equal(["cy"], plan.Instead("bob", "near").Value!.Unserved);
        Assert.Null(plan.AddResource(new Resource("new", 1), [new Arc("bob", "new", 90)]));
        Assert.Equal("new", plan.ResourceOf("bob"));
        Assert.Null(Checker.Check(plan.Board, plan.Pairs, plan.Certify()));
    }

    [Fact]
    public void An_alternative_says_who_would_pay_for_it()
    {
        var plan = Plan.Solve(Board.Of([new("ann", 2, 0), new("bob", 1, 0), new("cy", 1, 9)], [new("near", 1), new("far", 1)],
            [new("ann", "near", 10), new("ann", "far", 400), new("bob", "near", 20), new("cy", "far", 30)]).Value!);
        Assert.Equal([new Pair("ann", "near"), new Pair("cy", "far")], plan.Pairs);
        var instead = plan.Instead("bob", "near").Value!;
        Assert.Equal(["cy"], instead.Unserved);
        Assert.Equal([new Pair("ann", "far")], instead.Moved);
        Assert.Equal(420, instead.Then.Distance);
        Assert.Equal(new NotCompatible("bob", "far"), plan.Instead("bob", "far").Refusal);
    }

    [Fact]
    public void Without_one_unit_of_a_resource_the_others_lose_at_least_its_price_and_with_one_more_gain_at_most_that()
    {
        for (var seed = 0; seed < Counts.Of(300, 5_000); seed++)
        {
            var board = RandomBoards.Of(10_000_000 + seed, 12, 6);
            var plan = Plan.Solve(board);
            foreach (var resource in board.Resources.Where(resource => plan.Pairs.Count(pair => pair.Resource == resource.Id) == resource.Capacity
                && board.Frozen.All(pair => pair.Resource != resource.Id)))
            {
                var price = plan.PriceOf(resource.Id)!;
                if (resource.Capacity > 0) Assert.True(Lost(plan.Totals, resource.Capacity - 1).CompareTo(price.Distance, price.Level) >= 0, $"seed {seed}, {resource}");
                Assert.True(Lost(plan.Totals, resource.Capacity + 1).Negated().CompareTo(price.Distance, price.Level) <= 0, $"seed {seed}, {resource}");

                Loss Lost(Totals now, int capacity)
                {
                    var then = Plan.Solve(Board.Of(board.Needs, board.Resources.Select(other => other == resource ? other with { Capacity = capacity } : other),
                        board.Arcs, board.Frozen, board.Suggested).Value!);
                    var (before, after) = (plan.Pairs.Select(pair => pair.Need).ToHashSet(), then.Pairs.Select(pair => pair.Need).ToHashSet());
                    // By the exchange property, at most one rank more or less is served.
                    var ranks = board.Needs.GroupBy(need => new Rank(need.Priority, need.Score))
                        .Select(group => (group.Key, Lost: group.Count(need => before.Contains(need.Id)) - group.Count(need => after.Contains(need.Id))))
                        .Where(one => one.Lost != 0).ToArray();
                    Assert.True(ranks.Length <= 1);
                    return new(ranks.Length == 0 ? null : ranks[0].Key, ranks.Length == 0 ? 0 : ranks[0].Lost, then.Totals.Distance - now.Distance);
                }
            }
        }
    }

    [Fact]
    public void An_unserved_need_is_told_who_competes_for_what()
    {
        for (var seed = 0; seed < Counts.Of(300, 5_000); seed++)
        {
            var board = RandomBoards.Of(11_000_000 + seed, 20, 6);
            var plan = Plan.Solve(board);
            var needs = board.Needs.ToDictionary(need => need.Id);
            foreach (var need in board.Needs)
            {
                var why = plan.WhyUnserved(need.Id);
                Assert.Equal(why is null, plan.ResourceOf(need.Id) is not null);
                if (why is null) continue;
                Assert.Contains(need.Id, why.Needs);
                Assert.All(why.Needs, other => Assert.True((needs[other].Priority, needs[other].Score).CompareTo((need.Priority, need.Score)) >= 0));
                var resources = board.Arcs.Where(arc => why.Needs.Contains(arc.Need)).Select(arc => arc.Resource).Distinct().Order(StringComparer.Ordinal);
                Assert.Equal(resources, why.Resources);
                Assert.Equal(why.Capacity, board.Resources.Where(resource => why.Resources.Contains(resource.Id))
                    .Sum(resource => resource.Capacity - board.Frozen.Count(pair => pair.Resource == resource.Id)));
                Assert.True(why.Capacity < why.Needs.Count);
            }
        }
    }

    /// <summary>Who goes unserved (+1) or is served besides (−1), and how much farther the others walk.</summary>
    private readonly record struct Loss(Rank? Rank, int Sign, BigInteger Distance)
    {
        public Loss Negated() => new(Rank, -Sign, -Distance);

        public int CompareTo(long distance, Rank? level)
        {
            var (mine, other) = (Rank is { } rank ? (Sign, rank) : (0, default), level is { } one ? (1, one) : (0, default));
            return mine.CompareTo(other) is not 0 and var sign ? sign : Distance.CompareTo(distance);
        }
    }
}
