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
    public async Task A_refused_action_has_taken_nothing_away_either_whoever_it_shared_its_batch_with()
    {
        var place = built.Copy();
        using var lane = new Lane(place.Store, new Listeners([]), TimeProvider.System, WorkingDays.Plain);
        var person = Guid.CreateVersion7();
        Assert.Null((await lane.Run<string>(Worker, write => write.Add(new KeptSize { CommunityId = 1, PersonId = person, Size = "big" }).Size)).Refusal);

        using var go = new ManualResetEventSlim();
        var first = lane.Run<string>(Worker, _ =>
        {
            go.Wait();
            return "first";
        });
        var refused = lane.Run<string>(Worker, write =>
        {
            write.Delete(write.Db.KeptSizes.Where(each => each.PersonId == person));
            return new OwnRequest();
        });
        var kept = lane.Run<string>(Worker, write => write.Add(Courtyard.Map(write.Actor, write.NewId(), "后院", 1, 1)).Name);
        go.Set();

        Assert.Equal(("first", "后院"), ((await first).Value, (await kept).Value));
        Assert.IsType<OwnRequest>((await refused).Refusal);
        using (var db = place.Store.Read(1)) Assert.Single(db.KeptSizes.Where(each => each.PersonId == person));
        Assert.Null((await lane.Run<string>(Worker, write =>
        {
            write.Delete(write.Db.KeptSizes.Where(each => each.PersonId == person));
            return "gone";
        })).Refusal);
        using (var db = place.Store.Read(1)) Assert.Empty(db.KeptSizes.Where(each => each.PersonId == person));
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
    public async Task Who_comes_second_to_a_unique_key_hurts_nobody_else_in_the_batch()
    {
        var place = built.Copy();
        using var lane = new Lane(place.Store, new Listeners([]), TimeProvider.System, WorkingDays.Plain);
        var same = Guid.CreateVersion7();
        var results = await Together(lane, Enumerable.Repeat<RequestKey?>(null, 12), (write, no) =>
        {
            _ = write.Add(Courtyard.Map(write.Actor, write.NewId(), $"前院{no}", no, no));
            return $"{write.NextNumber("T")} {write.Add(Courtyard.Map(write.Actor, no is 3 or 7 ? same : write.NewId(), $"院{no}", no, no)).Name}";
        });

        // The second took a number, and its number went back.
        Assert.IsType<SomeoneWasFaster>(results[7].Refusal);
        var year = DateTime.UtcNow.AddHours(8).Year;
        Assert.Equal(Enumerable.Range(0, 12).Where(no => no != 7).Select((no, at) => $"T-{year}-{at + 1:0000} 院{no}"), results.Where(result => result.Refusal is null).Select(result => result.Value));
        using var db = place.Store.Read(1);
        Assert.Equal("院3", db.Courtyards.Single(yard => yard.Id == same).Name);
        Assert.DoesNotContain("前院7", db.Courtyards.Select(yard => yard.Name));
        Assert.Empty(place.Verify().Findings);
    }

    [Fact]
    public async Task The_same_key_twice_in_one_batch_acts_once()
    {
        var place = built.Copy();
        using var lane = new Lane(place.Store, new Listeners([]), TimeProvider.System, WorkingDays.Plain);
        var key = RequestKey.Of("pressed twice", "a");
        var results = await Together(lane, [key, null, key, RequestKey.Of("pressed twice", "b")], (write, no) =>
            write.Add(Courtyard.Map(write.Actor, write.NewId(), $"院{no}", no, no)).Name);

        Assert.Equal("院0", results[0].Value);
        Assert.Equal("院1", results[1].Value);
        Assert.Equal("院0", results[2].Value);
        Assert.IsType<KeyReused>(results[3].Refusal);
        Assert.Empty(place.Verify().Findings);
    }

    [Fact]
    public async Task An_action_sees_what_those_before_it_in_the_batch_wrote()
    {
        var place = built.Copy();
        using var lane = new Lane(place.Store, new Listeners([]), TimeProvider.System, WorkingDays.Plain);
        var results = await Together(lane, Enumerable.Repeat<RequestKey?>(null, 5), (write, no) =>
        {
            var seen = write.Db.Courtyards.Count(yard => yard.Name.StartsWith("新院"));
            _ = write.Add(Courtyard.Map(write.Actor, write.NewId(), $"新院{no}", no, no));
            return $"{seen}";
        });
        Assert.Equal(["0", "1", "2", "3", "4"], results.Select(result => result.Value));
    }

    [Fact]
    public async Task A_key_whose_action_broke_is_free_for_the_next_try_in_the_same_batch()
    {
        var place = built.Copy();
        using var lane = new Lane(place.Store, new Listeners([]), TimeProvider.System, WorkingDays.Plain);
        var (key, same) = (RequestKey.Of("again", "a"), Guid.CreateVersion7());
        var results = await Together(lane, [null, key, key], (write, no) =>
            write.Add(Courtyard.Map(write.Actor, no < 2 ? same : write.NewId(), $"院{no}", no, no)).Name);

        Assert.IsType<SomeoneWasFaster>(results[1].Refusal);
        Assert.Equal("院2", results[2].Value);
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

    /// <summary>Holds the lane up until all wait, so that they come to share a transaction.</summary>
    private static async Task<Result<string>[]> Together(Lane lane, IEnumerable<RequestKey?> keys, Func<Write, int, Result<string>> action)
    {
        using var go = new ManualResetEventSlim();
        var held = lane.Run<string>(Worker, _ =>
        {
            go.Wait();
            return "held";
        });
        var all = keys.Select((key, no) => lane.Run(Worker, write => action(write, no), key)).ToList();
        go.Set();
        _ = await held;
        return await Task.WhenAll(all);
    }
}
