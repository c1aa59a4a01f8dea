using System.Net.Http.Headers;
using System.Text;
using Gongyi.Communities;
using Gongyi.Journal;
using Gongyi.Shared;

namespace Gongyi.Tests.Doors;

/// <summary>How the API says no: 401, 404, 403, 422, 409, in this order, and nothing is changed by it.</summary>
public sealed class RefusalOrderTests(BuiltDemo built)
{
    [Fact]
    public async Task Refusals_come_in_their_order()
    {
        await using var host = await DemoHost.Start(built);
        var foreign = host.Fixtures.ForeignNeed;
        Says(new SignInNeeded(), await host.Post(null, "/needs", new { text = "" }));
        Says(new SignInNeeded(), await host.Post(null, $"/needs/{foreign}/verification"));
        Says(new NotFoundHere(), await host.Post("resident", $"/needs/{foreign}/verification"));
        Says(new NotFoundHere(), await host.Post("caseworker", "/needs/no-such-number/verification"));
        Says(new NotYourSeat(), await host.Post("resident", "/needs/N-2026-0003/verification"));
        Says(new ChoiceMissing("method"), await host.Post("caseworker", "/needs/N-2026-0003/verification"));
        Says(new Gongyi.Lists.NeedNotPending(), await host.Post("caseworker", "/needs/N-2026-0005/verification", new { method = "HomeVisit", category = "Safety", urgency = "Normal" }));
        Says(new NotFoundHere(), await host.Get("resident", "/api/v1/communities/nowhere/needs"));
        Assert.Empty(host.Verify().Findings);
    }

    [Fact]
    public async Task A_seat_of_one_community_is_no_seat_in_another()
    {
        await using var host = await DemoHost.Start(built);
        Says(new NotYourSeat(), await host.Post("liuxiang-caseworker", "/needs", new { text = "请帮忙" }));
        Says(new NotYourSeat(), await host.Post("resident", "/api/v1/communities/liuxiang/needs", new { text = "请帮忙" }));
    }

    [Theory]
    [InlineData("{", "body")]
    [InlineData("[]", "body")]
    [InlineData("\"text\"", "body")]
    [InlineData("{\"text\": 7}", "text")]
    [InlineData("{\"text\": {\"a\": []}}", "text")]
    public async Task What_cannot_be_read_is_refused_with_the_place(string body, string field)
    {
        await using var host = await DemoHost.Start(built);
        Says(new BodyUnreadable(field), await host.Post("resident", "/needs", Json(body)));
        // Whoever may not do it hears that first.
        Says(new NotYourSeat(), await host.Post("street", "/needs", Json(body)));
    }

    [Fact]
    public async Task A_day_may_come_as_a_whole_moment_and_means_the_day_in_the_community()
    {
        await using var host = await DemoHost.Start(built);
        object Offer(string to) => new { name = "会理发", kind = "Skill", category = "DailyConvenience", from = "2026-10-01T20:00:00Z", to };
        Assert.Equal("201 PendingCheck", (await host.Post("resident", "/resources", Offer("2026-10-02"))).ToString());
        Says(new DateMissing("to"), await host.Post("resident", "/resources", Offer("2026-10-01")));
        Says(new BodyUnreadable("to"), await host.Post("resident", "/resources", Offer("next week")));
    }

    [Fact]
    public async Task Broken_encoding_and_huge_bodies_are_refused()
    {
        await using var host = await DemoHost.Start(built);
        Says(new BodyUnreadable("body"), await host.Post("resident", "/needs", new ByteArrayContent([0x7B, 0xFF, 0xFE, 0x7D])));
        Says(new BodyUnreadable("body"), await host.Post("resident", "/needs", Json($"{{\"text\": \"{new string('长', 70_000)}\"}}")));
        Says(new TextTooLong("text", 2000), await host.Post("resident", "/needs", new { text = new string('长', 2001) }));
        Assert.Equal("201 PendingVerification", (await host.Post("resident", "/needs", new { text = new string('长', 2000) })).ToString());
    }

    [Fact]
    public async Task The_sentence_comes_in_the_readers_language()
    {
        await using var host = await DemoHost.Start(built);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/communities/qiheli/needs");
        request.Headers.AcceptLanguage.Add(new StringWithQualityHeaderValue("en-GB"));
        using var answer = await host.Http.SendAsync(request);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        Assert.Contains(Words.For("en").Say(new SignInNeeded()), await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lists_say_what_they_cannot_read()
    {
        await using var host = await DemoHost.Start(built);
        Says(new NumberOutOfRange("pageSize", 1, 200), await host.Get(null, "/needs?pageSize=201"));
        Says(new NumberOutOfRange("page", 1, 1_000_000), await host.Get(null, "/needs?page=zero"));
        Says(new ChoiceMissing("state"), await host.Get(null, "/needs?state=Flying"));
    }

    [Fact]
    public async Task The_same_key_acts_once_and_another_body_under_it_is_refused()
    {
        await using var host = await DemoHost.Start(built);
        var first = await host.Post("resident", "/needs", new { text = "想借轮椅" }, key: "k1");
        var again = await host.Post("resident", "/needs", new { text = "想借轮椅" }, key: "k1");
        Assert.Equal(first.Id, again.Id);
        Says(new KeyReused(), await host.Post("resident", "/needs", new { text = "想借拐杖" }, key: "k1"));
        Assert.NotEqual(first.Id, (await host.Post("resident-2", "/needs", new { text = "想借轮椅" }, key: "k1")).Id);
        // A refusal is not kept: the same key may try again.
        Says(new TextMissing(), await host.Post("resident", "/needs", new { text = "" }, key: "k2"));
        Assert.Equal(201, (await host.Post("resident", "/needs", new { text = "" + "想学手机" }, key: "k2")).Status);
    }

    [Fact]
    public async Task Two_who_press_at_once_get_one_yes()
    {
        await using var host = await DemoHost.Start(built);
        var replies = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => host.Post("fund-3", $"/payments/{host.Fixtures.OwnPayment}/approval")));
        Assert.Equal(1, replies.Count(reply => reply.Status == 200));
        Assert.All(replies.Where(reply => reply.Status != 200), reply => Says(new Gongyi.Fund.AlreadyApproved(), reply));
        Assert.Empty(host.Verify().Findings);
    }

    [Fact]
    public async Task Demo_doors_are_closed_outside_the_demo()
    {
        await using var host = await DemoHost.Start(built, isDemo: false);
        foreach (var door in (string[])["/demo", "/demo/personas", "/demo/fixtures", "/demo/clock"])
            Assert.Equal(404, (int)(await host.Http.GetAsync(door)).StatusCode);
    }

    [Fact]
    public async Task The_house_says_how_it_is_and_describes_itself()
    {
        await using var host = await DemoHost.Start(built);
        Assert.Equal("ok", await host.Http.GetStringAsync("/healthz"));
        var description = await host.Http.GetStringAsync("/openapi/v1.json");
        foreach (var path in (string[])["/needs/{id}/verification", "/motions/{id}/ballots", "/payments/{id}/confirmation", "/projects/{id}/archiving"])
            Assert.Contains(path, description, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_full_queue_says_when_to_come_again()
    {
        var place = built.Copy();
        using var stop = new ManualResetEventSlim();
        using var lane = new Lane(place.Store, new Listeners([]), TimeProvider.System, WorkingDays.Plain);
        var actor = Actor.House(1);
        var blocked = lane.Run<string>(actor, _ =>
        {
            stop.Wait();
            return "done";
        });
        var waiting = Enumerable.Range(0, 3000).Select(_ => lane.Run<string>(actor, _ => "done")).ToList();
        Assert.Contains(waiting, task => task.IsCompleted && task.Result.Refusal is TooBusy);
        stop.Set();
        Assert.Equal("done", (await blocked).Value);
        // What was accepted is answered.
        Assert.All(await Task.WhenAll(waiting), result => Assert.True(result.Value == "done" || result.Refusal is TooBusy));
    }

    [Fact]
    public async Task A_unique_key_says_that_somebody_was_faster()
    {
        var place = built.Copy();
        using var lane = new Lane(place.Store, new Listeners([]), TimeProvider.System, WorkingDays.Plain);
        var result = await lane.Run<string>(Actor.House(1), write =>
        {
            _ = write.Add(Community.Found(1, "again", "再来一个", "", "", "", ""));
            return "done";
        });
        Assert.IsType<SomeoneWasFaster>(result.Refusal);
    }

    private static StringContent Json(string body) => new(body, Encoding.UTF8, "application/json");

    private static void Says(Refusal expected, Reply reply) => Assert.Equal($"{expected.Status} {expected.Code}", reply.ToString());
}
