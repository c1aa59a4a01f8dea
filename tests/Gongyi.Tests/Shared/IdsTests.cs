using CsCheck;
using Gongyi.Journal;

namespace Gongyi.Tests.Shared;

public sealed class IdsTests
{
    private static readonly DateTimeOffset Start = new(2026, 9, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Ids_sort_in_the_order_in_which_they_were_given_however_the_clock_stands_still_or_goes_back() =>
        Gen.Int[-3, 3].Array[1, 200].Sample(steps =>
        {
            var (ids, now) = (new Ids(), Start);
            var given = steps.Select(step => ids.Next(now = now.AddMilliseconds(step))).ToList();
            Assert.Equal(given.Order(), given);
            Assert.Equal(given.Count, given.Distinct().Count());
        });

    [Fact]
    public void More_ids_than_a_millisecond_has_room_for_go_on_in_the_next()
    {
        var ids = new Ids();
        var given = Enumerable.Range(0, 10_000).Select(_ => ids.Next(Start)).ToList();
        Assert.Equal(given.Order(), given);
        Assert.All(given, id => Assert.Equal(7, id.Version));
        Assert.Equal(Start.AddMilliseconds(2).ToUnixTimeMilliseconds(), Convert.ToInt64($"{given[^1]:N}"[..12], 16));
    }
}
