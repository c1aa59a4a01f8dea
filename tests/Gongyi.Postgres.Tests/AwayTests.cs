using Gongyi.Journal;
using Gongyi.Shared;
using Gongyi.Tests.Doors;
using Microsoft.EntityFrameworkCore;

namespace Gongyi.Tests;

/// <summary>PostgreSQL goes away under the running server and comes back: a moment's refusals, then everything as before, and nothing answered is lost.</summary>
public sealed class AwayTests(BuiltDemo built)
{
    private const int Qiheli = 1;

    [Fact]
    public async Task A_database_server_that_is_stopped_and_started_costs_a_moment()
    {
        using var cluster = new Cluster();
        cluster.Create("demo");
        var place = new Place(new DataDirectory(Directory.CreateTempSubdirectory("gongyi-away-").FullName), cluster.Address("demo"));
        SmallPlot.Build(place.Data, place.Store);
        await using var host = await DemoHost.Start(built, place: place, keep: true);
        var before = (await host.Post("resident", "/needs", new { text = "请帮忙" }, key: "before")).Id;

        cluster.Stop();
        for (var no = 0; no < 3; no++)
        {
            var reply = await host.Post("resident", "/needs", new { text = "请帮忙" }, key: "during");
            Says(new NotKept(), reply);
            Assert.True(reply.SaysWhenAgain);
            Says(new OutOfReach(), await host.Get(null, "/needs"));
        }

        using var page = await host.Http.GetAsync("/c/qiheli/needs");
        Assert.Equal(503, (int)page.StatusCode);
        Assert.Contains(Words.For("zh-CN").Say(new OutOfReach()), await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal("ok", await host.Http.GetStringAsync("/healthz"));
        Assert.Equal(503, (int)(await host.Http.GetAsync("/readyz")).StatusCode);

        cluster.Start();
        Assert.Equal("201 PendingVerification", (await host.Post("resident", "/needs", new { text = "请帮忙" }, key: "during")).ToString());
        Assert.Equal(before, (await host.Post("resident", "/needs", new { text = "请帮忙" }, key: "before")).Id);
        // Readiness gives the same answer for a second.
        await Task.Delay(1100);
        Assert.Equal(200, (int)(await host.Http.GetAsync("/readyz")).StatusCode);
        Assert.Empty(host.Verify().Findings);
        Directory.Delete(place.Data.Path, recursive: true);
    }

    [Fact]
    public async Task Connections_cut_in_the_middle_lose_nothing_and_double_nothing()
    {
        await using var host = await DemoHost.Start(built);
        using var crowd = await Crowd.Gather(host);
        var cutting = true;
        var cut = Task.Run(async () =>
        {
            while (Volatile.Read(ref cutting))
            {
                await Task.Delay(60);
                Cut(host.Place);
            }
        });
        var cutAnswers = 0;
        var replies = await crowd.Press(async (no, client) =>
        {
            for (; ; await Task.Delay(20))
            {
                var reply = await client.Send(HttpMethod.Post, "resident", "/needs", new { text = $"请帮忙 {no}" }, $"cut-{no}");
                if (reply.Status != 503) return reply;
                Says(new NotKept(), reply);
                if (Interlocked.Increment(ref cutAnswers) > 20) Volatile.Write(ref cutting, false);
            }
        });
        Volatile.Write(ref cutting, false);
        await cut;
        Assert.All(replies, reply => Assert.Equal("201 PendingVerification", reply.ToString()));
        using (var db = host.Place.Store.Read(Qiheli))
            Assert.Equal(Crowd.Size, db.Journal.Count(entry => entry.Verb == "NeedFiled" && replies.Select(reply => Guid.Parse(reply.Id)).Contains(entry.SubjectId)));
        Assert.Empty(host.Verify().Findings);
    }

    [Fact]
    public async Task A_database_that_was_told_not_to_wait_for_the_disk_is_made_to()
    {
        var place = built.Copy();
#pragma warning disable EF1002 // A name of the tests' own.
        using (var db = place.Store.Read(Qiheli))
            _ = db.Database.ExecuteSqlRaw($"ALTER DATABASE {new Npgsql.NpgsqlConnectionStringBuilder(place.Database).Database} SET synchronous_commit = off");
#pragma warning restore EF1002
        Npgsql.NpgsqlConnection.ClearAllPools();
        using var lane = new Lane(place.Store, new Listeners([]), TimeProvider.System, WorkingDays.Plain);
        var result = await lane.Run<string>(Actor.House(Qiheli), write => write.Db.Database.SqlQueryRaw<string>("SELECT current_setting('synchronous_commit') AS \"Value\"").Single());
        Assert.Equal("on", result.Value);
    }

    /// <summary>Ends every connection to the copy's database, as an operator may.</summary>
    private static void Cut(Place place)
    {
        var own = new Npgsql.NpgsqlConnectionStringBuilder(place.Database) { Pooling = false };
        var database = own.Database;
        own.Database = "postgres";
        using var connection = new Npgsql.NpgsqlConnection(own.ConnectionString);
        connection.Open();
        using var command = new Npgsql.NpgsqlCommand("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1", connection)
        {
            Parameters = { new() { Value = database } },
        };
        _ = command.ExecuteNonQuery();
    }

    private static void Says(Refusal expected, Reply reply) => Assert.Equal($"{expected.Status} {expected.Code}", reply.ToString());
}
