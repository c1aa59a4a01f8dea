namespace Gongyi.Tests.Walls;

/// <summary>docs/permissions.csv and the house say the same, at every door, of every reader (design.md §3.4, domain.md §1.5).</summary>
public sealed class PermissionTests(PermissionWalk walk) : IClassFixture<PermissionWalk>
{
    private static readonly PermissionSheet Sheet = PermissionSheet.Read(File.ReadAllText(Path.Combine(Code.Root, "docs", "permissions.csv")));

    [Fact]
    public void Every_seat_has_a_column_and_every_cell_a_word_of_the_table()
    {
        Assert.Equal(PermissionSheet.Readers, Sheet.Columns);
        Assert.Empty(Sheet.Cells.Values.SelectMany(row => row.Values).Except(PermissionSheet.Words));
    }

    [Fact]
    public void Every_door_has_a_row_and_every_row_a_door() => Code.None(Sheet.Unmatched(walk.Doors));

    [Fact]
    public void The_description_of_the_API_names_the_same_calls() => Code.None(Sheet.Without(door => !door.IsApi).Unmatched(walk.Described));

    [Fact]
    public void Every_reader_finds_at_every_door_what_the_table_says() => Code.None(Sheet.Differences(walk.Found));

    [Fact]
    public void No_page_offers_what_would_only_be_refused() => Code.None(Vain(Sheet));

    [Fact]
    public void The_wall_against_vain_offers_is_real()
    {
        var (verify, help) = (new Door("POST", "/c/{slug}/desk/{id}", "verify"), new Door("GET", "/c/{slug}/help"));
        Assert.Contains($"GET /c/{{slug}}/desk/{{id}} offers CaseWorker {verify}", Vain(Sheet.With(verify, "CaseWorker", "no")));
        Assert.Contains($"GET /c/{{slug}} offers Resident {help}", Vain(Sheet.With(help, "Resident", "no")));
    }

    [Fact]
    public void Asking_changes_nothing()
    {
        Assert.Equal(walk.Journals.Before, walk.Journals.After);
        Assert.Empty(walk.Verified.Findings);
    }

    [Fact]
    public void The_wall_is_real_changing_any_cell_is_noticed_and_named()
    {
        foreach (var (door, cells) in Sheet.Cells)
            foreach (var (reader, word) in cells)
                foreach (var other in PermissionSheet.Words.Where(other => other != word))
                {
                    var row = Sheet.Without(each => each != door).With(door, reader, other);
                    var difference = Assert.Single(row.Differences(walk.Found));
                    Assert.StartsWith($"{door} · {reader}: the table says {other}, the house says {word} (", difference, StringComparison.Ordinal);
                }
    }

    [Fact]
    public void The_wall_is_real_removing_or_inventing_any_row_is_noticed_and_named()
    {
        foreach (var door in Sheet.Cells.Keys) Assert.Equal([$"{door}: no row"], Sheet.Without(each => each == door).Unmatched(walk.Doors));

        var invented = new Door("POST", "/api/v1/communities/{slug}/wishes");
        Assert.Equal([$"{invented}: no row"], Sheet.Unmatched([.. walk.Doors, invented]));
        Assert.Equal([$"{invented}: no such door"], Sheet.With(invented, PermissionSheet.None, "no").Unmatched(walk.Doors));
    }

    /// <summary>Presses and links that a page shows to somebody in a seat that has no right to them. Whoever has none is led to signing in.</summary>
    private IEnumerable<string> Vain(PermissionSheet sheet) =>
        from offer in walk.Offered
        where offer.Reader is not (PermissionSheet.None or PermissionSheet.Foreign or PermissionSheet.Expired)
        where sheet.Cells.TryGetValue(offer.To, out var row) && row[offer.Reader] == "no"
        select $"{offer.On} offers {offer.Reader} {offer.To}";
}
