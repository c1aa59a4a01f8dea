using Gongyi.Fund;
using Gongyi.Governance;
using Microsoft.EntityFrameworkCore;

namespace Gongyi.Tests.Doors;

/// <summary>How records come out of the store.</summary>
public sealed class StoreTests(BuiltDemo built)
{
    /// <summary>Members × attendances × motions × ballots: 26,000 rows for one evening of the council.</summary>
    [Fact]
    public void The_lists_of_a_record_are_read_one_after_another_and_never_multiplied()
    {
        var place = built.Copy();
        using (var db = place.Store.Read(1)) Assert.Contains("split-query", db.Sittings.ToQueryString(), StringComparison.Ordinal);
        built.Drop(place);
    }

    /// <summary>PostgreSQL's client reads the first and the last day as infinities unless it is told not to, and no year can be taken out of those.</summary>
    [Fact]
    public async Task The_first_and_the_last_day_are_days_on_either_database()
    {
        await using var host = await DemoHost.Start(built);
        _ = await host.Post("caseworker", "/promises", new { giver = "康宁药房", fen = 1, from = DateOnly.MinValue, to = DateOnly.MaxValue });
        using var db = host.Place.Store.Read(1);
        Assert.Contains((1, 9999), db.Set<Promise>().Select(each => new { From = each.From.Year, To = each.To.Year }).AsEnumerable().Select(each => (each.From, each.To)));
    }
}
