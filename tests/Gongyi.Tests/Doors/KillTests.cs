using Gongyi.Communities;
using Gongyi.Fund;
using Gongyi.Governance;
using Gongyi.Journal;
using Gongyi.Lists;
using Gongyi.Operations.Demo;
using Gongyi.Shared;

namespace Gongyi.Tests.Doors;

/// <summary>The server is killed (SIGKILL) at random moments, under people who go on writing: what it answered it has kept, and nothing by half.</summary>
public sealed class KillTests(BuiltDemo built, ITestOutputHelper output)
{
    private const int Qiheli = 1;
    private const int Seed = 20_261;

    [Fact]
    public async Task Nothing_that_was_answered_is_lost_and_nothing_is_kept_by_half()
    {
        var place = built.Copy();
        var motion = await CouncilSits(place);
        var before = Count(place);
        var kills = Environment.GetEnvironmentVariable("GONGYI_LONG") is "1" ? 1000 : place.Database is null ? 50 : 25;
        var (chance, storm) = (new Random(Seed), new Storm(DemoFile.Read(place.Data), Seed, motion));
        using var server = new ServerProcess(place);
        var began = false;
        var atStart = 0;
        for (var kill = 1; kill <= kills; kill++)
        {
            server.Start();
            // One in eight does not even come up: it is killed while it starts and recovers.
            if (chance.Next(8) == 0)
            {
                await Task.Delay(chance.Next(1200));
                atStart++;
            }
            else
            {
                var address = await server.Serving();
                await storm.AskAgain(address);
                storm.Goes(address);
                if (!began) storm.Begin();
                began = true;
                await storm.Rage(chance.Next(1, 80));
                await Task.Delay(chance.Next(20));
            }

            server.Kill();
            storm.Goes(null);
            if (kill % (kills / 5) == 0) await AllIsWhole(place, storm);
        }

        server.Start();
        var last = await server.Serving();
        storm.Goes(last);
        await storm.End();
        await storm.AskAgain(last);
        await storm.AskAgain(last, storm.Answered);
        server.Kill();
        await AllIsWhole(place, storm);
        Assert.Equal(Expected(before, storm), Count(place));
        Assert.All(storm.Answered.Where(said => said.What == "ballot").GroupBy(said => said.Who), votes => Assert.Equal(votes.Last().Answer["choice"], Choice(place, motion, votes.Key)));
        Assert.True(storm.Answered.Count > kills, "The storm was a breeze.");

        var figures = $"{kills} kills, {atStart} of them at the start; {storm.Answered.Count} writes answered and kept, {storm.Retried} sent again; seed {Seed}";
        output.WriteLine(figures);
        Console.WriteLine(figures);
    }

    [Fact]
    public async Task A_demo_whose_first_start_was_killed_is_begun_again()
    {
        var place = built.Copy();
        File.Move(place.Data.File("demo.json"), place.Data.File("demo.json.new"));
        using var server = new ServerProcess(place);
        server.Start();
        while (!server.Said().Contains("2026-03", StringComparison.Ordinal))
        {
            Assert.True(server.IsRunning && !server.Serves, $"It never came to the middle of the year: {server.Said()}");
            await Task.Delay(20);
        }

        server.Kill();
        server.Start();
        using var client = await server.Client();
        Assert.Equal("201 PendingVerification", (await client.Send(HttpMethod.Post, "resident", "/needs", new { text = "请帮忙" })).ToString());
        Assert.Equal(0, (await ServerProcess.Run(["verify", .. place.Flags])).Exit);
    }

    private sealed record Counted(int Needs, int Gifts, int Offers, long Balance, int Answers, int Published);

    private static Counted Expected(Counted before, Storm storm)
    {
        int Times(string what) => storm.Answered.Count(said => said.What == what);
        return new(
            before.Needs + Times("need"), before.Gifts + Times("gift"), before.Offers + Times("offer"),
            before.Balance + (Storm.GiftFen * Times("confirmation")),
            before.Answers + storm.Answered.Count, before.Published + Times("publication"));
    }

    private static Counted Count(Place place)
    {
        using var db = place.Store.Snapshot(Qiheli);
        return new(
            db.Needs.Count(), db.Gifts.Count(), db.Resources.Count(), db.AccountBalances.Single(each => each.Account == Account.Custody).Fen,
            db.Set<StoredAnswer>().Count(), db.Journal.Count(entry => entry.Verb == "NeedPublished"));
    }

    /// <summary>The dead server's data: every answered thing is there by its id, the journal has no gap, every row is as the journal says.</summary>
    private static async Task AllIsWhole(Place place, Storm storm)
    {
        using (var db = place.Store.Snapshot(Qiheli))
        {
            HashSet<Guid> there = [.. db.Needs.Select(each => each.Id), .. db.Gifts.Select(each => each.Id), .. db.Resources.Select(each => each.Id)];
            Assert.Subset(there, storm.Answered.Where(said => said.What is "need" or "gift" or "offer").Select(said => Guid.Parse(said.Answer.Id)).ToHashSet());
            Assert.Equal(db.Journal.Max(entry => entry.Seq), db.Journal.LongCount());
        }

        var (exit, found, errors) = await ServerProcess.Run(["verify", .. place.Flags]);
        Assert.True(exit == 0, $"verify: exit {exit}: {found} {errors}");
    }

    private static string? Choice(Place place, Guid motion, string member)
    {
        var person = DemoFile.Read(place.Data).Personas.Single(persona => persona.Key == member).PersonId;
        using var db = place.Store.Read(Qiheli);
        return $"{db.Sittings.Single(sitting => sitting.Motions.Any(each => each.Id == motion)).Motions.Single(each => each.Id == motion).BallotOf(person)!.Choice}";
    }

    /// <summary>The council's next sitting, on its day, with everybody there who has voted once.</summary>
    private async Task<Guid> CouncilSits(Place place)
    {
        Guid sitting, motion;
        using (var db = place.Store.Read(Qiheli))
        {
            var next = db.Sittings.Single(each => each.Body == BodyKind.Council && each.State == SittingState.Convened);
            (sitting, motion) = (next.Id, next.Motions[0].Id);
        }

        await using var host = await DemoHost.Start(built, place: place, keep: true);
        _ = await host.Advance(9);
        for (var at = 1; at <= 27; at++) Assert.Equal(200, (await host.Post($"council-{at}", $"/sittings/{sitting}/attendance")).Status);
        for (var at = 1; at <= 27; at++) Assert.Equal(201, (await host.Post($"council-{at}", $"/motions/{motion}/ballots", new { choice = "For" })).Status);
        return motion;
    }
}
