using Gongyi.Journal;

namespace Gongyi.Tests.Shared;

/// <summary>Rows of the index: few cards as a list, many as bits, and always the same cards.</summary>
public sealed class CardSetTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(255)]
    [InlineData(256)]
    [InlineData(257)]
    [InlineData(4096)]
    public void What_is_put_in_is_in_and_what_is_taken_out_is_not(int count)
    {
        var random = new Random(count);
        var places = Enumerable.Range(0, CardSet.Block).ToArray();
        random.Shuffle(places);
        var kept = places.Take(count).Aggregate(Array.Empty<byte>(), CardSet.With);
        Assert.Equal(places.Take(count).OrderDescending(), Places(kept));
        Assert.Equal(Math.Min(count * 2, 512), kept.Length);
        Assert.Equal(kept, CardSet.With(kept, places[0]));

        var half = places.Take(count / 2).Aggregate(kept, CardSet.Without);
        Assert.Equal(places.Skip(count / 2).Take(count - count / 2).OrderDescending(), Places(half));
        Assert.Empty(places.Aggregate(half, CardSet.Without));
    }

    private static IEnumerable<int> Places(byte[] kept)
    {
        var bits = new ulong[CardSet.Longs];
        CardSet.Add(bits, kept);
        return CardSet.Places(bits);
    }
}
