using Gongyi.Communities;
using Gongyi.Governance;

namespace Gongyi.Tests.Doors;

/// <summary>Each call of the main job (design.md §4.4) before its turn and after it: refused by its name, and nothing written.</summary>
public sealed class OrderOfStepsTests(BuiltDemo built) : IAsyncLifetime
{
    private DemoHost host = null!;

    public async ValueTask InitializeAsync() => host = await DemoHost.Start(built);

    public async ValueTask DisposeAsync()
    {
        Assert.Empty(host.Verify().Findings);
        await host.DisposeAsync();
    }

    private sealed record Call(string Who, string Path, object? Body = null);

    [Fact]
    public async Task A_need_is_met_in_one_order_only()
    {
        var now = await host.Now();
        var need = (await host.Post("resident", "/needs", new { text = "想请人读报" })).Id;
        Call verify = new("gridworker", $"/needs/{need}/verification", new { method = "HomeVisit", category = "ElderCare", urgency = "Normal" });
        Call publish = new("caseworker", $"/needs/{need}/publication", new { title = "读报", consent = "Self" });
        Call propose = new("caseworker", $"/needs/{need}/matches", new { offer = host.Fixtures.VolunteerOffer, at = now.AddDays(1), minutes = 60 });
        Call serve = new("volunteer", $"/needs/{need}/services", new { at = now, minutes = 30 });
        Call rate = new("resident", $"/needs/{need}/rating", new { answer = "Satisfied" });
        Call withdraw = new("resident", $"/needs/{need}/withdrawal");

        await Refused((publish, "NeedNotVerified"), (propose, "NeedNotPublished"), (serve, "NotYourService"), (rate, "NeedNotServed"));
        await Done(verify);
        await Refused((verify, "NeedNotPending"), (propose, "NeedNotPublished"), (serve, "NotYourService"), (rate, "NeedNotServed"));
        await Done(publish);
        await Refused((verify, "NeedNotPending"), (publish, "NeedNotPending"), (serve, "NotYourService"), (rate, "NeedNotServed"));
        var match = (await Done(propose)).Id;
        Call Confirm(string who) => new(who, $"/matches/{match}/confirmation");
        await Refused((propose, "OfferTaken"), (serve, "NotYourService"), (rate, "NeedNotServed"), (withdraw, "NeedUnderWay"));
        await Done(Confirm("volunteer"));
        await Unmoved(Confirm("volunteer"), "200 PendingBoth");
        await Done(Confirm("resident"));
        await Refused((Confirm("volunteer"), "MatchNotPending"), (Confirm("resident"), "MatchNotPending"), (rate, "NeedNotServed"), (withdraw, "NeedUnderWay"));
        Call receive = new("resident", $"/services/{(await Done(serve)).Id}/receipt", new { signed = "Self" });
        await Refused((new("volunteer", $"/matches/{match}/cancellation"), "MatchNotPending"), (rate, "NeedNotServed"));
        await Done(receive);
        await Refused((receive, "AlreadyReceived"), (withdraw, "NeedUnderWay"));
        await Done(rate);
        await Refused(
            (verify, "NeedNotPending"), (publish, "NeedNotPending"), (propose, "NeedNotPublished"), (receive, "AlreadyReceived"), (rate, "NeedNotServed"), (withdraw, "NeedUnderWay"),
            (new("caseworker", $"/needs/{need}/referral", new { to = "物业" }), "NeedUnderWay"), (new("caseworker", $"/needs/{need}/rejection", new { reason = "不归我们管" }), "NeedUnderWay"));
    }

    [Fact]
    public async Task A_project_goes_through_its_chain_and_not_round_it()
    {
        var plan = new
        {
            title = "暖心午餐", goal = "让独居老人吃上热饭", needs = new[] { "N-2026-0005" }, provider = host.Fixtures.Provider, from = "2026-10-20", to = "2026-12-31",
            lines = new[] { new { name = "餐食", fen = 100_000 } }, instalments = new[] { 50, 30, 20 },
        };
        var project = (await Done(new("caseworker", "/projects", plan))).Id;
        await Refused([(new("supervisor", $"/projects/{project}/opinions", new { text = "同意" }), "NotFoundHere"), .. Later(project, "provider", "ChainNotPassed")]);
        var matter = (await Done(new("caseworker", $"/projects/{project}/submission")))["matter"]!;
        Call Convene(string who, string body) => new(who, "/sittings", new { body, at = "2026-10-20T15:00:00+08:00", matters = new[] { matter } });
        await Refused(
        [
            (new("caseworker", $"/projects/{project}/submission"), "ProjectAlreadySubmitted"), .. Later(project, "provider", "ChainNotPassed"),
            (Convene("party-1", "TwoCommittees"), "StepNotWaiting"), (Convene("fund-chair", "FundCommittee"), "StepNotWaiting"), (Convene("convener", "Council"), "StepNotWaiting"),
        ]);
        await Done(Convene("party-1", "PartyCommittee"));
        await Refused([(Convene("party-1", "PartyCommittee"), "AlreadyOnAgenda"), .. Later(project, "provider", "ChainNotPassed")]);
    }

    [Fact]
    public async Task A_project_that_is_contracted_or_archived_does_nothing_twice()
    {
        string[] signers = ["custodian", "rc-3", "merchant"];
        await Refused(
        [
            .. signers.Select(who => (new Call(who, "/projects/P-2026-0002/agreement"), "AlreadySigned")),
            (new("caseworker", "/projects/P-2026-0002/submission"), "ProjectAlreadySubmitted"),
            (new("merchant", "/projects/P-2026-0002/payments", new { instalment = 1 }), "PaymentExists"), (new("merchant", "/projects/P-2026-0002/payments", new { instalment = 9 }), "InstalmentUnknown"),
            (new("caseworker", "/projects/P-2026-0002/acceptance", new { score = 88 }), "ClosingNotRequested"), (new("caseworker", "/projects/P-2026-0002/archiving"), "ResultNotPublished"),
            (new("merchant", "/projects/P-2026-0002/midterm", new { report = "做了一半" }), "ProjectNotRunning"),
            (new("custodian", "/projects/P-2026-0001/agreement"), "AlreadySigned"), (new("caseworker", "/projects/P-2026-0001/submission"), "ProjectAlreadySubmitted"),
            (new("caseworker", "/projects/P-2026-0001/acceptance", new { score = 88 }), "ClosingNotRequested"), (new("caseworker", "/projects/P-2026-0001/archiving"), "ResultNotPublished"),
        ]);
    }

    [Fact]
    public async Task A_sitting_waits_for_its_day_and_is_over_when_it_is_over()
    {
        Sitting open, over;
        using (var db = host.Place.Store.Read(1))
        {
            var all = db.Set<Sitting>().ToList();
            (open, over) = (all.First(each => each is { Body: BodyKind.Council, State: SittingState.Convened }), all.First(each => each is { Body: BodyKind.Council, State: SittingState.Closed }));
        }

        var vote = new { choice = "For" };
        await Refused(
            (new("council-1", $"/sittings/{open.Id}/attendance"), "SittingNotToday"), (new("council-1", $"/motions/{open.Motions[0].Id}/ballots", vote), "NotPresent"),
            (new("convener", $"/sittings/{open.Id}/closing"), "QuorumMissing"), (new("convener", $"/sittings/{open.Id}/adjournment"), "SittingNotToday"),
            (new("council-1", $"/sittings/{over.Id}/attendance"), "SittingClosed"), (new("council-1", $"/motions/{over.Motions[0].Id}/ballots", vote), "MotionClosed"),
            (new("convener", $"/sittings/{over.Id}/closing"), "SittingClosed"), (new("convener", $"/sittings/{over.Id}/adjournment"), "SittingClosed"));
    }

    [Fact]
    public async Task Notices_objections_offers_and_money_move_once()
    {
        var paidOn = DateOnly.FromDateTime((await host.Now()).DateTime);
        Call object_ = new("resident", "/notices/2026-6/objections", new { text = "地方太小" });
        Call rule = new("rc-3", $"/objections/{(await Done(object_)).Id}/ruling", new { upheld = false, text = "已换大教室" });
        Call check = new("caseworker", $"/resources/{(await host.Post("resident", "/resources", new { name = "会理发", kind = "Skill", category = "DailyConvenience" })).Id}/check");
        Call receive = new("custodian", $"/gifts/{(await host.Post("caseworker", "/gifts", new { giver = "好心人", fen = 100 })).Id}/confirmation", new { receipt = "票据 1", on = paidOn });
        Call apply = new("caseworker", "/providers", new { organization = host.Fixtures.UnadmittedProvider, offer = "送餐" });
        Call approve = new("fund-3", $"/payments/{host.Fixtures.OwnPayment}/approval"), pay = new("custodian", $"/payments/{host.Fixtures.OwnPayment}/confirmation", new { voucher = "回单 1", paidOn });

        await Refused((pay, "NotApproved"), (new("caseworker", "/notices/2026-6/posting", new { place = "公告栏" }), "NoticeAlreadyPosted"), (new("resident", "/notices/2026-1/objections", new { text = "太晚了" }), "NoticeNotOpen"));
        foreach (var once in (Call[])[rule, check, receive, approve]) await Done(once);
        await Refused((rule, "ObjectionRuled"), (check, "ResourceNotPending"), (receive, "GiftSettled"), (approve, "AlreadyApproved"), (apply, "ApplicationNotOpen"));
        await Done(pay);
        await Refused((approve, "PaymentSettled"), (pay, "PaymentSettled"));
    }

    /// <summary>Everything that comes after the chain.</summary>
    private static IEnumerable<(Call, string)> Later(string project, string provider, string chain) =>
    [
        (new("custodian", $"/projects/{project}/agreement"), chain), (new(provider, $"/projects/{project}/payments", new { instalment = 1 }), chain),
        (new(provider, $"/projects/{project}/services", new { need = "N-2026-0005", at = "2026-09-30T09:00:00+08:00", minutes = 30 }), chain),
        (new(provider, $"/projects/{project}/midterm", new { report = "做了一半" }), "ProjectNotRunning"),
        (new(provider, $"/projects/{project}/closing", new { report = "做完了", lines = new[] { new { name = "餐食", spentFen = 1 } } }), "ProjectNotRunning"),
        (new("caseworker", $"/projects/{project}/acceptance", new { score = 88 }), "ClosingNotRequested"), (new("caseworker", $"/projects/{project}/archiving"), "ResultNotPublished"),
    ];

    private async Task Refused(params (Call Call, string Code)[] calls)
    {
        foreach (var (call, code) in calls)
        {
            var (before, reply) = (host.JournalEnds(), await host.Post(call.Who, call.Path, call.Body));
            Assert.True(reply["code"] == code && reply.Status is 403 or 404 or 409 or 422, $"{call.Who} {call.Path}: expected {code}, was {reply} {reply.Body}");
            Assert.Equal(before, host.JournalEnds());
        }
    }

    private async Task Unmoved(Call call, string answer)
    {
        var (before, reply) = (host.JournalEnds(), await host.Post(call.Who, call.Path, call.Body));
        Assert.Equal((answer, before), ($"{reply}", host.JournalEnds()));
    }

    private async Task<Reply> Done(Call call)
    {
        var reply = await host.Post(call.Who, call.Path, call.Body);
        Assert.True(reply.Status is 200 or 201, $"{call.Who} {call.Path}: {reply} {reply.Body}");
        return reply;
    }
}
