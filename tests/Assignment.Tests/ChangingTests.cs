namespace Assignment.Tests;

public sealed class ChangingTests
{
    [Theory]
    [InlineData(1, 8, 5)]
    [InlineData(2, 20, 10)]
    [InlineData(3, 40, 15)]
    [InlineData(4, 40, 60)]
    [InlineData(5, 15, 3)]
    [InlineData(6, 120, 60)]
    public void After_every_change_the_plan_is_as_good_as_one_from_scratch(int seed, int needs, int resources)
    {
        var walk = new RandomChanges(seed, needs, resources);
        for (var change = 0; change < Counts.Of(300, 1_000); change++)
        {
            var before = walk.Plan.Pairs;
            var what = walk.Next();
            var (board, pairs, totals) = (walk.Plan.Board, walk.Plan.Pairs, walk.Plan.Totals);
            Assert.True(Plan.Solve(board).Totals == totals, $"seed {seed}, change {change}, {what}: {Plan.Solve(board).Totals} and not {totals}");
            Assert.Equal(Worth.Of(totals), Worth.Of(board, pairs));
            Assert.Null(Checker.Check(board, pairs, walk.Plan.Certify()));
            Assert.Equal(walk.Frozen, board.Frozen);
            // Counted against what the plan said before, as far as that is still possible.
            var possible = board.Arcs.Select(arc => new Pair(arc.Need, arc.Resource)).ToHashSet();
            Assert.Equal(before.Where(possible.Contains), board.Suggested);
        }
    }

    [Theory]
    [InlineData(11, 6, 4)]
    [InlineData(12, 6, 4)]
    [InlineData(13, 6, 4)]
    public void After_every_change_the_plan_is_the_best_of_all_sets_of_pairs(int seed, int needs, int resources)
    {
        var walk = new RandomChanges(seed, needs, resources);
        for (var change = 0; change < Counts.Of(300, 3_000); change++)
        {
            _ = walk.Next();
            while (walk.Plan.Board.Needs.Count > 7 && walk.Plan.Board.Needs.FirstOrDefault(need => !walk.Frozen.Any(pair => pair.Need == need.Id)) is { } one)
                Assert.Null(walk.Plan.WithdrawNeed(one.Id));
            Assert.Equal(BruteForce.Best(walk.Plan.Board), Worth.Of(walk.Plan.Totals));
        }
    }

    [Fact]
    public void A_change_that_helps_nobody_changes_no_pair()
    {
        for (var seed = 0; seed < Counts.Of(100, 2_000); seed++)
        {
            var plan = Plan.Solve(RandomBoards.Of(5_000_000 + seed, 20, 10));
            var before = plan.Pairs;
            Assert.Null(plan.AddResource(new("useless", 3), []));
            Assert.Null(plan.AddNeed(new("hopeless", 9, 0), []));
            Assert.Equal(before, plan.Pairs);
        }
    }

    [Fact]
    public void Costs_may_grow_far_beyond_those_of_the_first_board()
    {
        var plan = Plan.Solve(Board.Of([new("a", 1, 0)], [new("r", 1), new("s", 1)], [new("a", "r", 1), new("a", "s", 2)]).Value!);
        Assert.Null(plan.AddNeed(new("b", 1, 0), [new("b", "r", 1L << 40), new("b", "s", (1L << 40) + 5)]));
        Assert.Equal([new Pair("a", "s"), new Pair("b", "r")], plan.Pairs);
        Assert.Equal((1L << 40) + 2, plan.Totals.Distance);
        for (var at = 0; at < 300; at++) Assert.Null(plan.AddNeed(new($"n{at}", 1, at), [new($"n{at}", "r", at), new($"n{at}", "s", 0)]));
        Assert.Equal(Plan.Solve(plan.Board).Totals, plan.Totals);
        Assert.Null(Checker.Check(plan.Board, plan.Pairs, plan.Certify()));
    }

    [Fact]
    public void Load_may_grow_far_beyond_that_of_the_first_board_and_still_counts_less_than_one_metre()
    {
        var plan = Plan.Solve(Board.Of([new("a", 1, 0)], [new("r", 1), new("s", 1)], [new("a", "r", 0), new("a", "s", 1)]).Value!);
        Assert.Null(plan.ChangeResource(new("r", 5_000)));
        Assert.Null(plan.ChangeResource(new("s", 5_000)));
        for (var at = 0; at < 1_000; at++) Assert.Null(plan.AddNeed(new($"n{at}", 1, 0), [new($"n{at}", "r", 0), new($"n{at}", "s", 1)]));
        Assert.All(plan.Pairs, pair => Assert.Equal("r", pair.Resource));
        Assert.Null(Checker.Check(plan.Board, plan.Pairs, plan.Certify()));
    }

    [Fact]
    public void What_cannot_be_added_exactly_is_refused_and_changes_nothing()
    {
        var plan = Plan.Solve(Board.Of([new("a", 1, 5)], [new("r", 1)], [new("a", "r", 1)]).Value!);
        Assert.Equal(new TooLarge(), plan.AddNeed(new("b", 1, 0), [new("b", "r", long.MaxValue)]));
        Assert.Equal(new TooLarge(), plan.AddNeed(new("b", 1, long.MaxValue), []));
        Assert.Equal(new TooLarge(), plan.ChangeNeed(new("a", 1, long.MinValue)));
        Assert.Equal(new TooLarge(), plan.AddResource(new("s", 1), [new("a", "s", long.MaxValue)]));
        Assert.Equal(["a"], plan.Board.Needs.Select(need => need.Id));
        Assert.Equal([new Pair("a", "r")], plan.Pairs);
    }

    [Fact]
    public void Every_refusal_of_a_change_leaves_the_plan_as_it_was()
    {
        var plan = Plan.Solve(Board.Of([new("a", 1, 0), new("b", 1, 0), new("c", 1, 0)], [new("r", 1), new("s", 1)],
            [new("a", "r", 1), new("b", "r", 2), new("b", "s", 9)], frozen: [new("a", "r")]).Value!);
        (Refusal Expected, Refusal? Got)[] refusals =
        [
            (new IdMissing(), plan.AddNeed(new("", 1, 0), [])),
            (new IdTaken("a"), plan.AddNeed(new("a", 1, 0), [])),
            (new ArcElsewhere("a", "r"), plan.AddNeed(new("d", 1, 0), [new("a", "r", 1)])),
            (new ResourceUnknown("x"), plan.AddNeed(new("d", 1, 0), [new("d", "x", 1)])),
            (new CostNegative("d", "r"), plan.AddNeed(new("d", 1, 0), [new("d", "r", -1)])),
            (new ArcTwice("d", "r"), plan.AddNeed(new("d", 1, 0), [new("d", "r", 1), new("d", "r", 1)])),
            (new NeedUnknown("x"), plan.WithdrawNeed("x")),
            (new PairFrozen("a"), plan.WithdrawNeed("a")),
            (new NeedUnknown("x"), plan.ChangeNeed(new("x", 1, 0))),
            (new PairFrozen("a"), plan.ChangeNeed(new("a", 1, 0), [])),
            (new IdMissing(), plan.AddResource(new("", 1), [])),
            (new IdTaken("r"), plan.AddResource(new("r", 1), [])),
            (new CapacityNegative("t"), plan.AddResource(new("t", -1), [])),
            (new NeedUnknown("x"), plan.AddResource(new("t", 1), [new("x", "t", 1)])),
            (new ResourceUnknown("x"), plan.WithdrawResource("x")),
            (new PairFrozen("a"), plan.WithdrawResource("r")),
            (new ResourceUnknown("x"), plan.ChangeResource(new("x", 1))),
            (new CapacityNegative("r"), plan.ChangeResource(new("r", -1))),
            (new CapacityBelowFrozen("r"), plan.ChangeResource(new("r", 0))),
            (new PairFrozen("a"), plan.ChangeResource(new("r", 1), [])),
            (new NeedUnknown("x"), plan.Freeze("x", "r")),
            (new ResourceUnknown("x"), plan.Freeze("b", "x")),
            (new PairFrozen("a"), plan.Freeze("a", "r")),
            (new NotCompatible("c", "s"), plan.Freeze("c", "s")),
            (new CapacityBelowFrozen("r"), plan.Freeze("b", "r")),
            (new NeedUnknown("x"), plan.Unfreeze("x")),
            (new PairNotFrozen("b"), plan.Unfreeze("b")),
            (new ResourceUnknown(null!), plan.AddNeed(new("d", 1, 0), [new("d", null!, 1)])),
        ];
        Assert.All(refusals, one => Assert.Equal(one.Expected, one.Got));
        Assert.Equal([new Pair("a", "r"), new Pair("b", "s")], plan.Pairs);
        Assert.Equal(3, plan.Board.ArcCount);
    }
}
