using System.Text.Json;
using Gongyi.Communities;
using Gongyi.Journal;
using Gongyi.Shared;

namespace Gongyi.Tests.Doors;

/// <summary>A machine's clock that was set back: a little is waited out, much is refused, and the journal's time never runs backwards.</summary>
public sealed class ClockTests(BuiltDemo built)
{
    [Fact]
    public async Task An_hour_back_writes_nothing_until_the_clock_is_right()
    {
        var place = await ServedThenSetBack(TimeSpan.FromHours(1));
        var before = Journal(place);
        await using var host = await DemoHost.Start(built, place: place);
        for (var no = 0; no < 3; no++)
        {
            var reply = await host.Post("resident", "/needs", new { text = "请帮忙" }, key: "late");
            Assert.Equal($"{new ClockWentBack().Status} {nameof(ClockWentBack)}", reply.ToString());
            Assert.True(reply.SaysWhenAgain);
        }

        Assert.Equal(200, (await host.Get(null, "/needs")).Status);
        Assert.Equal(before, Journal(place));
        Assert.Empty(host.Verify().Findings);

        _ = await host.Advance(1);
        Assert.Equal("201 PendingVerification", (await host.Post("resident", "/needs", new { text = "请帮忙" }, key: "late")).ToString());
        Assert.Equal(before.Count + 1, Journal(place).Count);
        Assert.Empty(host.Verify().Findings);
    }

    [Fact]
    public async Task A_minute_back_is_waited_out_at_the_last_entrys_time()
    {
        var place = await ServedThenSetBack(TimeSpan.FromMinutes(1));
        await using var host = await DemoHost.Start(built, place: place);
        Assert.Equal("201 PendingVerification", (await host.Post("resident", "/needs", new { text = "请帮忙" })).ToString());
        var times = Journal(place);
        Assert.Equal(times.Order(), times);
        Assert.Equal(times[^2], times[^1]);
        Assert.Empty(host.Verify().Findings);
    }

    [Fact]
    public async Task A_running_server_notices_and_goes_on_by_itself()
    {
        var place = built.Copy();
        var clock = new StageClock(new DateTimeOffset(2027, 1, 1, 9, 0, 0, TimeSpan.FromHours(8)));
        using var lane = new Lane(place.Store, new Listeners([]), clock, WorkingDays.Plain);
        async Task<Refusal?> Write(TimeSpan step)
        {
            clock.Now += step;
            return (await lane.Run<string>(Actor.House(1), write =>
            {
                _ = RegisterOrganization.Run(write, new($"{write.Now:O}", OrganizationLegalForm.Enterprise, "", null));
                return "done";
            })).Refusal;
        }

        Assert.Null(await Write(TimeSpan.Zero));
        Assert.Null(await Write(TimeSpan.FromMinutes(-4)));
        Assert.IsType<ClockWentBack>(await Write(TimeSpan.FromMinutes(-2)));
        Assert.IsType<ClockWentBack>(await Write(TimeSpan.FromDays(-400)));
        Assert.Null(await Write(TimeSpan.FromDays(400) + TimeSpan.FromMinutes(6)));
        var times = Journal(place);
        Assert.Equal(times.Order(), times);
    }

    /// <summary>A server that wrote until a moment ago, and a clock that is now behind that moment.</summary>
    private async Task<Place> ServedThenSetBack(TimeSpan back)
    {
        var place = built.Copy();
        await using (var host = await DemoHost.Start(built, place: place, keep: true))
            Assert.Equal(201, (await host.Post("resident", "/needs", new { text = "想借轮椅" })).Status);
        var file = place.Data.File("clock.json");
        File.WriteAllText(file, JsonSerializer.Serialize(JsonSerializer.Deserialize<TimeSpan>(File.ReadAllText(file)) - back - TimeSpan.FromSeconds(5)));
        return place;
    }

    private static List<DateTimeOffset> Journal(Place place)
    {
        using var db = place.Store.Read(1);
        return [.. db.Journal.OrderBy(entry => entry.Seq).Select(entry => entry.At)];
    }

    private sealed class StageClock(DateTimeOffset now) : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = now;

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
