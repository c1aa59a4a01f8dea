using System.IO.Compression;
using Gongyi.Communities;
using Gongyi.Fund;
using Gongyi.Journal;
using Gongyi.Lists;
using Gongyi.Shared;
using Gongyi.Tests.Doors;
using Microsoft.EntityFrameworkCore;

namespace Gongyi.Tests.Disks;

/// <summary>An installation that 0.1.0 made (its demo, 911 entries in 栖禾里) goes on with this build. PostgreSQL came later and has nothing older.</summary>
public sealed class UpgradeTests(BuiltDemo built)
{
    [Fact]
    public async Task Migrate_takes_a_backup_and_brings_the_tables_of_0_1_0_up_with_every_figure_in_its_place()
    {
        var place = Old();
        var (exit, said, errors) = await ServerProcess.Run(["migrate", .. place.Flags]);
        Assert.True(exit == 0, errors);
        Assert.Contains("As they were before, they are in", said, StringComparison.Ordinal);

        var backup = Assert.Single(Directory.GetFiles(place.Data.File("backups")));
        (exit, var found, _) = await ServerProcess.Run(["verify", .. place.Flags]);
        Assert.True(exit == 0, found);
        using (var db = place.Store.Read(1))
        {
            var lines = db.Postings.SelectMany(posting => posting.Lines).AsEnumerable().GroupBy(line => line.Account).ToDictionary(account => account.Key, account => account.Sum(line => line.Fen));
            Assert.NotEmpty(lines);
            Assert.Equal(lines, db.AccountBalances.ToDictionary(balance => balance.Account, balance => balance.Fen));
            Assert.Equal(db.Journal.Max(entry => entry.At), db.JournalHeads.Single().At);
            // What was written before there was an index is found.
            var need = db.Needs.First(each => each.Title != "");
            Assert.Contains(need.Id, Find.Run(db, new(need.Title, false, FindNeeds.Mark, Described.Public)).Items);
        }

        // The next entry follows the last one of 0.1.0.
        using (var lane = new Lane(place.Store, new Listeners([]), TimeProvider.System, WorkingDays.Plain))
            Assert.NotNull((await lane.Run<string>(Actor.House(1) with { Capacity = Capacity.CaseWorker }, write => write.Add(Courtyard.Map(write.Actor, write.NewId(), "新院", 1, 1)).Name)).Value);
        Assert.Empty(place.Verify().Findings);

        // And what was put aside is the old installation, whole.
        var again = built.Empty();
        (exit, _, errors) = await ServerProcess.Run(["restore", backup, .. again.Flags]);
        Assert.True(exit == 0, errors);
        using var old = again.Store.Read(1);
        Assert.Equal(911, old.Journal.Count());
    }

    [Fact]
    public async Task Tables_of_an_older_build_are_not_served_before_they_are_migrated()
    {
        var place = Old();
        var before = await File.ReadAllBytesAsync(place.Data.Database);
        var (exit, _, errors) = await ServerProcess.Run(["serve", .. place.Flags, "--urls", "http://127.0.0.1:0"]);
        Assert.Equal(2, exit);
        Assert.Contains("gongyi migrate", errors, StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllBytesAsync(place.Data.Database));
    }

    private Place Old()
    {
        var place = built.Empty();
        using var packed = new GZipStream(File.OpenRead(Path.Combine(AppContext.BaseDirectory, "Disks", "gongyi-0.1.0.db.gz")), CompressionMode.Decompress);
        using var database = File.Create(place.Data.Database);
        packed.CopyTo(database);
        return place;
    }
}
