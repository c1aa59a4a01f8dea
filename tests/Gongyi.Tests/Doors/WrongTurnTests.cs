using Gongyi.Shared;

namespace Gongyi.Tests.Doors;

/// <summary>Wrong turns that only the house as a whole can see, because they lie between two records.</summary>
public sealed class WrongTurnTests(BuiltDemo built)
{
    [Fact]
    public async Task A_matter_stands_on_one_agenda_at_a_time()
    {
        await using var host = await DemoHost.Start(built);
        var matter = (await host.Get(null, "/projects/P-2026-0003"))["matter"];
        Says(new Gongyi.Governance.AlreadyOnAgenda(), await host.Post("convener", "/sittings", new { body = "Council", at = (await host.Now()).AddDays(3), matters = new[] { matter } }));
    }

    [Fact]
    public async Task An_instalment_is_asked_for_once()
    {
        await using var host = await DemoHost.Start(built);
        Says(new Gongyi.Fund.PaymentExists(), await host.Post("merchant", "/projects/P-2026-0002/payments", new { instalment = 1 }));
    }

    [Fact]
    public async Task A_match_that_comes_to_nothing_frees_the_place_and_the_need_until_service_was_given()
    {
        await using var host = await DemoHost.Start(built);
        var proposal = new { offer = host.Fixtures.VolunteerOffer, at = (await host.Now()).AddDays(1), minutes = 60 };
        var match = (await host.Post("caseworker", "/needs/N-2026-0005/matches", proposal)).Id;
        Says(new Gongyi.Matching.NotYourMatch(), await host.Post("resident", $"/matches/{match}/cancellation"));
        var cancelled = await host.Post("volunteer", $"/matches/{match}/cancellation");
        Assert.Equal(("200 Cancelled", "Published"), (cancelled.ToString(), cancelled["need"]));

        match = (await host.Post("caseworker", "/needs", new { text = "请人读报", onBehalfOf = host.Persona("resident").PersonId })).Id;
        _ = await host.Post("gridworker", $"/needs/{match}/verification", new { method = "HomeVisit", category = "ElderCare", urgency = "Normal" });
        _ = await host.Post("caseworker", $"/needs/{match}/publication", new { title = "读报", consent = "Self" });
        var need = match;
        match = (await host.Post("caseworker", $"/needs/{need}/matches", proposal)).Id;
        foreach (var side in (string[])["volunteer", "resident"]) _ = await host.Post(side, $"/matches/{match}/confirmation");
        Assert.Equal(201, (await host.Post("volunteer", $"/needs/{need}/services", new { at = await host.Now(), minutes = 30 })).Status);
        Says(new Gongyi.Matching.MatchNotPending(), await host.Post("volunteer", $"/matches/{match}/cancellation"));
    }

    [Fact]
    public async Task Residents_write_for_themselves_and_their_family_only()
    {
        await using var host = await DemoHost.Start(built);
        Says(new NotYourSeat(), await host.Post("resident", "/needs", new { text = "请帮帮她", onBehalfOf = host.Persona("resident-2").PersonId }));
        Says(new NotFoundHere(), await host.Post("gridworker", "/needs", new { text = "请帮帮他", onBehalfOf = host.Persona("liuxiang-resident").PersonId }));
    }

    [Fact]
    public async Task Only_the_giver_of_a_confirmed_match_records_its_service()
    {
        await using var host = await DemoHost.Start(built);
        Says(new Gongyi.Projects.NotYourService(), await host.Post("volunteer", "/needs/N-2026-0005/services", new { at = await host.Now(), minutes = 30 }));
    }

    [Fact]
    public async Task An_organisation_whose_application_waits_carries_out_nothing()
    {
        await using var host = await DemoHost.Start(built);
        var plan = new
        {
            title = "手作课", goal = "教大家编织", needs = new[] { "N-2026-0005" }, provider = host.Fixtures.UnadmittedProvider, from = "2026-10-20", to = "2026-12-31",
        };
        Says(new Gongyi.Providers.ProviderNotAdmitted(), await host.Post("caseworker", "/projects", plan));
    }

    [Fact]
    public async Task An_upheld_objection_ends_the_project_and_a_dismissed_one_does_not()
    {
        await using var host = await DemoHost.Start(built);
        var objection = await host.Post("resident", "/notices/2026-6/objections", new { text = "地方太小，孩子坐不下" });
        Assert.Equal("201 Open", objection.ToString());
        Says(new NotYourSeat(), await host.Post("caseworker", $"/objections/{objection.Id}/ruling", new { upheld = false, text = "换大教室" }));
        await host.Advance(15);
        Assert.Equal("Submitted", (await host.Get(null, "/projects/P-2026-0004"))["state"]);
        Assert.Equal("200 Dismissed", (await host.Post("rc-3", $"/objections/{objection.Id}/ruling", new { upheld = false, text = "已换大教室" })).ToString());
        await host.Advance(1);
        Assert.Equal("Approved", (await host.Get(null, "/projects/P-2026-0004"))["state"]);

        await using var other = await DemoHost.Start(built);
        objection = await other.Post("resident", "/notices/2026-6/objections", new { text = "服务商负责人是评审的亲戚" });
        Assert.Equal("200 Upheld", (await other.Post("rc-3", $"/objections/{objection.Id}/ruling", new { upheld = true, text = "属实" })).ToString());
        Assert.Equal("NotPassed", (await other.Get(null, "/projects/P-2026-0004"))["state"]);
        Assert.Empty(other.Verify().Findings);
    }

    [Fact]
    public async Task The_public_sees_neither_names_nor_words_of_those_who_need_help()
    {
        await using var host = await DemoHost.Start(built);
        foreach (var path in (string[])["", "/needs", "/projects", "/projects/P-2026-0001", "/notices/2026-6", "/fund", "/fund/ledger", "/log", "/needs/N-2026-0005"])
        {
            var page = await host.Http.GetStringAsync($"/c/qiheli{path}");
            Assert.DoesNotContain(host.Persona("rep-44").Name, page, StringComparison.Ordinal);
            Assert.DoesNotContain("总按错", page, StringComparison.Ordinal);
        }

        Assert.Equal(404, (int)(await host.Http.GetAsync("/c/qiheli/needs/N-2026-0003")).StatusCode);
    }

    [Fact]
    public async Task Every_public_page_answers_without_signing_in()
    {
        await using var host = await DemoHost.Start(built);
        string[] pages = ["", "/needs", "/resources", "/projects", "/projects/P-2026-0001", "/fund", "/fund/ledger", "/notices", "/notices/2026-6", "/council", "/rules", "/log", "/sittings"];
        foreach (var page in pages) Assert.Equal(200, (int)(await host.Http.GetAsync($"/c/qiheli{page}")).StatusCode);
        Assert.Equal(200, (int)(await host.Http.GetAsync("/")).StatusCode);
        Assert.Equal(404, (int)(await host.Http.GetAsync("/c/nowhere")).StatusCode);
    }

    [Fact]
    public async Task A_form_from_another_site_is_not_taken()
    {
        await using var host = await DemoHost.Start(built);
        using var form = new FormUrlEncodedContent([new("who", "resident")]);
        Assert.Equal(400, (int)(await host.Http.PostAsync("/demo?handler=signin", form)).StatusCode);
    }

    private static void Says(Refusal expected, Reply reply) => Assert.Equal($"{expected.Status} {expected.Code}", reply.ToString());
}
