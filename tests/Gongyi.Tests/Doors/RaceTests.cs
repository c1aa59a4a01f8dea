using System.Globalization;
using System.Net.Http.Json;
using Gongyi.Communities;
using Gongyi.Governance;
using Gongyi.Journal;
using Gongyi.Shared;

namespace Gongyi.Tests.Doors;

/// <summary>Two hundred press the same thing at once: one is heard, the others are told why not, and it has happened once.</summary>
public sealed class RaceTests(BuiltDemo built)
{
    private const int Qiheli = 1;

    [Fact]
    public async Task A_payment_is_approved_once_and_confirmed_once()
    {
        await using var host = await DemoHost.Start(built);
        using var crowd = await Crowd.Gather(host);
        var payment = host.Fixtures.OwnPayment;
        OneWins("200 Approved", new Gongyi.Fund.AlreadyApproved(), await crowd.Press("fund-chair", $"/payments/{payment}/approval"));

        var before = await Balance(host);
        var confirmation = new { voucher = "回单 77", paidOn = "2026-09-30" };
        var won = OneWins("200 Paid", new Gongyi.Fund.PaymentSettled(), await crowd.Press("custodian", $"/payments/{payment}/confirmation", confirmation));
        Assert.Equal(before - won.Body!["fen"]!.GetValue<long>(), await Balance(host));
        Happened(host, 1, "PaymentApproved", payment);
        Happened(host, 1, "PaymentConfirmed", payment);
        Assert.Empty(host.Verify().Findings);
    }

    [Fact]
    public async Task A_gift_is_confirmed_once()
    {
        await using var host = await DemoHost.Start(built);
        using var crowd = await Crowd.Gather(host);
        var before = await Balance(host);
        var gift = (await host.Post("caseworker", "/gifts", new { giver = "一位街坊", fen = 12_300 })).Id;
        OneWins("200 CustodianConfirmed", new Gongyi.Fund.GiftSettled(), await crowd.Press("custodian", $"/gifts/{gift}/confirmation", new { receipt = "票据 1", on = "2026-09-30" }));
        Assert.Equal(before + 12_300, await Balance(host));
        Assert.Empty(host.Verify().Findings);
    }

    [Fact]
    public async Task A_member_has_one_ballot_and_a_sitting_one_close()
    {
        await using var host = await DemoHost.Start(built);
        var (sitting, motion) = await CouncilSits(host);
        using var crowd = await Crowd.Gather(host);
        OneWins("201 Recorded", new AlreadyVoted(), await crowd.Press("council-1", $"/motions/{motion}/ballots", new { choice = "For" }));

        // Now everybody who is there, seven or eight times each.
        var replies = await crowd.Press((no, client) => client.Send(HttpMethod.Post, $"council-{(no % 27) + 1}", $"/motions/{motion}/ballots", new { choice = "For" }));
        Assert.Equal(26, replies.Count(reply => reply.ToString() == "201 Recorded"));
        Assert.All(replies.Where(reply => reply.Status != 201), reply => Says(new AlreadyVoted(), reply));
        Assert.Equal(Enumerable.Range(2, 26), replies.Where(reply => reply.Status == 201).Select(reply => int.Parse(reply["cast"]!, CultureInfo.InvariantCulture)).Order());
        Happened(host, 27, "BallotCast", motion);

        var closed = OneWins("200 Passed", new SittingClosed(), await crowd.Press("convener", $"/sittings/{sitting}/closing"));
        Assert.Equal("27", closed["for"]);
        Happened(host, 1, "SittingEnded", sitting);
        Assert.All(await crowd.Press("council-2", $"/motions/{motion}/ballots", new { choice = "For" }), reply => Says(new MotionClosed(), reply));
        Assert.Empty(host.Verify().Findings);
    }

    [Fact]
    public async Task Ballots_and_the_close_of_their_sitting_do_not_mix()
    {
        await using var host = await DemoHost.Start(built);
        var (sitting, motion) = await CouncilSits(host);
        using var crowd = await Crowd.Gather(host);
        var replies = await crowd.Press((no, client) => no % 8 == 7
            ? client.Send(HttpMethod.Post, "convener", $"/sittings/{sitting}/closing")
            : client.Send(HttpMethod.Post, $"council-{(no % 27) + 1}", $"/motions/{motion}/ballots", new { choice = "For" }));
        var closed = Assert.Single(replies, reply => reply.Status == 200);
        // What was said yes to before the close is counted, and nothing that came after it.
        Assert.Equal($"{replies.Count(reply => reply.ToString() == "201 Recorded")}", closed["for"]);
        Assert.All(replies.Where(reply => reply.Status is not (200 or 201)), reply => Assert.Contains(reply["code"], (string[])[nameof(AlreadyVoted), nameof(MotionClosed), nameof(SittingClosed)]));
        Assert.Empty(host.Verify().Findings);
    }

    [Fact]
    public async Task A_single_place_is_taken_once()
    {
        await using var host = await DemoHost.Start(built);
        var needs = new List<string>();
        for (var no = 0; no < 20; no++)
        {
            var need = (await host.Post("resident", "/needs", new { text = $"请人陪我去医院，第 {no} 次" })).Id;
            _ = await host.Post("gridworker", $"/needs/{need}/verification", new { method = "HomeVisit", category = "ElderCare", urgency = "Normal" });
            Assert.Equal("200 Published", (await host.Post("caseworker", $"/needs/{need}/publication", new { title = $"陪同就医 {no}", consent = "Self" })).ToString());
            needs.Add(need);
        }

        using var crowd = await Crowd.Gather(host);
        var proposal = new { offer = host.Fixtures.VolunteerOffer, at = (await host.Now()).AddDays(1), minutes = 60 };
        OneWins("201 PendingBoth", new Gongyi.Matching.OfferTaken(), await crowd.Press((no, client) => client.Send(HttpMethod.Post, "caseworker", $"/needs/{needs[no % needs.Count]}/matches", proposal)));
        Assert.Empty(host.Verify().Findings);
    }

    [Fact]
    public async Task A_notice_ends_once_whoever_moves_the_clock()
    {
        await using var host = await DemoHost.Start(built);
        using var crowd = await Crowd.Gather(host);
        var notice = NoticeOf(host);
        var began = await host.Now();
        var replies = await crowd.Press((_, client) => Clock(client));
        Assert.All(replies, reply => Assert.Equal(200, reply.Status));
        Assert.InRange(await host.Now(), began.AddDays(Crowd.Size), began.AddDays(Crowd.Size).AddMinutes(10));
        Happened(host, 1, "NoticeClosed", notice);
        Assert.Equal("Approved", (await host.Get(null, "/projects/P-2026-0004"))["state"]);
        Assert.Empty(host.Verify().Findings);
    }

    [Fact]
    public async Task An_objection_is_ruled_on_once_and_ends_its_notice_once()
    {
        await using var host = await DemoHost.Start(built);
        using var crowd = await Crowd.Gather(host);
        var objection = (await host.Post("resident", "/notices/2026-6/objections", new { text = "服务商负责人是评审的亲戚" })).Id;
        OneWins("200 Upheld", new ObjectionRuled(), await crowd.Press("rc-3", $"/objections/{objection}/ruling", new { upheld = true, text = "属实" }));
        Happened(host, 1, "NoticeClosed", NoticeOf(host));
        Assert.Equal("NotPassed", (await host.Get(null, "/projects/P-2026-0004"))["state"]);
        Assert.Empty(host.Verify().Findings);
    }

    [Fact]
    public async Task One_key_pressed_two_hundred_times_acts_once_and_is_answered_two_hundred_times()
    {
        await using var host = await DemoHost.Start(built);
        using var crowd = await Crowd.Gather(host);
        var replies = await crowd.Press("resident", "/needs", new { text = "想借轮椅" }, key: "wheelchair");
        Assert.All(replies, reply => Assert.Equal("201 PendingVerification", reply.ToString()));
        var need = Guid.Parse(Assert.Single(replies.Select(reply => reply.Body!.ToJsonString()).Distinct().Select(_ => replies[0].Id)));
        Happened(host, 1, "NeedFiled", need);
        Assert.Empty(host.Verify().Findings);
    }

    [Fact]
    public async Task A_full_lane_asks_to_come_again_and_is_free_again_by_itself()
    {
        await using var host = await DemoHost.Start(built);
        using var crowd = await Crowd.Gather(host);
        using var stop = new ManualResetEventSlim();
        using var inside = new ManualResetEventSlim();
        var blocked = host.Lane.Run<string>(Actor.House(Qiheli), _ =>
        {
            inside.Set();
            stop.Wait();
            return "done";
        });
        inside.Wait();
        const int places = 24;
        var waiting = Enumerable.Range(0, Lane.Waiting - places).Select(_ => host.Lane.Run<string>(Actor.House(Qiheli), _ => "done")).ToList();

        var refused = 0;
        var replies = await crowd.Press(async (no, client) =>
        {
            var reply = await client.Send(HttpMethod.Post, "resident", "/needs", new { text = $"排队 {no}" }, $"queue-{no}");
            if (reply.Status == 503 && Interlocked.Increment(ref refused) == Crowd.Size - places) stop.Set();
            return reply;
        });
        Assert.Equal(places, replies.Count(reply => reply.ToString() == "201 PendingVerification"));
        Assert.All(replies.Where(reply => reply.Status != 201), reply => Says(new TooBusy(), reply));
        Assert.All(replies.Where(reply => reply.Status != 201), reply => Assert.True(reply.SaysWhenAgain));
        Assert.Equal("done", (await blocked).Value);
        Assert.All(await Task.WhenAll(waiting), result => Assert.Equal("done", result.Value));

        // The same again, as Retry-After says: everybody gets in, and nobody twice.
        var again = await crowd.Press((no, client) => client.Send(HttpMethod.Post, "resident", "/needs", new { text = $"排队 {no}" }, $"queue-{no}"));
        Assert.All(again, reply => Assert.Equal("201 PendingVerification", reply.ToString()));
        Assert.Equal(Crowd.Size, again.Select(reply => reply.Id).Distinct().Count());
        Assert.Empty(host.Verify().Findings);
    }

    /// <summary>The council's next sitting, on its day, with all 27 there.</summary>
    private static async Task<(Guid Sitting, Guid Motion)> CouncilSits(DemoHost host)
    {
        using var db = host.Place.Store.Read(Qiheli);
        var sitting = db.Sittings.Single(each => each.Body == BodyKind.Council && each.State == SittingState.Convened);
        _ = await host.Advance(9);
        for (var at = 1; at <= 27; at++) Assert.Equal(200, (await host.Post($"council-{at}", $"/sittings/{sitting.Id}/attendance")).Status);
        return (sitting.Id, sitting.Motions[0].Id);
    }

    private static Guid NoticeOf(DemoHost host)
    {
        using var db = host.Place.Store.Read(Qiheli);
        return db.Notices.Single(notice => notice.Number == "2026-6").Id;
    }

    private static async Task<Reply> Clock(Client client)
    {
        using var answer = await client.Http.PostAsJsonAsync("/demo/clock", new { advanceDays = 1 });
        return new((int)answer.StatusCode, null, false);
    }

    private static async Task<long> Balance(DemoHost host) => long.Parse((await host.Get(null, "/fund/balance"))["fen"]!, CultureInfo.InvariantCulture);

    private static Reply OneWins(string yes, Refusal no, IReadOnlyList<Reply> replies)
    {
        var won = Assert.Single(replies, reply => reply.Status < 300);
        Assert.Equal(yes, won.ToString());
        Assert.All(replies.Where(reply => reply != won), reply => Says(no, reply));
        return won;
    }

    private static void Happened(DemoHost host, int times, string verb, Guid subject)
    {
        using var db = host.Place.Store.Read(Qiheli);
        Assert.Equal(times, db.Journal.Count(entry => entry.SubjectId == subject && entry.Verb == verb));
    }

    private static void Says(Refusal expected, Reply reply) => Assert.Equal($"{expected.Status} {expected.Code}", reply.ToString());
}
