using Gongyi.Operations;

namespace Gongyi.Tests.Doors;

/// <summary><c>gongyi verify</c> finds what somebody did behind the journal's back, and names the row.</summary>
public sealed class VerifyTests(BuiltDemo built)
{
    public static TheoryData<string> Tables =>
    [
        "Postings", "PostingLines", "Gifts", "Payments", "Ballots", "Attendances", "Opinions", "Steps", "Notices", "Journal", "Motions", "Matters",
        "Sittings", "Electors", "MatterParties", "Projects", "Instalments", "BudgetLines", "Signatures", "Services", "Mandates", "Seats", "Needs",
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

    private void Finds(string table, Action<Tampering> tamper)
    {
        var exit = Verified(tamper, out var said);
        Assert.Equal(1, exit);
        Assert.Contains($"{table}/", said, StringComparison.Ordinal);
    }

    /// <summary>Runs the real command over a private copy of the demo.</summary>
    private int Verified(Action<Tampering> tamper, out string said)
    {
        var place = built.Copy();
        try
        {
            using (var somebody = new Tampering(place)) tamper(somebody);
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
