using Gongyi.Communities;
using Gongyi.Journal;
using Gongyi.Operations;
using Gongyi.Shared;
using Microsoft.EntityFrameworkCore;

namespace Gongyi.Tests.Doors;

/// <summary>A backup from before an erasure does not bring anybody back.</summary>
public sealed class ErasureBackupTests(BuiltDemo built) : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("gongyi-erasure-").FullName;

    private string Tar => Path.Combine(folder, "b.tar");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Whoever_was_erased_after_the_backup_is_erased_in_what_comes_back()
    {
        var place = built.Empty();
        Guid person;
        IReadOnlyList<string> words;
        string list;
        await using (var host = await DemoHost.Start(built))
        {
            _ = await Forgotten.Help(host);
            await Forgotten.Wait(host);
            (person, words) = (host.Persona("resident").PersonId, Forgotten.WordsOf(host));
            await Does(0, "backup", Tar, host.Place);
            Assert.Equal("200 Erased", (await Forgotten.Erase(host)).ToString());
            list = host.Data.File(Erasures.Name);
            File.Copy(list, place.Data.File(Erasures.Name));
        }

        await Does(0, "restore", Tar, place);
        Assert.Empty(ErasureTests.Holding(place, words));
        Assert.Equal((Masked.Erased, ""), (Forgotten.PersonOf(place, person).Name, Forgotten.PersonOf(place, person).Phone));
        Assert.Empty(place.Verify().Findings);
        Assert.Equal(0, place.Verify().Orphans);
        Assert.Equal(new(1, person), Assert.Single(Erasures.In(place.Data)));
        using var db = place.Store.Read(1);
        var entry = db.Journal.Single(each => each.Verb == nameof(PersonErased));
        Assert.Equal((Capacity.House, person), (entry.ActingFor, entry.SubjectId));
        await using var again = await DemoHost.Start(built, place: place);
        Assert.Equal("401 SignInNeeded", (await again.Post("resident", "/needs", new { text = "再来一次" })).ToString());
    }

    [Fact]
    public async Task What_was_under_way_at_the_time_of_the_backup_brings_nobody_back_and_a_neighbours_words_stay_the_neighbours()
    {
        const string Neighbours = "隔壁阿姨的灯不亮";
        var place = built.Empty();
        await using (var host = await DemoHost.Start(built))
        {
            _ = await Forgotten.Match(host);
            Assert.Equal(201, (await host.Post("gridworker", "/needs", new { text = Neighbours, onBehalfOf = host.Persona("rep-60").PersonId })).Status);
            await Does(0, "backup", Tar, host.Place);
            Erasures.Add(place.Data, [.. from who in (string[])["resident", "council-3", "gridworker"] select new Erasures.Erased(1, host.Persona(who).PersonId)]);
        }

        await Does(0, "restore", Tar, place);
        Assert.Empty(ErasureTests.Holding(place, [Forgotten.Said, "王秀兰", "卓建国", "田小禾"]));
        Assert.NotEmpty(ErasureTests.Holding(place, [Neighbours]));
        Assert.Empty(place.Verify().Findings);
    }

    [Fact]
    public async Task A_backup_that_knows_the_erasure_needs_no_file_and_one_from_before_the_person_has_nothing_to_forget()
    {
        var (first, second) = (built.Empty(), built.Empty());
        await using (var host = await DemoHost.Start(built))
        {
            _ = await Forgotten.Erase(host);
            // As a server leaves it that was killed between the commit and the file.
            File.Delete(host.Data.File(Erasures.Name));
            await Does(0, "backup", Tar, host.Place);
            Assert.Single(Erasures.In(host.Data));
        }

        await Does(0, "restore", Tar, first);
        Assert.Single(Erasures.In(first.Data));
        using (var db = first.Store.Read(1)) Assert.Single(db.Erasures);

        Erasures.Add(second.Data, [new(1, Guid.NewGuid()), new(7, Guid.NewGuid())]);
        await Does(0, "restore", Tar, second);
        Assert.Equal(3, Erasures.In(second.Data).Count);
        using (var db = second.Store.Read(1)) Assert.Single(db.Erasures);
        Assert.Empty(second.Verify().Findings);
    }

    [Fact]
    public async Task A_list_that_cannot_be_read_restores_nothing()
    {
        var place = built.Empty();
        await Does(0, "backup", Tar, built.Copy());
        File.WriteAllText(place.Data.File(Erasures.Name), "{\"community\":1,\n");
        var said = await Does(2, "restore", Tar, place);
        Assert.Contains(Erasures.Name, said, StringComparison.Ordinal);
        Assert.False(place.Store.Exists());
    }

    [Fact]
    public void A_line_that_a_crash_cut_short_is_written_again()
    {
        var data = new DataDirectory(folder);
        var (one, two) = (new Erasures.Erased(1, Guid.NewGuid()), new Erasures.Erased(2, Guid.NewGuid()));
        Erasures.Add(data, [one, two]);
        var whole = File.ReadAllText(data.File(Erasures.Name));
        File.WriteAllText(data.File(Erasures.Name), whole[..^9]);
        Assert.Equal([one], Erasures.In(data));
        Erasures.Add(data, [one, two]);
        Assert.Equal(whole, File.ReadAllText(data.File(Erasures.Name)));
    }

    private static async Task<string> Does(int exit, string command, string file, Place place)
    {
        using var said = new StringWriter();
        var got = await Commands.Run([command, file, .. place.Flags], said, said);
        Assert.True(got == exit, $"{got}: {said}");
        return said.ToString();
    }
}
