using System.Globalization;

namespace Gongyi.Tests.Doors;

/// <summary>
/// The main job, call by call (design.md §4.4): from one sentence to an archived project over HTTP, on a fresh demo, with
/// every wrong turn refused by exactly its name.
/// </summary>
public sealed class MainJobTests(BuiltDemo built)
{
    private DemoHost host = null!;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task From_one_sentence_to_an_archived_project(bool amongTheCrowd)
    {
        await using var started = host = await DemoHost.Start(built, place: amongTheCrowd ? FullDemo.Build(built) : null);
        await ANeedIsMetByAVolunteer();
        var b = await ANeedIsFiledForSomebodyElse();
        var project = await AProjectIsComposedAndSubmitted(b);
        var matter = await ItsChainIsWalked(project);
        await ItsNoticeHangs(project, matter);
        await ItIsContractedAndPaid(project);
        await ItIsCarriedOutAndClosed(project, matter, b);

        var journal = await host.Get("supervisor", $"/journal?subject=project:{project}");
        var seqs = journal.Body!["items"]!.AsArray().Select(item => item!["seq"]!.GetValue<long>()).ToList();
        Assert.Equal(seqs.Order(), seqs);
        var verbs = journal.Body["items"]!.AsArray().Select(item => item!["verb"]!.ToString()).ToHashSet();
        Assert.Empty(((string[])
            [
                "ProjectComposed", "ProjectSubmitted", "MatterSubmitted", "StepDecided", "BallotCast", "NoticePosted", "NoticeClosed", "MatterDecided",
                "AgreementSigned", "PaymentRequested", "PaymentApproved", "PaymentConfirmed", "MoneyPosted", "ServiceRecorded", "ServiceReceived",
                "OpinionGiven", "ProjectMoved",
            ]).Except(verbs));
        Assert.Empty(host.Verify().Findings);
    }

    /// <summary>Rows 1 to 9.</summary>
    private async Task ANeedIsMetByAVolunteer()
    {
        await Expect("422 TextMissing", "resident", "/needs", new { text = "  " });
        var a = (await Expect("201 PendingVerification", "resident", "/needs", new { text = "膝盖不好，想请人陪我去医院" })).Id;
        await Expect("409 NeedNotVerified", "caseworker", $"/needs/{a}/publication", new { title = "陪同就医", consent = "Paper" });
        await Expect("200 Verified", "gridworker", $"/needs/{a}/verification", new { method = "HomeVisit", category = "ElderCare", urgency = "Normal" });
        await Expect("200 Published", "caseworker", $"/needs/{a}/publication", new { title = "陪同就医", consent = "Paper" });

        var matches = await host.Get("caseworker", $"/needs/{a}/matches");
        Assert.NotEmpty(matches.Body!["items"]!.AsArray());
        Assert.All(matches.Body["items"]!.AsArray(), item => Assert.True(item!["reasons"]!.AsArray().Count >= 2));
        Assert.Contains(matches.Body["items"]!.AsArray(), item => item!["id"]!.ToString() == $"{host.Fixtures.VolunteerOffer}");

        var offer = new { offer = host.Fixtures.VolunteerOffer, at = (await host.Now()).AddDays(1), minutes = 120 };
        var match = (await Expect("201 PendingBoth", "caseworker", $"/needs/{a}/matches", offer)).Id;
        await Expect("409 OfferTaken", "caseworker", $"/needs/{a}/matches", offer);
        await Expect("403 NotYourMatch", "resident-2", $"/matches/{match}/confirmation");
        await Expect("200 PendingBoth", "volunteer", $"/matches/{match}/confirmation");
        var confirmed = await Expect("200 Confirmed", "resident", $"/matches/{match}/confirmation");
        Assert.Equal("InService", confirmed["need"]);

        var service = (await Expect("201 AwaitingReceipt", "volunteer", $"/needs/{a}/services", new { at = await host.Now(), minutes = 110, note = "陪到骨科，取了药" })).Id;
        await Expect("403 NotPersonServed", "resident-2", $"/services/{service}/receipt", new { signed = "Self" });
        var received = await Expect("200 Received", "resident", $"/services/{service}/receipt", new { signed = "Self" });
        Assert.Equal("AwaitingFeedback", received["need"]);
        await Expect("200 Closed", "resident", $"/needs/{a}/rating", new { answer = "Satisfied" });
    }

    /// <summary>Row 10.</summary>
    private async Task<string> ANeedIsFiledForSomebodyElse()
    {
        var b = (await Expect("201 PendingVerification", "gridworker", "/needs", new { text = "腿脚不便，买菜做饭困难", onBehalfOf = host.Persona("resident-2").PersonId })).Id;
        await Expect("403 OwnRequest", "gridworker", $"/needs/{b}/verification", new { method = "HomeVisit", category = "ElderCare", urgency = "Normal" });
        await Expect("200 Verified", "caseworker", $"/needs/{b}/verification", new { method = "HomeVisit", category = "ElderCare", urgency = "Normal" });
        await Expect("200 Published", "caseworker", $"/needs/{b}/publication", new { title = "独居老人做饭困难", consent = "Paper" });
        return b;
    }

    /// <summary>Rows 11 to 13.</summary>
    private async Task<string> AProjectIsComposedAndSubmitted(string b)
    {
        object Plan(object need, object provider) => new
        {
            title = "暖心午餐", goal = "让独居老人每天吃上热饭", needs = new[] { need }, provider, from = "2026-10-20", to = "2026-12-31",
            lines = new[] { new { name = "餐食", fen = 1_200_000 } }, instalments = new[] { 50, 30, 20 },
        };
        await Expect("409 ProviderNotAdmitted", "caseworker", "/projects", Plan(b, host.Fixtures.UnadmittedProvider));
        await Expect("404 NotFoundHere", "caseworker", "/projects", Plan(host.Fixtures.ForeignNeed, host.Fixtures.Provider));
        var project = (await Expect("201 Drafting", "caseworker", "/projects", Plan(b, host.Fixtures.Provider))).Id;

        await Expect("409 ChainNotPassed", "custodian", $"/projects/{project}/agreement");
        var submitted = await Expect("201 Submitted", "caseworker", $"/projects/{project}/submission");
        Assert.Equal(
            "Report Passed, PartyStudy Waiting, TwoCommittees Waiting, FundCommittee Waiting, Council Waiting, Notice Waiting",
            string.Join(", ", submitted.Body!["steps"]!.AsArray().Select(step => $"{step!["body"]} {step["state"]}")));
        await Expect("409 ChainNotPassed", "custodian", $"/projects/{project}/agreement");
        await Expect("409 ChainNotPassed", "provider", $"/projects/{project}/payments", new { instalment = 1 });
        return project;
    }

    /// <summary>Rows 14 to 17.</summary>
    private async Task<string> ItsChainIsWalked(string project)
    {
        var matter = (await host.Get(null, $"/projects/{project}"))["matter"]!;
        await Expect("422 NoticeTooShort", "party-1", "/sittings", new { body = "PartyCommittee", at = (await host.Now()).AddDays(-1), matters = new[] { matter } });
        await Expect("422 NoticeTooShort", "convener", "/sittings", new { body = "Council", at = await host.Now(), matters = new[] { matter } });
        var (sitting, motion) = await Convened("party-1", "PartyCommittee", matter, 0);
        for (var at = 1; at <= 4; at++)
        {
            var presence = await Expect("200", $"party-{at}", $"/sittings/{sitting}/attendance");
            Assert.Equal(($"{at}", "4", at == 4 ? "true" : "false"), (presence["present"], presence["quorum"], presence["quorate"]));
        }

        for (var at = 1; at <= 4; at++) await Expect("201 Recorded", $"party-{at}", $"/motions/{motion}/ballots", new { choice = "For" });
        var closed = await Expect("200 Passed", "party-1", $"/sittings/{sitting}/closing");
        Assert.Equal("4", closed["for"]);

        (sitting, motion) = await Convened("party-1", "TwoCommittees", matter, 1);
        foreach (var who in (string[])["party-1", "party-3", "party-5"]) await Expect("200", who, $"/sittings/{sitting}/attendance");
        await Expect("409 QuorumMissing", "party-1", $"/motions/{motion}/ballots", new { choice = "For" });
        await Expect("200", "party-6", $"/sittings/{sitting}/attendance");
        foreach (var who in (string[])["party-1", "party-3", "party-5", "party-6"]) await Expect("201 Recorded", who, $"/motions/{motion}/ballots", new { choice = "For" });
        await Expect("200 Passed", "party-1", $"/sittings/{sitting}/closing");

        (sitting, motion) = await Convened("fund-chair", "FundCommittee", matter, 3);
        string[] fund = ["fund-chair", "fund-2", "fund-3", "fund-4", "fund-5"];
        foreach (var who in fund) await Expect("200", who, $"/sittings/{sitting}/attendance");
        foreach (var who in fund) await Expect("201 Recorded", who, $"/motions/{motion}/ballots", new { choice = "For" });
        await Expect("409 SupervisorOpinionMissing", "fund-chair", $"/sittings/{sitting}/closing");
        await Expect("201 Recorded", "supervisor", $"/matters/{matter}/opinions", new { text = "预算合理，同意。" });
        await Expect("200 Passed", "fund-chair", $"/sittings/{sitting}/closing");

        (sitting, motion) = await Convened("convener", "Council", matter, 3);
        for (var at = 1; at <= 17; at++) await Expect("200", $"council-{at}", $"/sittings/{sitting}/attendance");
        await Expect("409 QuorumMissing", "council-1", $"/motions/{motion}/ballots", new { choice = "For" });
        await Expect("409 QuorumMissing", "convener", $"/sittings/{sitting}/closing");
        await Expect("200", "council-18", $"/sittings/{sitting}/attendance");
        await Expect("403 NotAMember", "supervisor", $"/motions/{motion}/ballots", new { choice = "For" });
        await Expect("409 NotPresent", "council-19", $"/motions/{motion}/ballots", new { choice = "For" });
        for (var at = 1; at <= 18; at++) await Expect("201 Recorded", $"council-{at}", $"/motions/{motion}/ballots", new { choice = at <= 12 ? "For" : "Against" });
        await Expect("409 AlreadyVoted", "council-1", $"/motions/{motion}/ballots", new { choice = "For" });
        Assert.Equal("200 Recorded", (await host.Put("council-1", $"/motions/{motion}/ballots", new { choice = "Abstain" })).ToString());
        Assert.Equal("200 Recorded", (await host.Put("council-1", $"/motions/{motion}/ballots", new { choice = "For" })).ToString());
        closed = await Expect("200 Passed", "convener", $"/sittings/{sitting}/closing");
        Assert.Equal(("12", "6"), (closed["for"], closed["against"]));
        await Expect("409 MotionClosed", "council-2", $"/motions/{motion}/ballots", new { choice = "For" });
        return matter;
    }

    /// <summary>Rows 18 and 19.</summary>
    private async Task ItsNoticeHangs(string project, string matter)
    {
        var notice = (await host.Get(null, $"/matters/{matter}")).Body!["notice"]!["id"]!.ToString();
        var open = await Expect("200 Open", "caseworker", $"/notices/{notice}/posting", new { place = "桐荫路88号公告栏" });
        var (from, to) = (Day(open["from"]!), Day(open["to"]!));
        Assert.Equal(DateOnly.FromDateTime((await host.Now()).DateTime), from);
        // Posted on the last day of the national holiday: the 8th is the first of five working days, the 10th a working Saturday.
        Assert.Equal((new DateOnly(2026, 10, 7), new DateOnly(2026, 10, 13)), (from, to));
        await Expect("409 NoticeStillOpen", "custodian", $"/projects/{project}/agreement");
        await host.Advance(to.DayNumber - from.DayNumber);
        await Expect("409 NoticeStillOpen", "custodian", $"/projects/{project}/agreement");
        await host.Advance(1);
        Assert.Equal("Passed", (await host.Get(null, $"/matters/{matter}"))["state"]);
        Assert.Equal("Approved", (await host.Get(null, $"/projects/{project}"))["state"]);
    }

    /// <summary>Rows 20 to 23.</summary>
    private async Task ItIsContractedAndPaid(string project)
    {
        await Expect("409 NotContracted", "provider", $"/projects/{project}/payments", new { instalment = 1 });
        await Expect("200 Approved", "custodian", $"/projects/{project}/agreement");
        await Expect("200 Approved", "rc-3", $"/projects/{project}/agreement");
        await Expect("200 Contracted", "provider", $"/projects/{project}/agreement");
        await Pay(project, 1, 600_000);

        var own = host.Fixtures.OwnPayment;
        await Expect("403 OwnRequest", "fund-5", $"/payments/{own}/approval");
        await Expect("200 Approved", "fund-3", $"/payments/{own}/approval");
        await Expect("403 SamePersonTwice", "custodian-2", $"/payments/{own}/confirmation", new { voucher = "回单 77", paidOn = DateOnly.FromDateTime((await host.Now()).DateTime) });
    }

    /// <summary>Rows 24 to 30.</summary>
    private async Task ItIsCarriedOutAndClosed(string project, string matter, string b)
    {
        var service = await Expect("201 AwaitingReceipt", "provider", $"/projects/{project}/services", new { need = b, at = await host.Now(), minutes = 45, note = "送餐上门" });
        Assert.Equal("InProgress", service["project"]);
        await Expect("200 Received", "caseworker", $"/services/{service.Id}/receipt", new { signed = "Proxy", reason = "老人不用手机，当面问过" });
        await Expect("200 Closed", "resident-2", $"/needs/{b}/rating", new { answer = "Satisfied" });

        await Expect("409 MidTermMissing", "provider", $"/projects/{project}/payments", new { instalment = 2 });
        await Expect("200 MidTermReview", "provider", $"/projects/{project}/midterm", new { report = "已送餐 300 份" });
        await Pay(project, 2, 360_000);
        await Expect("409 FinalReviewMissing", "provider", $"/projects/{project}/payments", new { instalment = 3 });
        await Expect("200 ClosingRequested", "provider", $"/projects/{project}/closing", new { report = "共送餐 900 份", lines = new[] { new { name = "餐食", spentFen = 1_190_000 } } });
        await Expect("409 SupervisorOpinionMissing", "caseworker", $"/projects/{project}/acceptance", new { score = 88 });
        await Expect("201 Recorded", "supervisor", $"/matters/{matter}/opinions", new { text = "抽查签收，属实。" });
        await Expect("200 FinalReview", "caseworker", $"/projects/{project}/acceptance", new { score = 88 });
        var paid = await Pay(project, 3, 240_000);
        Assert.Equal("ResultPublished", paid["project"]);
        await Expect("200 Archived", "caseworker", $"/projects/{project}/archiving");
    }

    private async Task<Reply> Pay(string project, int instalment, long fen)
    {
        var before = await Balance();
        var requested = await Expect("201 Requested", "provider", $"/projects/{project}/payments", new { instalment });
        Assert.Equal($"{fen}", requested["fen"]);
        var confirmation = new { voucher = $"回单 {instalment}", paidOn = DateOnly.FromDateTime((await host.Now()).DateTime) };
        await Expect("409 NotApproved", "custodian", $"/payments/{requested.Id}/confirmation", confirmation);
        await Expect("200 Approved", "fund-chair", $"/payments/{requested.Id}/approval");
        var paid = await Expect("200 Paid", "custodian", $"/payments/{requested.Id}/confirmation", confirmation);
        await Expect("409 PaymentSettled", "custodian", $"/payments/{requested.Id}/confirmation", confirmation);
        Assert.Equal(before - fen, await Balance());
        return paid;
    }

    private async Task<long> Balance() => long.Parse((await host.Get(null, "/fund/balance"))["fen"]!, CultureInfo.InvariantCulture);

    private async Task<(string Sitting, string Motion)> Convened(string who, string body, string matter, int days)
    {
        if (days > 0)
            await Expect("422 NoticeTooShort", who, "/sittings", new { body, at = (await host.Now()).AddDays(days - 1), matters = new[] { matter } });
        var sitting = await Expect("201 Convened", who, "/sittings", new { body, at = (await host.Now()).AddDays(days), matters = new[] { matter } });
        await host.Advance(days);
        return (sitting.Id, sitting.Body!["motions"]![0]!["id"]!.ToString());
    }

    private async Task<Reply> Expect(string expected, string? who, string path, object? body = null)
    {
        var reply = await host.Post(who, path, body);
        Assert.True(reply.ToString() == expected, $"{who} POST {path}: expected {expected}, was {reply} {reply.Body}");
        return reply;
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
