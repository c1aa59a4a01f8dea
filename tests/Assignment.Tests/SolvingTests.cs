namespace Assignment.Tests;

public sealed class SolvingTests
{
    [Fact]
    public void A_plan_is_as_good_as_the_best_of_all_sets_of_pairs()
    {
        for (var seed = 0; seed < Counts.Of(4_000, 100_000); seed++)
        {
            var board = RandomBoards.Of(seed, 6, 4);
            AssertBest(BruteForce.Best(board), board, seed);
        }
    }

    [Fact]
    public void A_plan_is_as_good_as_the_textbook_finds()
    {
        for (var seed = 0; seed < Counts.Of(1_000, 20_000); seed++)
        {
            var board = RandomBoards.Of(1_000_000 + seed, 24, 12);
            AssertBest(SlowFlow.Best(board), board, seed);
        }
    }

    [Fact]
    public void The_textbook_agrees_with_trying_everything()
    {
        for (var seed = 0; seed < 500; seed++)
        {
            var board = RandomBoards.Of(2_000_000 + seed, 6, 4);
            Assert.Equal(BruteForce.Best(board), SlowFlow.Best(board));
        }
    }

    [Fact]
    public void Serving_by_priority_serves_as_many_as_can_be_served()
    {
        for (var seed = 0; seed < Counts.Of(300, 5_000); seed++)
        {
            var board = RandomBoards.Of(3_000_000 + seed, 40, 20);
            var alike = Board.Of(board.Needs.Select(need => need with { Priority = 0, Score = 0 }), board.Resources, board.Arcs, board.Frozen).Value!;
            Assert.Equal(Plan.Solve(alike).Totals.Served, Plan.Solve(board).Totals.Served);
        }
    }

    [Fact]
    public void The_order_of_rows_does_not_matter()
    {
        for (var seed = 0; seed < Counts.Of(300, 5_000); seed++)
        {
            var board = RandomBoards.Of(4_000_000 + seed, 40, 20);
            var random = new Random(seed);
            var shuffled = Board.Of(Shuffled(random, board.Needs), Shuffled(random, board.Resources), Shuffled(random, board.Arcs),
                Shuffled(random, board.Frozen), Shuffled(random, board.Suggested)).Value!;
            Assert.Equal(Plan.Solve(board).Pairs, Plan.Solve(shuffled).Pairs);
        }
    }

    [Fact]
    public void A_higher_class_goes_before_any_score()
    {
        var board = Board.Of([new("low", 1, long.MaxValue / 2), new("high", 2, -5)], [new("r", 1)], [new("low", "r", 0), new("high", "r", 900)]).Value!;
        Assert.Equal([new Pair("high", "r")], Plan.Solve(board).Pairs);
    }

    [Fact]
    public void Among_equal_distances_the_load_is_even()
    {
        Need[] needs = [.. Enumerable.Range(0, 9).Select(at => new Need($"n{at}", 1, 0))];
        Resource[] resources = [new("a", 9), new("b", 9), new("c", 9)];
        var arcs = from need in needs from resource in resources select new Arc(need.Id, resource.Id, 7);
        var plan = Plan.Solve(Board.Of(needs, resources, arcs).Value!);
        Assert.All(plan.Pairs.CountBy(pair => pair.Resource), load => Assert.Equal(3, load.Value));
    }

    [Fact]
    public void Among_equal_plans_the_suggested_pairs_stay()
    {
        Need[] needs = [.. Enumerable.Range(0, 6).Select(at => new Need($"n{at}", 1, 0))];
        Resource[] resources = [.. Enumerable.Range(0, 6).Select(at => new Resource($"r{at}", 1))];
        var arcs = (from need in needs from resource in resources select new Arc(need.Id, resource.Id, 7)).ToArray();
        Pair[] suggested = [.. Enumerable.Range(0, 6).Select(at => new Pair($"n{at}", $"r{(at + 2) % 6}"))];
        var plan = Plan.Solve(Board.Of(needs, resources, arcs, suggested: suggested).Value!);
        Assert.Equal(suggested, plan.Pairs);
        Assert.Equal(0, plan.Totals.Changes);
    }

    [Fact]
    public void An_empty_board_has_an_empty_plan() =>
        Assert.Empty(Plan.Solve(Board.Of([], [], []).Value!).Pairs);

    private static void AssertBest(System.Numerics.BigInteger[] best, Board board, int seed)
    {
        var plan = Plan.Solve(board);
        Assert.True(best.SequenceEqual(Worth.Of(board, plan.Pairs)), $"seed {seed}: {string.Join(' ', best)} and not {string.Join(' ', Worth.Of(board, plan.Pairs))}");
        Assert.Equal(best, Worth.Of(plan.Totals));
        Assert.Subset(plan.Pairs.ToHashSet(), board.Frozen.ToHashSet());
        Assert.Null(Checker.Check(board, plan.Pairs, plan.Certify()));
    }

    private static T[] Shuffled<T>(Random random, IEnumerable<T> rows)
    {
        T[] all = [.. rows];
        random.Shuffle(all);
        return all;
    }
}
