using System.Numerics;

namespace EqualShares.Counting;

/// <summary>
/// The exact prices of what was bought so far, as integers over one common denominator. Every price follows from earlier
/// ones: price = (cost − poor · purse + Σ paid · price of the earlier project) / rich, where the poor give all they have
/// left (their purse less what they paid) and the rich pay the price for each unit of worth.
/// </summary>
internal sealed class Prices(Rational purse)
{
    private readonly List<BigInteger> prices = [];

    public BigInteger Denominator { get; private set; } = purse.Denominator;

    /// <summary>What each voter has at first, over the denominator.</summary>
    public BigInteger Purse { get; private set; } = purse.Numerator;

    public int Count => prices.Count;

    public BigInteger this[int round] => prices[round];

    public Rational At(int round) => new(prices[round], Denominator);

    /// <summary>What the rich have to bring for the project, over the denominator.</summary>
    public BigInteger Missing(long cost, long poor, ReadOnlySpan<long> paid)
    {
        var missing = cost * Denominator - poor * Purse;
        for (var round = 0; round < paid.Length; round++)
            if (paid[round] != 0) missing += paid[round] * prices[round];
        return missing;
    }

    /// <summary>What a voter of this ballot still has, over the denominator. Only for those who could pay each price so far.</summary>
    public BigInteger Left(ReadOnlySpan<Market.Entry> ballot, int[] boughtIn)
    {
        var left = Purse;
        foreach (var entry in ballot)
            if (boughtIn[entry.Of] is >= 0 and var round) left -= entry.Worth * prices[round];
        return left;
    }

    /// <summary>Adds the prices of those purchases that are not there yet.</summary>
    public Prices Follow(Market market, IReadOnlyList<Bought> bought, int[] brokeIn, int[] boughtIn)
    {
        for (var round = prices.Count; round < bought.Count; round++)
        {
            var (givers, paid) = SharesTrace.Giving(market, bought[round].Project, round, brokeIn, boughtIn);
            Add(Missing(market.Cost[bought[round].Project], givers, paid), bought[round].Rich);
        }

        return this;
    }

    public void Add(BigInteger missing, long rich)
    {
        var common = (long)BigInteger.GreatestCommonDivisor(missing % rich, rich);
        var scale = rich / common;
        if (scale != 1)
        {
            Denominator *= scale;
            Purse *= scale;
            for (var round = 0; round < prices.Count; round++) prices[round] *= scale;
        }

        prices.Add(missing / common);
    }
}
