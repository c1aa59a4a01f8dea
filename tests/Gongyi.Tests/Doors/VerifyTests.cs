using Gongyi.Journal;
using Gongyi.Operations;

namespace Gongyi.Tests.Doors;

/// <summary><c>gongyi verify</c> finds what somebody did behind the journal's back, and names the row.</summary>
public sealed class VerifyTests(BuiltDemo built)
{
    public static TheoryData<string> Tables =>
    [
        "Postings", "PostingLines", "Gifts", "Payments", "Ballots", "Attendances", "Opinions", "Steps", "Notices", "Journal", "Motions", "Matters",
        "Sittings", "Electors", "MatterParties", "Projects", "Instalments", "BudgetLines", "Signatures", "Services", "Mandates", "Seats", "Needs", "Attachments",
    ];

    [Fact]
    public void The_demo_is_in_order() => Assert.Equal(0, Verified(_ => { }, out _));

    [Theory]
    [MemberData(nameof(Tables))]
    public void A_row_updated_behind_its_back_is_named(string table) => Finds(table, somebody => somebody.Update(table));

    [Theory]
    [MemberData(nameof(Tables))]
    public void A_row_deleted_behind_its_back_is_named(string table) => Finds(table, somebody => somebody.Delete(table));

    [Theory]
    [MemberData(nameof(Tables))]
    public void A_row_inserted_behind_its_back_is_named(string table) => Finds(table, somebody => somebody.Insert(table));

    /// <summary>Rows of 0.1.0 have no such column and keep their digests; that must open no door.</summary>
    [Theory]
    [InlineData("'Hotline'")]
    [InlineData("NULL")]
    public void A_column_that_came_later_is_sealed_like_the_others(string value) =>
        Finds("Needs", somebody => somebody.One($"""UPDATE "Needs" SET "Source" = {value} WHERE "CommunityId" = 1 AND "Number" = 'N-2026-0003'"""));

    [Fact]
    public void A_later_column_filled_where_it_was_empty_is_named() =>
        Finds("Organizations", somebody => somebody.Run("""UPDATE "Organizations" SET "Kind" = 'Merchant' WHERE "CommunityId" = 1"""));

    [Fact]
    public void What_only_the_whole_year_has_is_sealed_too()
    {
        string[] tables = ["Aids", "BookEntries", "Promises", "Residences", "Resources"];
        var place = FullDemo.Build(built);
        using (var somebody = new Tampering(place))
            foreach (var table in tables) somebody.Update(table);
        var found = place.Verify().Findings.Select(finding => finding.Row.Split('/')[0]).ToHashSet();
        built.Drop(place);
        Assert.Equal(tables, found.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_last_journal_entries_cannot_be_cut_off_together_with_the_head()
    {
        // Whoever also rewrites the head still leaves the rows that the lost entries had sealed.
        var exit = Verified(
            somebody =>
            {
                somebody.One("""DELETE FROM "Journal" WHERE "CommunityId" = 1 AND "Seq" = (SELECT max("Seq") FROM "Journal" WHERE "CommunityId" = 1)""");
                somebody.One("""UPDATE "JournalHeads" SET "Seq" = "Seq" - 1 WHERE "CommunityId" = 1""");
            },
            out var said);
        Assert.Equal(1, exit);
        Assert.Contains("the journal does not end where its head says", said, StringComparison.Ordinal);
    }

    [Fact]
    public void A_balance_that_is_not_the_sum_of_its_lines_is_named()
    {
        var exit = Verified(somebody => somebody.One("""UPDATE "AccountBalances" SET "Fen" = "Fen" + 1 WHERE "Account" = 'Custody'"""), out var said);
        Assert.Equal(1, exit);
        Assert.Contains("AccountBalances/1/Custody", said, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_changed_by_one_bit_is_named_with_its_row() => FindsFile("its file is changed", file =>
    {
        var bytes = File.ReadAllBytes(file);
        bytes[^1] ^= 1;
        File.WriteAllBytes(file, bytes);
    });

    [Fact]
    public void A_file_cut_short_is_named_with_its_row() => FindsFile("its file is changed", file => File.WriteAllBytes(file, File.ReadAllBytes(file)[..^1]));

    [Fact]
    public void A_file_taken_away_is_named_with_its_row() => FindsFile("its file is missing", File.Delete);

    [Fact]
    public void A_file_that_no_row_names_is_what_a_kill_leaves_and_no_fault()
    {
        var exit = Verified(_ => { }, out var said, place =>
        {
            using var killed = new FileStore(place.Data).Begin();
            killed.Content.Write("a file whose row never came"u8);
            _ = new FileStore(place.Data).Keep(killed);
        });
        Assert.Equal(0, exit);
        Assert.Contains("(1 more that nothing names)", said, StringComparison.Ordinal);
    }

    private void FindsFile(string fault, Action<string> harm)
    {
        var exit = Verified(_ => { }, out var said, place => harm(Path.Combine(place.Data.Files, new FileStore(place.Data).All().Order().First())));
        Assert.Equal(1, exit);
        Assert.Matches($"Attachments/1/[0-9a-f-]{{36}}: {fault}", said);
    }

    private void Finds(string table, Action<Tampering> tamper)
    {
        var exit = Verified(tamper, out var said);
        Assert.Equal(1, exit);
        Assert.Contains($"{table}/", said, StringComparison.Ordinal);
    }

    /// <summary>Runs the real command over a private copy of the demo.</summary>
    private int Verified(Action<Tampering> tamper, out string said, Action<Place>? harm = null)
    {
        var place = built.Copy();
        try
        {
            using (var somebody = new Tampering(place)) tamper(somebody);
            harm?.Invoke(place);
            using var output = new StringWriter();
            var exit = Commands.Run(["verify", .. place.Flags], output, output).GetAwaiter().GetResult();
            said = output.ToString();
            return exit;
        }
        finally
        {
            built.Drop(place);
        }
    }
}
