using Gongyi.Lists;
using Gongyi.Operations;
using Gongyi.Shared;
using Gongyi.Tests.Doors;
using Microsoft.Data.Sqlite;

namespace Gongyi.Tests.Disks;

/// <summary>A disk that is full, broken or read-only: writing is refused in words, reading goes on, and when the disk is well again so is the server.</summary>
public sealed class DiskTests(BuiltDemo built)
{
    [Theory]
    [InlineData("full disk")]
    [InlineData("size limit")]
    [InlineData("read-only")]
    [InlineData("broken disk")]
    [InlineData("broken flush")]
    public async Task A_disk_that_does_not_keep_is_said_and_gets_over(string name)
    {
        using var trouble = Trouble.Of(name);
        var place = trouble.Move(built.Copy());
        using var server = new ServerProcess(place);
        server.Start();
        using var client = await server.Client();
        var kept = new Dictionary<string, string>();
        var refused = new Dictionary<string, string>();
        var text = new string('长', 2000);
        Task<Reply> File(string key) => client.Send(HttpMethod.Post, "resident", "/needs", new { text = key + text[key.Length..] }, key);

        kept["before"] = (await File("before")).Id;
        await trouble.Begin(server, place);
        for (var no = 0; refused.Count < 5; no++)
        {
            Assert.True(no < 1000, "The disk never became full.");
            var key = $"during-{no}";
            var reply = await File(key);
            if (reply.Status == 201)
            {
                kept[key] = reply.Id;
                continue;
            }

            Says(new NotKept(), reply);
            Assert.True(reply.SaysWhenAgain);
            Assert.Equal(Words.For("zh-CN").Say(new NotKept()), reply["title"]);
            refused[key] = key;
        }

        Assert.Equal(Words.For("en").Say(new NotKept()), (await client.Send(HttpMethod.Post, "resident", "/needs", new { text }, language: "en"))["title"]);
        Assert.Equal(200, (await client.Send(HttpMethod.Get, null, "/needs")).Status);
        Assert.Contains("老人学用手机挂号", await client.Http.GetStringAsync("/c/qiheli/needs"), StringComparison.Ordinal);

        await trouble.End();
        foreach (var key in refused.Keys) kept[key] = (await File(key)).Id;
        foreach (var (key, id) in kept) Assert.Equal(id, (await File(key)).Id);
        await AllIsWell(place, kept.Values);
        server.Kill();
        await AllIsWell(place, kept.Values);
    }

    [Theory]
    [InlineData("demo")]
    [InlineData("serve")]
    [InlineData("migrate")]
    public async Task A_directory_that_cannot_be_written_is_refused_in_one_sentence(string command)
    {
        using var disk = new SmallDisk(megabytes: 24);
        var place = disk.Move(built.Copy());
        disk.TurnReadOnly();
        var (exit, output, errors) = await Run([command, .. place.Flags]);
        Assert.Equal((2, ""), (exit, output));
        Assert.Contains("Read-only", Assert.Single(errors.Trim().Split('\n')), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("demo")]
    [InlineData("migrate")]
    public async Task A_directory_that_cannot_be_made_is_refused_in_one_sentence(string command)
    {
        var (exit, output, errors) = await Run(command, "--data", "/proc/gongyi");
        Assert.Equal((2, ""), (exit, output));
        Assert.Contains("/proc/gongyi", Assert.Single(errors.Trim().Split('\n')), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_cannot_be_opened_is_said_at_every_door()
    {
        await using var host = await DemoHost.Start(built);
        var (file, away) = (host.Data.Database, host.Data.Database + ".away");
        File.Move(file, away);
        _ = Directory.CreateDirectory(file);
        SqliteConnection.ClearAllPools();

        var reply = await host.Get(null, "/needs");
        Says(new OutOfReach(), reply);
        Assert.True(reply.SaysWhenAgain);
        Says(new NotKept(), await host.Post("resident", "/needs", new { text = "请帮忙" }, key: "away"));
        using var page = await host.Http.GetAsync("/c/qiheli/needs");
        Assert.Equal(503, (int)page.StatusCode);
        Assert.NotNull(page.Headers.RetryAfter);
        Assert.Contains(Words.For("zh-CN").Say(new OutOfReach()), await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        Directory.Delete(file);
        File.Move(away, file);
        Assert.Equal(200, (await host.Get(null, "/needs")).Status);
        Assert.Equal("201 PendingVerification", (await host.Post("resident", "/needs", new { text = "请帮忙" }, key: "away")).ToString());
        Assert.Empty(host.Verify().Findings);
    }

    private static async Task AllIsWell(Place place, IReadOnlyCollection<string> kept)
    {
        using (var db = place.Store.Read(1))
        {
            var there = db.Needs.Select(need => need.Id).AsEnumerable().Select(id => $"{id}").ToHashSet();
            Assert.Subset(there, kept.ToHashSet());
        }

        var (exit, found, errors) = await ServerProcess.Run(["verify", .. place.Flags]);
        Assert.True(exit == 0, $"verify: exit {exit}: {found} {errors}");
    }

    private static async Task<(int Exit, string Output, string Errors)> Run(params string[] args)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        return (await Commands.Run(args, output, errors), output.ToString(), errors.ToString());
    }

    private static void Says(Refusal expected, Reply reply) => Assert.Equal($"{expected.Status} {expected.Code}", reply.ToString());
}
