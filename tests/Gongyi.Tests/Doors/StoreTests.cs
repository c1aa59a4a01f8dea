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
}
