using System.Net;
using System.Text.RegularExpressions;
using Gongyi.Governance;
using Gongyi.Journal;
using Gongyi.Shared;

namespace Gongyi.Tests.Doors;

/// <summary>Who adds to what, and who sees it: domain.md §1.5, and nobody of another community.</summary>
public sealed partial class AlbumTests(BuiltDemo built)
{
    private const string Everybody =
        "resident resident-2 gridworker caseworker party-1 rc-3 council-5 rep-70 supervisor discipline fund-chair custodian platform provider merchant volunteer street admin";

    [Fact]
    public async Task Photos_of_a_need_stay_between_the_person_the_writer_and_the_workers()
    {
        await using var host = await DemoHost.Start(built);
        var need = (await host.Post("resident", "/needs", new { text = "楼道的灯坏了" })).Id;
        await Only(host, $"/needs/{need}", adding: "resident gridworker caseworker rc-3", seeing: "resident gridworker caseworker rc-3");
        // Also when the need itself is public.
        _ = await host.Post("gridworker", $"/needs/{need}/verification", new { method = "HomeVisit", category = "Safety", urgency = "Normal" });
        _ = await host.Post("caseworker", $"/needs/{need}/publication", new { title = "楼道的灯", consent = "Self" });
        var photo = await host.Send("resident", $"/needs/{need}", Pictures.Jpeg());
        Assert.Equal((401, 403), (await host.Look(null, photo.Id), await host.Look("resident-2", photo.Id)));
    }

    [Fact]
    public async Task Photos_of_a_notice_are_for_everybody_once_it_hangs()
    {
        await using var host = await DemoHost.Start(built);
        var notice = Hanging(host);
        await Only(host, $"/notices/{notice}", adding: "caseworker rc-3", seeing: Everybody, isPublic: true);
        var photo = await host.Send("caseworker", $"/notices/{notice}", Pictures.Jpeg());
        using var answer = await host.Fetch(null, photo.Id);
        Assert.True(answer.Headers.CacheControl!.Public);
    }

    [Fact]
    public async Task A_notice_that_does_not_hang_yet_shows_its_photos_to_those_who_hang_it()
    {
        await using var host = await DemoHost.Start(built);
        var notice = Hanging(host);
        var photo = await host.Send("caseworker", $"/notices/{notice}", Pictures.Jpeg());
        using (var somebody = new Tampering(host.Place)) somebody.One($"UPDATE \"Notices\" SET \"State\" = 'Draft' WHERE \"CommunityId\" = 1 AND \"Number\" = '{notice}'");
        Assert.Equal((401, 403, 200), (await host.Look(null, photo.Id), await host.Look("resident", photo.Id), await host.Look("rc-3", photo.Id)));
        using var answer = await host.Fetch("rc-3", photo.Id);
        Assert.True(answer.Headers.CacheControl!.Private);
    }

    [Fact]
    public async Task Scans_of_a_service_are_added_by_the_giver_and_seen_by_the_person_served_and_the_workers()
    {
        await using var host = await DemoHost.Start(built);
        var need = (await host.Post("resident", "/needs", new { text = "想请人陪我去医院" })).Id;
        _ = await host.Post("gridworker", $"/needs/{need}/verification", new { method = "HomeVisit", category = "ElderCare", urgency = "Normal" });
        _ = await host.Post("caseworker", $"/needs/{need}/publication", new { title = "陪同就医", consent = "Paper" });
        var match = (await host.Post("caseworker", $"/needs/{need}/matches", new { offer = host.Fixtures.VolunteerOffer, at = (await host.Now()).AddDays(1), minutes = 60 })).Id;
        foreach (var side in (string[])["volunteer", "resident"]) _ = await host.Post(side, $"/matches/{match}/confirmation");
        var service = (await host.Post("volunteer", $"/needs/{need}/services", new { at = await host.Now(), minutes = 50 })).Id;
        await Only(host, $"/services/{service}", adding: "volunteer", seeing: "volunteer resident gridworker caseworker rc-3");
        Assert.Equal(201, (await host.Send("volunteer", $"/services/{service}", Pictures.Pdf)).Status);
    }

    [Fact]
    public async Task Vouchers_of_a_payment_are_seen_by_those_who_decide_on_money_supervise_it_and_receive_it()
    {
        await using var host = await DemoHost.Start(built);
        await Only(
            host, $"/payments/{host.Fixtures.OwnPayment}", adding: "custodian merchant",
            seeing: "custodian merchant fund-chair supervisor discipline caseworker");
    }

    [Fact]
    public async Task Receipts_of_a_gift_are_seen_by_few()
    {
        await using var host = await DemoHost.Start(built);
        var gift = (await host.Post("caseworker", "/gifts", new { giver = "不愿具名", display = "Anonymous", fen = 50_000 })).Id;
        await Only(host, $"/gifts/{gift}", adding: "custodian", seeing: "custodian fund-chair supervisor discipline");
    }

    [Fact]
    public async Task Another_communitys_things_are_not_here()
    {
        await using var host = await DemoHost.Start(built);
        var foreign = $"/needs/{host.Fixtures.ForeignNeed}";
        await AttachmentTests.NothingIsKept(host, new NotFoundHere(), () => host.Send("caseworker", foreign, Pictures.Jpeg()));
        await AttachmentTests.NothingIsKept(host, new NotFoundHere(), () => host.Get("caseworker", $"{foreign}/attachments"));
        await AttachmentTests.NothingIsKept(host, new SignInNeeded(), () => host.Send(null, foreign, Pictures.Jpeg()));
        await AttachmentTests.NothingIsKept(host, new NotYourSeat(), () => host.Send("liuxiang-caseworker", "/needs/N-2026-0005", Pictures.Jpeg()));
        await AttachmentTests.NothingIsKept(host, new NotFoundHere(), () => host.Send("caseworker", "/needs/no-such-need", Pictures.Jpeg()));

        var theirs = (await host.Post("liuxiang-caseworker", $"/api/v1/communities/liuxiang{foreign}/attachments", Upload.Form(Pictures.Jpeg()))).Id;
        var ours = (await host.Send("caseworker", "/needs/N-2026-0005", Pictures.Jpeg())).Id;
        Assert.Equal((404, 200), (await host.Look("caseworker", theirs), await host.Look("caseworker", ours)));
        Assert.Equal((403, 404), (await host.Look("liuxiang-caseworker", ours), await host.Look(null, Guid.NewGuid().ToString())));
    }

    [Fact]
    public async Task A_page_adds_and_shows_as_the_api_does()
    {
        await using var host = await DemoHost.Start(built);
        using var browser = new HttpClient(new SocketsHttpHandler { CookieContainer = new() }) { BaseAddress = host.Http.BaseAddress };
        await Enter(browser, "caseworker");
        var desk = "/c/qiheli/desk/N-2026-0005";
        var (status, page) = await Press(browser, desk, Pictures.Jpeg(), "楼道的灯");
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("照片加上了", page, StringComparison.Ordinal);
        Assert.Contains("楼道的灯", page, StringComparison.Ordinal);
        var link = Link().Match(page).Value;
        using (var photo = await browser.GetAsync(link)) Assert.Equal("image/jpeg", photo.Content.Headers.ContentType!.MediaType);

        (status, page) = await Press(browser, desk, "no picture"u8.ToArray(), "不是照片");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Contains(Words.For(null).Say(new Gongyi.Communities.FileKindUnknown()), page, StringComparison.Ordinal);
        Assert.Contains("不是照片", page, StringComparison.Ordinal);
        (status, _) = await Press(browser, desk, null, "");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);

        await Enter(browser, "resident-2");
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.GetAsync(link)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await host.Http.GetAsync(link)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/c/liuxiang" + link["/c/qiheli".Length..])).StatusCode);
        Assert.Empty(host.Verify().Findings);
    }

    /// <summary>Every persona tries to add, and to see what was added.</summary>
    private static async Task Only(DemoHost host, string thing, string adding, string seeing, bool isPublic = false)
    {
        string? added = null;
        foreach (var who in Everybody.Split(' '))
        {
            var may = adding.Split(' ').Contains(who);
            var reply = await host.Send(who, thing, Pictures.Jpeg());
            Assert.Equal((who, may ? "201 Kept" : "403 NotYourSeat"), (who, reply.ToString()));
            if (may) added = reply.Id;
        }

        Assert.Equal("401 SignInNeeded", (await host.Send(null, thing, Pictures.Jpeg())).ToString());
        foreach (var who in Everybody.Split(' '))
        {
            var may = seeing.Split(' ').Contains(who);
            Assert.Equal((who, may ? 200 : 403), (who, await host.Look(who, added!)));
            Assert.Equal((who, may ? 200 : 403), (who, (await host.Get(who, $"{thing}/attachments")).Status));
        }

        Assert.Equal(isPublic ? 200 : 401, await host.Look(null, added!));
        Assert.Equal(isPublic ? 200 : 401, (await host.Get(null, $"{thing}/attachments")).Status);
        Assert.Empty(host.Verify().Findings);
    }

    private static string Hanging(DemoHost host)
    {
        using var db = host.Place.Store.Read(1);
        return db.Notices.First(notice => notice.State != NoticeState.Draft).Number;
    }

    private static async Task Enter(HttpClient browser, string who)
    {
        var token = Token().Match(await browser.GetStringAsync("/demo")).Groups[1].Value;
        using var answer = await browser.PostAsync("/demo?handler=signin", new FormUrlEncodedContent([new("who", who), new("__RequestVerificationToken", token)]));
        _ = answer.EnsureSuccessStatusCode();
    }

    private static async Task<(HttpStatusCode Status, string Page)> Press(HttpClient browser, string path, byte[]? file, string caption)
    {
        var page = await browser.GetStringAsync(path);
        var form = Upload.Form(file, caption: caption);
        form.Add(new StringContent(Token().Match(page).Groups[1].Value), "__RequestVerificationToken");
        form.Add(new StringContent(Guid.NewGuid().ToString("N")), "_key");
        form.Add(new StringContent("photo"), "item");
        using var answer = await browser.PostAsync($"{path}?handler=attach", form);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex Token();

    [GeneratedRegex("/c/qiheli/attachments/[0-9a-f-]+")]
    private static partial Regex Link();
}
