using System.Data.Common;
using Gongyi.Communities;
using Gongyi.Journal;
using Gongyi.Lists;
using Gongyi.Operations;
using Gongyi.Shared;
using Microsoft.EntityFrameworkCore;

namespace Gongyi.Tests.Doors;

/// <summary>Whoever asks to be forgotten is, and the journal stays as it was.</summary>
public sealed class ErasureTests(BuiltDemo built)
{
    [Fact]
    public async Task Nothing_holds_the_name_the_number_or_the_words_any_more_and_the_journal_stays_as_it_was()
    {
        await using var host = await DemoHost.Start(built);
        var helped = await Forgotten.Help(host);
        await Forgotten.Wait(host);
        var words = Forgotten.WordsOf(host);
        Assert.Equal(words.Order(), Holding(host.Place, words).Order());
        var (before, files) = (Lines(host.Place), host.Data.Files());

        Assert.Equal("200 Erased", (await Forgotten.Erase(host)).ToString());

        Assert.Empty(Holding(host.Place, words));
        Assert.Empty(host.Verify().Findings);
        Assert.Equal(before, Lines(host.Place).Take(before.Count));
        Assert.Equal(files.Count - 2, host.Data.Files().Count);
        foreach (var photo in helped.Photos) Assert.Equal(404, await host.Look("caseworker", photo));
        Assert.Empty((await host.Get("caseworker", $"/needs/{helped.Need}/attachments")).Body!["items"]!.AsArray());
        Assert.Equal("401 SignInNeeded", (await host.Post("resident", "/needs", new { text = "再来一次" })).ToString());

        using var browser = new HttpClient { BaseAddress = host.Http.BaseAddress };
        await Forgotten.Enter(browser, "caseworker");
        var (number, waiting) = (Forgotten.NumberOf(host, helped.Need), Forgotten.Last(host).Number);
        foreach (var page in (string[])["", "/needs", $"/needs/{number}", "/desk", $"/desk/{number}", $"/desk/{waiting}", "/log", "/council", "/resources"])
            Assert.Empty(Leaks.In((await browser.GetStringAsync($"/c/qiheli{page}")).Split('\n'), words));
        Assert.Equal((NeedState.Closed, NeedState.Withdrawn), (Forgotten.Of(host, helped.Need).State, Forgotten.Last(host).State));
        Assert.Equal("陪同就医", Forgotten.Of(host, helped.Need).Title);
    }

    [Fact]
    public async Task Old_words_cannot_be_confirmed_from_any_salt_that_is_left()
    {
        await using var host = await DemoHost.Start(built);
        var helped = await Forgotten.Help(host);
        var (need, service) = (Forgotten.Of(host, helped.Need), Forgotten.ServiceOf(host, helped.Need));
        Assert.True(IsConfirmed(host.Place, need));
        Assert.True(IsConfirmed(host.Place, service));
        _ = await Forgotten.Erase(host);
        Assert.False(IsConfirmed(host.Place, need));
        Assert.False(IsConfirmed(host.Place, service));
    }

    [Fact]
    public async Task Nobody_is_erased_twice_and_a_key_answers_again()
    {
        await using var host = await DemoHost.Start(built);
        Assert.Equal("200 Erased", (await Forgotten.Erase(host, key: "once")).ToString());
        Assert.Equal("200 Erased", (await Forgotten.Erase(host, key: "once")).ToString());
        Forgotten.Says(new AlreadyErased(), await Forgotten.Erase(host));
        Assert.Single(Erasures.In(host.Data), new Erasures.Erased(1, host.Persona("resident").PersonId));
        using var db = host.Place.Store.Read(1);
        Assert.Single(db.Journal.Where(entry => entry.Verb == nameof(PersonErased)));
    }

    [Theory]
    [InlineData("council-1")]
    [InlineData("supervisor")]
    [InlineData("rep-79")]
    [InlineData("provider")]
    [InlineData("caseworker")]
    public async Task A_name_is_public_while_an_office_runs(string who)
    {
        await using var host = await DemoHost.Start(built);
        Forgotten.Says(new OfficeRunning(), await host.Post("rc-1", $"/people/{host.Persona(who).PersonId}/erasure"));
    }

    [Fact]
    public async Task Nobody_stands_before_a_door_without_a_name()
    {
        await using var host = await DemoHost.Start(built);
        _ = await Forgotten.Match(host);
        var head = Lines(host.Place).Count;
        Forgotten.Says(new ServiceUnderWay(), await Forgotten.Erase(host));
        Forgotten.Says(new ServiceUnderWay(), await Forgotten.Erase(host, "volunteer"));
        Assert.Equal(head, Lines(host.Place).Count);
        Assert.NotEqual(Masked.Erased, Forgotten.PersonOf(host.Place, host.Persona("resident").PersonId).Name);
    }

    [Fact]
    public async Task A_project_that_still_comes_to_somebody_comes_first()
    {
        await using var host = await DemoHost.Start(built);
        var need = await Forgotten.Published(host);
        var plan = new
        {
            title = "陪诊", goal = "有人陪着去看病", from = "2099-01-01", to = "2099-12-31", provider = host.Fixtures.Provider, needs = new[] { need },
            lines = new[] { new { name = "补贴", fen = 100_00 } }, instalments = new[] { 100 },
        };
        var project = (await host.Post("caseworker", "/projects", plan)).Id;
        Assert.Equal(201, (await host.Post("caseworker", $"/projects/{project}/submission")).Status);
        Forgotten.Says(new ServiceUnderWay(), await Forgotten.Erase(host));
    }

    [Fact]
    public async Task Only_those_who_live_here_are_erased_here()
    {
        await using var host = await DemoHost.Start(built);
        Forgotten.Says(new NotFoundHere(), await host.Post("caseworker", $"/people/{Guid.NewGuid()}/erasure"));
        Forgotten.Says(new NotFoundHere(), await Forgotten.Erase(host, "liuxiang-resident"));
        Forgotten.Says(new NotFoundHere(), await host.Post("caseworker", "/people/王秀兰/erasure"));
    }

    [Fact]
    public async Task An_erasure_does_not_launder_a_change_beside_it()
    {
        await using var host = await DemoHost.Start(built);
        var match = await Forgotten.Match(host);
        Assert.Equal("200 Cancelled", (await host.Post("resident", $"/matches/{match}/cancellation")).ToString());
        using (var somebody = new Tampering(host.Place)) somebody.Update("Matches");
        var head = Lines(host.Place).Count;
        Forgotten.Says(new RowsDisagree(), await Forgotten.Erase(host));
        Assert.Equal(head, Lines(host.Place).Count);
        Assert.Contains(host.Verify().Findings, finding => finding.Row.StartsWith("Matches/", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_salt_that_no_erasure_took_is_named(bool afterAnErasure)
    {
        await using var host = await DemoHost.Start(built);
        _ = await Forgotten.Help(host);
        if (afterAnErasure) _ = await Forgotten.Erase(host);
        var empty = host.Place.Database is null ? "x''" : "''::bytea";
        long[] victims;
        using (var db = host.Place.Store.Read(1))
            victims = [.. db.Journal.Where(entry => entry.Verb == "BallotCast" || entry.Verb == "SittingConvened").OrderBy(entry => entry.Seq).Select(entry => entry.Seq).Take(2), db.JournalHeads.Single().Seq];
        foreach (var victim in victims)
        {
            var place = victim;
            using var somebody = new Tampering(host.Place);
            somebody.One($"""UPDATE "Journal" SET "TextSalt" = {empty} WHERE "CommunityId" = 1 AND "Seq" = {place}""");
            Assert.Contains(host.Verify().Findings, finding => finding.Row == $"Journal/1/{place}" && finding.What.Contains("text salt", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Words_changed_or_brought_back_after_an_erasure_are_named()
    {
        await using var host = await DemoHost.Start(built);
        var helped = await Forgotten.Help(host);
        _ = await Forgotten.Erase(host);
        using (var somebody = new Tampering(host.Place))
            Assert.NotEqual(0, somebody.Run($"""UPDATE "Needs" SET "Words" = 'x' WHERE "CommunityId" = 1 AND "Words" = '{Masked.Erased}'"""));
        Assert.Contains(host.Verify().Findings, finding => finding.Row == $"Needs/1/{helped.Need}");
    }

    [Fact]
    public async Task A_row_sealed_beside_the_erased_ones_is_still_checked()
    {
        await using var host = await DemoHost.Start(built);
        _ = await Forgotten.Help(host);
        _ = await Forgotten.Erase(host);
        using (var somebody = new Tampering(host.Place)) somebody.Update("Matches");
        Assert.Contains(host.Verify().Findings, finding => finding.Row.StartsWith("Matches/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_second_erasure_seals_again_what_the_first_one_did()
    {
        await using var host = await DemoHost.Start(built);
        _ = await Forgotten.Help(host);
        Assert.Equal("200 Erased", (await Forgotten.Erase(host)).ToString());
        Assert.Equal("200 Erased", (await Forgotten.Erase(host, "volunteer")).ToString());
        Assert.Equal("200 Erased", (await Forgotten.Erase(host, "resident-2")).ToString());
        Assert.Empty(host.Verify().Findings);
        Assert.Empty(Holding(host.Place, [host.Persona("volunteer").Name]));
    }

    /// <summary>Which of the words stand in any text of any table.</summary>
    internal static List<string> Holding(Place place, IReadOnlyCollection<string> words)
    {
        var found = new HashSet<string>();
        using var db = place.Store.Read(0);
        db.Database.OpenConnection();
        foreach (var table in db.Model.GetEntityTypes())
            foreach (var column in table.GetProperties().Where(column => column.ClrType == typeof(string) || column.GetTypeMapping().Converter?.ProviderClrType == typeof(string)))
                found.UnionWith(Texts(db.Database.GetDbConnection(), table.GetTableName()!, column.GetColumnName()).SelectMany(text => words.Where(word => text.Contains(word, StringComparison.Ordinal))));
        return [.. found];
    }

    private static List<string> Texts(DbConnection connection, string table, string column)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Names of the model.
        command.CommandText = $"SELECT \"{column}\" FROM \"{table}\" WHERE \"{column}\" IS NOT NULL";
#pragma warning restore CA2100
        using var reader = command.ExecuteReader();
        var texts = new List<string>();
        while (reader.Read()) texts.Add(reader.GetString(0));
        return texts;
    }

    /// <summary>Everything an entry says but for the salt of its text hashes.</summary>
    private static List<string> Lines(Place place)
    {
        using var db = place.Store.Read(1);
        return [.. db.Journal.OrderBy(entry => entry.Seq).AsEnumerable().Select(entry => string.Join('|', entry.Seq, entry.At, entry.Actor, entry.Verb, entry.Payload,
            Convert.ToHexString(entry.Salt), Convert.ToHexString(entry.PreviousHash), Convert.ToHexString(entry.Leaf)))];
    }

    /// <summary>Whether somebody who knows the row as it was finds a seal of it.</summary>
    private static bool IsConfirmed(Place place, CommunityRecord row)
    {
        using var db = place.Store.Read(1);
        var shape = RowShape.Of(db.Model.FindEntityType(row.GetType())!);
        var entries = db.Journal.ToList();
        return entries.Select(entry => Seal.Digest(shape, column => column.Stored(row), entry.TextSalt))
            .Any(digest => entries.Exists(entry => entry.Payload.Contains(digest, StringComparison.Ordinal)));
    }
}
