using Gongyi.Communities;
using Gongyi.Journal;
using Gongyi.Lists;
using Gongyi.Shared;

namespace Gongyi.Tests.Doors;

/// <summary>What the lane promises, on whichever database: order, wholeness, and an answer only for what is kept.</summary>
public sealed class LaneTests(BuiltDemo built)
{
    private static readonly Actor Worker = Actor.House(1) with { Capacity = Capacity.CaseWorker };

    [Fact]
    public async Task A_refused_action_leaves_nothing_not_even_its_number()
    {
        var place = built.Copy();
        using var lane = new Lane(place.Store, new Listeners([]), TimeProvider.System, WorkingDays.Plain);
        var results = await Task.WhenAll(Enumerable.Range(0, 40).Select(no => lane.Run<string>(Worker, write =>
        {
            var number = write.NextNumber("T");
            _ = write.Add(Courtyard.Map(write.Actor, write.NewId(), $"院{no}", no, no));
            return no % 3 == 0 ? new OwnRequest() : number;
        })));

        var given = results.Select(result => result.Value).OfType<string>().ToList();
        Assert.Equal(26, given.Count);
        // Numbers are given in the order of the queue and without gaps, whoever was refused in between.
        Assert.Equal(Enumerable.Range(1, 26).Select(no => $"T-{DateTime.UtcNow.AddHours(8).Year}-{no:0000}"), given);
        Assert.Empty(place.Verify().Findings);
    }

    [Fact]
    public async Task A_bug_in_one_action_hurts_nobody_else_in_its_batch()
    {
        var place = built.Copy();
        using var lane = new Lane(place.Store, new Listeners([]), TimeProvider.System, WorkingDays.Plain);
        using var go = new ManualResetEventSlim();
        var first = lane.Run<string>(Worker, _ =>
        {
            go.Wait();
            return "first";
        });
        var bug = lane.Run<string>(Worker, write =>
        {
            _ = write.Add(Courtyard.Map(write.Actor, write.NewId(), "半个", 1, 1));
            throw new InvalidOperationException("a bug");
        });
        var unread = lane.Run<string>(Worker, write => write.Db.Needs.Single(need => need.Number == "none").Number);
        var last = lane.Run<string>(Worker, write => write.Add(Courtyard.Map(write.Actor, write.NewId(), "整个", 1, 1)).Name);
        go.Set();

        Assert.Equal("first", (await first).Value);
        await Assert.ThrowsAsync<InvalidOperationException>(() => bug);
        await Assert.ThrowsAsync<InvalidOperationException>(() => unread);
        Assert.Equal("整个", (await last).Value);
        using var db = place.Store.Read(1);
        Assert.Equal(["整个"], db.Courtyards.Where(yard => yard.Name == "整个" || yard.Name == "半个").Select(yard => yard.Name));
        Assert.Empty(place.Verify().Findings);
    }

    [Fact]
    public async Task Nothing_is_written_without_a_fact_that_says_why()
    {
        var place = built.Copy();
        using var lane = new Lane(place.Store, new Listeners([]), TimeProvider.System, WorkingDays.Plain);
        await Assert.ThrowsAsync<InvalidOperationException>(() => lane.Run<string>(Worker, write =>
        {
            var yard = Courtyard.Map(write.Actor, write.NewId(), "悄悄", 1, 1);
            _ = yard.TakeFacts();
            return write.Add(yard).Name;
        }));
        Assert.Empty(place.Verify().Findings);
    }

    [Fact]
    public async Task Communities_write_at_once_and_each_in_its_own_order()
    {
        var place = built.Copy();
        using var lane = new Lane(place.Store, new Listeners([]), TimeProvider.System, WorkingDays.Plain);
        var seen = new Dictionary<int, List<int>> { [1] = [], [2] = [] };
        await Task.WhenAll(Enumerable.Range(0, 200).Select(no => lane.Run<string>(Worker with { Community = 1 + no % 2 }, write =>
        {
            // Only its own lane touches the list: no lock is needed.
            seen[write.Actor.Community].Add(no);
            return write.Add(Courtyard.Map(write.Actor, write.NewId(), $"院{no}", no, no)).Name;
        })));

        Assert.Equal(Enumerable.Range(0, 100).Select(no => no * 2), seen[1]);
        Assert.Equal(Enumerable.Range(0, 100).Select(no => no * 2 + 1), seen[2]);
        Assert.Empty(place.Verify().Findings);
    }

    [Fact]
    public async Task What_is_accepted_is_answered_also_when_the_lane_closes()
    {
        var place = built.Copy();
        var lane = new Lane(place.Store, new Listeners([]), TimeProvider.System, WorkingDays.Plain);
        var all = Enumerable.Range(0, 300).Select(no => lane.Run<string>(Worker, write => write.Add(Courtyard.Map(write.Actor, write.NewId(), $"院{no}", no, no)).Name)).ToList();
        lane.Dispose();
        Assert.All(await Task.WhenAll(all), result => Assert.NotNull(result.Value));
        Assert.IsType<TooBusy>((await lane.Run<string>(Worker, _ => "late")).Refusal);
    }
}
