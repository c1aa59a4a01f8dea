namespace Assignment.Tests;

public sealed class CheckingTests
{
    [Fact]
    public void A_worse_plan_is_never_accepted_with_the_certificate_of_the_best()
    {
        var worse = 0;
        for (var seed = 0; seed < Counts.Of(2_000, 30_000); seed++)
        {
            var board = RandomBoards.Of(6_000_000 + seed, 10, 6);
            var plan = Plan.Solve(board);
            var random = new Random(seed);
            var pairs = Disturb(random, board, [.. plan.Pairs]);
            var best = Worth.Of(plan.Totals);
            if (pairs is null || Worth.Compare(Worth.Of(board, pairs), best) >= 0) continue;
            worse++;
            // Even when it is honest about what it is worth, and drops or makes up shortages as needed.
            var certificate = plan.Certify() with { Totals = TotalsOf(board, pairs) };
            Assert.NotNull(Checker.Check(board, pairs, certificate));
            var unserved = board.Needs.Where(need => pairs.All(pair => pair.Need != need.Id))
                .OrderByDescending(need => need.Priority).ThenByDescending(need => need.Score).Select(need => need.Id);
            Assert.NotNull(Checker.Check(board, pairs, certificate with { Shortages = [.. unserved.Select(id => new Shortage(id, [], []))] }));
        }
        Assert.True(worse > Counts.Of(300, 5_000), $"Only {worse} plans were worse.");
    }

    [Fact]
    public void A_price_that_is_not_tenable_is_rejected()
    {
        var rejected = 0;
        for (var seed = 0; seed < 500; seed++)
        {
            var board = RandomBoards.Of(7_000_000 + seed, 10, 6);
            var plan = Plan.Solve(board);
            var certificate = plan.Certify();
            foreach (var served in plan.Pairs.Select(pair => pair.Resource).Distinct().Where(resource => board.Frozen.All(pair => pair.Resource != resource)))
            {
                var at = certificate.Prices.ToList().FindIndex(price => price.Resource == served);
                Assert.NotNull(Checker.Check(board, plan.Pairs, certificate with { Prices = Replace(certificate.Prices, at, price => price with { Level = new Rank(int.MaxValue, 0) }) }));
                Assert.NotNull(Checker.Check(board, plan.Pairs, certificate with { Prices = Replace(certificate.Prices, at, price => price with { Level = null, Distance = -1 }) }));
                Assert.NotNull(Checker.Check(board, plan.Pairs, certificate with { Prices = [.. certificate.Prices.Where((_, other) => other != at)] }));
                Assert.NotNull(Checker.Check(board, plan.Pairs, certificate with { Prices = [.. certificate.Prices, certificate.Prices[at]] }));
                rejected++;
            }
            Assert.NotNull(Checker.Check(board, plan.Pairs, certificate with { Prices = [.. certificate.Prices, new("nobody", null, 0, 0, 0)] }));
        }
        Assert.True(rejected > 500);
    }

    [Fact]
    public void A_shortage_without_one_of_its_parts_is_rejected()
    {
        var rejected = 0;
        for (var seed = 0; seed < 1_000; seed++)
        {
            var board = RandomBoards.Of(8_000_000 + seed, 14, 5);
            var plan = Plan.Solve(board);
            var certificate = plan.Certify();
            for (var at = 0; at < certificate.Shortages.Count; at++)
            {
                Assert.NotNull(With(certificate.Shortages.Where((_, other) => other != at)));
                Assert.NotNull(With(certificate.Shortages.Append(certificate.Shortages[at])));
                foreach (var other in certificate.Shortages[at].Others)
                    Assert.NotNull(With(Replace(certificate.Shortages, at, shortage => shortage with { Others = [.. shortage.Others.Where(id => id != other)] })));
                foreach (var included in certificate.Shortages[at].Includes)
                    Assert.NotNull(With(Replace(certificate.Shortages, at, shortage => shortage with { Includes = [.. shortage.Includes.Where(id => id != included)] })));
                rejected += certificate.Shortages[at].Others.Count + certificate.Shortages[at].Includes.Count;
                Assert.NotNull(With(Replace(certificate.Shortages, at, shortage => shortage with { Others = [.. shortage.Others, "nobody"] })));
                Assert.NotNull(With(Replace(certificate.Shortages, at, shortage => shortage with { Includes = [.. shortage.Includes, shortage.Need] })));
            }

            Fault? With(IEnumerable<Shortage> shortages) => Checker.Check(board, plan.Pairs, certificate with { Shortages = [.. shortages] });
        }
        Assert.True(rejected > 500);
    }

    [Fact]
    public void Each_way_in_which_a_shortage_can_be_wrong_is_found_by_itself()
    {
        Need a = new("a", 3, 0), y = new("y", 2, 0), x = new("x", 1, 0);
        var board = Board.Of([a, x, y], [new("r", 1), new("s", 1)], [new("a", "r", 1), new("x", "r", 1), new("y", "r", 1)]).Value!;
        Says("could be served: resource “r” has room", [], [new("a", [], []), new("y", [], []), new("x", [], [])]);
        Says("“x” is served though it ranks below “a”", [new("x", "r")], [new("a", ["x"], []), new("y", [], ["a"])]);
        Says("leaves out “x”, which resource “r” serves", [new("x", "r")], [new("a", [], []), new("y", [], [])]);
        Says("leaves out “a”, which resource “r” serves", [new("a", "r")], [new("y", ["a"], []), new("x", [], [])]);
        Says("includes that of “x”, which ranks lower", [new("a", "r")], [new("x", ["a"], []), new("y", [], ["x"])]);
        Says("includes that of “y”, which does not come before it", [new("a", "r")], [new("x", ["a"], ["y"]), new("y", [], [])]);
        Says("includes that of “a”, which does not come before it", [new("a", "r")], [new("y", ["a"], []), new("x", [], ["a"])]);
        Says("includes that of “nobody”, which does not come before it", [new("a", "r")], [new("y", ["a"], []), new("x", [], ["nobody"])]);
        Says("names “x”, which is frozen or not served itself", [new("a", "r")], [new("y", ["x", "a"], [])]);
        Says("names a need “nobody” that is not on the board", [new("a", "r")], [new("y", ["nobody"], [])]);
        Says("A shortage names a need “nobody” that is not on the board", [new("a", "r")], [new("nobody", [], [])]);
        Says("includes that of “y” twice", [new("a", "r")], [new("y", ["a"], []), new("x", [], ["y", "y"])]);
        Says("Need “a” stands in two shortages", [new("a", "r")], [new("y", ["a"], []), new("x", ["a"], [])]);
        Says("a shortage for need “a”, which is served", [new("a", "r")], [new("a", [], [])]);
        Says("two shortages for need “y”", [new("a", "r")], [new("y", ["a"], []), new("y", [], [])]);
        Says("Nothing says why need “x” is not served", [new("a", "r")], [new("y", ["a"], [])]);

        // What was promised is not one of those who could stand back for somebody.
        var promised = Board.Of([a, y], [new("r", 1)], [new("a", "r", 1), new("y", "r", 1)], frozen: [new("a", "r")]).Value!;
        Assert.Contains("names “a”, which is frozen or not served itself", Checker.Check(promised, [new("a", "r")], Plan.Solve(promised).Certify() with { Shortages = [new("y", ["a"], [])] })?.Sentence, StringComparison.Ordinal);

        void Says(string sentence, List<Pair> pairs, IReadOnlyList<Shortage> shortages) => Assert.Contains(sentence,
            Checker.Check(board, pairs, new(TotalsOf(board, pairs), Plan.Solve(board).Certify().Prices, shortages))?.Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("not on the board", "x", "r")]
    [InlineData("not on the board", "a", "x")]
    [InlineData("not compatible", "c", "s")]
    [InlineData("two pairs", "a", "r")]
    public void Pairs_that_cannot_be_are_rejected(string reason, string need, string resource)
    {
        var board = Small();
        var plan = Plan.Solve(board);
        Assert.Contains(reason, Checker.Check(board, [.. plan.Pairs, new(need, resource)], plan.Certify())?.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Capacity_and_promises_are_checked()
    {
        var board = Small();
        var certificate = Plan.Solve(board).Certify();
        Assert.Contains("capacity", Checker.Check(board, [new("a", "r"), new("b", "r")], certificate)?.Sentence, StringComparison.Ordinal);
        Assert.Contains("frozen", Checker.Check(board, [new("b", "r")], certificate)?.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_at_the_ends_of_their_type_do_not_mislead_the_checker()
    {
        var board = Board.Of([new("a", 1, 0)], [new("r", 2), new("s", 1)], [new("a", "r", 5), new("a", "s", 7)]).Value!;
        var plan = Plan.Solve(board);
        var certificate = plan.Certify();
        foreach (var number in (long[])[long.MinValue, long.MaxValue])
        {
            Assert.NotNull(Checker.Check(board, plan.Pairs, certificate with { Prices = [.. certificate.Prices.Select(price => price with { Distance = number })] }));
            Assert.NotNull(Checker.Check(board, plan.Pairs, certificate with { Prices = [.. certificate.Prices.Select(price => price with { Load = number })] }));
            Assert.NotNull(Checker.Check(board, plan.Pairs, certificate with { Totals = certificate.Totals with { Distance = number } }));
        }
    }

    /// <summary>b and c want what a was promised; only b has another way.</summary>
    private static Board Small() => Board.Of([new("a", 1, 0), new("b", 1, 0), new("c", 1, 0)], [new("r", 1), new("s", 1)],
        [new("a", "r", 1), new("b", "r", 2), new("b", "s", 9), new("c", "r", 0)], frozen: [new("a", "r")]).Value!;

    private static List<T> Replace<T>(IReadOnlyList<T> all, int at, Func<T, T> by) => [.. all.Select((one, other) => other == at ? by(one) : one)];

    /// <summary>Drops a pair, moves one, or gives a unit to somebody else; null when that is not possible here.</summary>
    private static List<Pair>? Disturb(Random random, Board board, List<Pair> pairs)
    {
        var frozen = board.Frozen.ToHashSet();
        var movable = pairs.Where(pair => !frozen.Contains(pair)).ToArray();
        if (movable.Length == 0) return null;
        var one = movable[random.Next(movable.Length)];
        pairs.Remove(one);
        var load = pairs.CountBy(pair => pair.Resource).ToDictionary();
        var capacity = board.Resources.ToDictionary(resource => resource.Id, resource => resource.Capacity);
        var other = board.Arcs.Where(arc => (arc.Need == one.Need || pairs.All(pair => pair.Need != arc.Need))
            && load.GetValueOrDefault(arc.Resource) < capacity[arc.Resource] && (arc.Need, arc.Resource) != (one.Need, one.Resource)).ToArray();
        if (other.Length > 0 && random.Next(4) > 0) pairs.Add(other[random.Next(other.Length)] is var arc ? new(arc.Need, arc.Resource) : default);
        return pairs;
    }

    private static Totals TotalsOf(Board board, List<Pair> pairs)
    {
        var worth = Worth.Of(board, pairs);
        var classes = board.Needs.GroupBy(need => need.Priority).OrderByDescending(group => group.Key)
            .Select((group, at) => new ClassServed(group.Key, (int)worth[at], group.Count())).ToArray();
        return new(pairs.Count, classes, (long)worth[^4], -(long)worth[^3], -(long)worth[^2], -(int)worth[^1]);
    }
}
