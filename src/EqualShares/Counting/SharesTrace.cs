namespace EqualShares.Counting;

/// <summary>A purchase: what the poor gave together follows from givers and what they paid before; the rich share the rest.</summary>
internal sealed record Step(int Project, long Givers, long[] Paid, long Rich);

/// <summary>What one run bought, in order.</summary>
internal sealed class SharesTrace(Market market, Rational purse, Step[] steps)
{
    private readonly Lazy<Prices> prices = new(() => new Prices(purse).Follow(market, steps));

    public Rational Purse => purse;

    public Step[] Steps => steps;

    public IEnumerable<int> Winners => steps.Select(s => s.Project);

    /// <summary>What was paid for each unit of worth, exactly.</summary>
    public Prices Prices => prices.Value;
}
