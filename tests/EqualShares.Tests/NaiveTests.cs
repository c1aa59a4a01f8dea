namespace EqualShares.Tests;

public class NaiveTests
{
    [Fact]
    public void Every_rule_decides_as_the_slow_one_does_also_about_ties()
    {
        var (ties, lots) = (0, 0);
        for (var seed = 0; seed < (Elections.Long ? 200_000 : 6_000); seed++)
        {
            var parts = Elections.Random(new Random(seed));
            var election = parts.Election;
            var naive = new Naive(election, parts.Lot);
            foreach (var rule in Rule.All)
            {
                var (expected, got) = (naive.Count(rule), Elections.Decided(election, rule, parts.Lot));
                Assert.True(expected.SequenceEqual(got), $"Seed {seed}, {rule}: {string.Join(' ', expected)}, not {string.Join(' ', got)}");
                if (expected is ["tie", ..]) ties++;
                else if (parts.Lot.Length > 0) lots++;
            }
        }

        Assert.True(ties > 1000 && lots > 10_000, $"{ties} ties and {lots} decided with a lot are too few to show much.");
    }
}
