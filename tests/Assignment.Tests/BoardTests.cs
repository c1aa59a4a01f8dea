using CsCheck;

namespace Assignment.Tests;

public sealed class BoardTests
{
    private static readonly Need A = new("a", 1, 0);
    private static readonly Resource R = new("r", 1);
    private static readonly Arc One = new("a", "r", 1);

    [Fact]
    public void What_is_no_board_is_refused_by_name()
    {
        (Refusal Expected, Refusal? Got)[] refusals =
        [
            (new IdMissing(), Board.Of([new("", 1, 0)], [], []).Refusal),
            (new IdMissing(), Board.Of([], [new("", 1)], []).Refusal),
            (new IdTaken("a"), Board.Of([A, A with { Score = 7 }], [], []).Refusal),
            (new IdTaken("r"), Board.Of([], [R, R with { Capacity = 7 }], []).Refusal),
            (new CapacityNegative("r"), Board.Of([], [R with { Capacity = -1 }], []).Refusal),
            (new NeedUnknown("x"), Board.Of([A], [R], [new("x", "r", 1)]).Refusal),
            (new ResourceUnknown("x"), Board.Of([A], [R], [new("a", "x", 1)]).Refusal),
            (new CostNegative("a", "r"), Board.Of([A], [R], [new("a", "r", -1)]).Refusal),
            (new ArcTwice("a", "r"), Board.Of([A], [R], [One, One with { Cost = 2 }]).Refusal),
            (new NotCompatible("a", "r"), Board.Of([A], [R], [], frozen: [new("a", "r")]).Refusal),
            (new NeedUnknown("x"), Board.Of([A], [R], [One], frozen: [new("x", "r")]).Refusal),
            (new ResourceUnknown("x"), Board.Of([A], [R], [One], frozen: [new("a", "x")]).Refusal),
            (new NeedPairedTwice("a"), Board.Of([A], [R with { Capacity = 2 }], [One], frozen: [new("a", "r"), new("a", "r")]).Refusal),
            (new CapacityBelowFrozen("r"), Board.Of([A], [R with { Capacity = 0 }], [One], frozen: [new("a", "r")]).Refusal),
            (new NeedPairedTwice("a"), Board.Of([A], [R], [One], suggested: [new("a", "r"), new("a", "r")]).Refusal),
            (new TooLarge(), Board.Of([A], [R], [One with { Cost = long.MaxValue }]).Refusal),
            (new TooLarge(), Board.Of([A with { Score = long.MaxValue }, new("b", 1, 1)], [R], []).Refusal),
            (new TooLarge(), Board.Of([A with { Score = long.MinValue }], [R], []).Refusal),
        ];
        Assert.All(refusals, one => Assert.Equal(one.Expected, one.Got));
        Assert.All(refusals, one => Assert.EndsWith(".", one.Got!.Sentence, StringComparison.Ordinal));
    }

    [Fact]
    public void A_suggestion_that_is_no_longer_possible_is_left_out() =>
        Assert.Empty(Board.Of([A], [R], [], suggested: [new("a", "r"), new("x", "r"), new("a", "y")]).Value!.Suggested);

    [Fact]
    public void A_board_gives_back_what_it_was_made_of() => Gen.Int[0, 100_000].Sample(seed =>
    {
        var board = RandomBoards.Of(12_000_000 + seed, 20, 10);
        var again = Board.Of(board.Needs, board.Resources, board.Arcs, board.Frozen, board.Suggested).Value!;
        return board.Arcs.SequenceEqual(again.Arcs) && board.Frozen.SequenceEqual(again.Frozen) && board.Suggested.SequenceEqual(again.Suggested)
            && board.ArcCount == board.Arcs.Count();
    });

    /// <summary>Sums that only just fit 64 bits must not spill from one part of a price into the next.</summary>
    [Fact]
    public void Boards_at_the_limit_of_what_is_accepted_are_solved_exactly()
    {
        var (accepted, refused) = (0, 0);
        for (var seed = 0; seed < Counts.Of(1_500, 20_000); seed++)
        {
            var random = new Random(seed);
            var small = RandomBoards.Of(13_000_000 + seed, 12, 6);
            var most = 1L << random.Next(38, 56);
            var capacity = random.Next(3) == 0 ? int.MaxValue : 2;
            var made = Board.Of(small.Needs.Select(need => need with { Priority = random.Next(3) * 1_000_000_000, Score = random.NextInt64(-1L << 58, 1L << 58) }),
                small.Resources.Select(resource => resource.Capacity > 1 ? resource with { Capacity = capacity } : resource),
                small.Arcs.Select(arc => arc with { Cost = random.Next(4) == 0 ? random.Next(3) : most - random.Next(3) }), small.Frozen.Take(0), small.Suggested);
            if (made.Fails(out var board, out var no))
            {
                Assert.Equal(new TooLarge(), no);
                refused++;
                continue;
            }
            accepted++;
            var plan = Plan.Solve(board);
            Assert.True(SlowFlow.Best(board).SequenceEqual(Worth.Of(board, plan.Pairs)), $"seed {seed}");
            Assert.Null(Checker.Check(board, plan.Pairs, plan.Certify()));
        }
        Assert.True(accepted > 500 && refused > 100, $"{accepted} accepted, {refused} refused");
    }

    [Fact]
    public void Changes_at_the_limit_of_what_is_accepted_stay_exact()
    {
        var refused = 0;
        for (var seed = 0; seed < Counts.Of(60, 1_000); seed++)
        {
            var random = new Random(seed);
            var plan = Plan.Solve(RandomBoards.Of(14_000_000 + seed, 8, 5));
            for (var change = 0; change < 40; change++)
            {
                var board = plan.Board;
                var most = 1L << random.Next(4, 54);
                var no = random.Next(4) switch
                {
                    0 when board.Needs.Count > 3 => plan.WithdrawNeed(board.Needs[random.Next(board.Needs.Count)].Id),
                    1 => plan.AddResource(new($"s{change}", random.Next(4)),
                        board.Needs.Where(_ => random.Next(2) == 0).Select(need => new Arc(need.Id, $"s{change}", most - random.Next(4))).ToArray()),
                    _ => plan.AddNeed(new($"m{change}", random.Next(3), random.Next(3)),
                        board.Resources.Where(_ => random.Next(2) == 0).Select(resource => new Arc($"m{change}", resource.Id, most - random.Next(4))).ToArray()),
                };
                if (no is TooLarge) refused++;
                Assert.True(no is null or TooLarge or PairFrozen, no?.Sentence);
                Assert.Equal(Plan.Solve(plan.Board).Totals, plan.Totals);
                if (change % 10 == 0) Assert.Equal(SlowFlow.Best(plan.Board), Worth.Of(plan.Totals));
                Assert.Null(Checker.Check(plan.Board, plan.Pairs, plan.Certify()));
            }
        }
        Assert.True(refused > 20);
    }
}
