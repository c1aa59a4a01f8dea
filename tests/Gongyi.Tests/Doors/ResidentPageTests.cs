using System.Net;
using System.Text.RegularExpressions;
using Gongyi.Lists;
using Gongyi.Tests.SignIn;

namespace Gongyi.Tests.Doors;

/// <summary>What a resident reads: whom to call at once, who is next, and how late it is (ux.md §4.2, screens 1 to 3).</summary>
public sealed partial class ResidentPageTests(BuiltDemo built)
{
    [Fact]
    public async Task Fire_is_answered_with_a_number_to_call_first_and_what_was_refused_is_still_there()
    {
        await using var host = await DemoHost.Start(built);
        var resident = await As(host, "resident");
        var filed = await resident.Press("/c/qiheli/help", "/c/qiheli/help?handler=file", ("text", "厨房里有煤气味"));
        var done = await resident.Open(filed.Location!);
        Before(done.Text, "tel:120", "已告诉社区");

        var tooLong = "楼下着火了" + new string('啊', 2000);
        var refused = await resident.Press("/c/qiheli/help", "/c/qiheli/help?handler=file", ("text", tooLong));
        Assert.Equal(422, refused.Status);
        Before(refused.Text, "tel:119", "<form method=\"post\"");
        Assert.Contains(tooLong, WebUtility.HtmlDecode(refused.Text), StringComparison.Ordinal);

        var calm = await resident.Press("/c/qiheli/help", "/c/qiheli/help?handler=file", ("text", "想请人教用手机"));
        Assert.DoesNotContain("tel:119", (await resident.Open(calm.Location!)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_way_through_asking_for_help_says_nothing_of_giving()
    {
        await using var host = await DemoHost.Start(built);
        var resident = await As(host, "resident");
        var filed = await resident.Press("/c/qiheli/help", "/c/qiheli/help?handler=file", ("text", "厨房里有煤气味"));
        foreach (var page in (string[])["/c/qiheli/help", filed.Location!, $"/c/qiheli/needs/{filed.Location!.Split('/')[^1]}", "/c/qiheli/mine"])
        {
            var main = Inside((await resident.Open(page)).Text);
            foreach (var word in (string[])["捐", "/resources/new", "积分"]) Assert.False(main.Contains(word, StringComparison.Ordinal), $"{page} speaks of {word}");
        }
    }

    [Fact]
    public async Task Who_asks_for_no_help_in_this_seat_finds_on_the_first_page_what_waits_for_them()
    {
        await using var host = await DemoHost.Start(built);
        var waited = 0;
        foreach (var who in (string[])["council-2", "fund-chair", "custodian", "provider"])
        {
            var browser = await As(host, who);
            var (home, mine) = (Inside((await browser.Open("/c/qiheli")).Text), Inside((await browser.Open("/c/qiheli/mine")).Text));
            var first = FirstRow().Match(mine);
            Assert.DoesNotContain("我的事", home, StringComparison.Ordinal);
            Assert.Contains(first.Success ? first.Value : "现在没有等您办的事", home, StringComparison.Ordinal);
            if (first.Success) waited++;
        }

        Assert.True(waited > 0);
    }

    [Fact]
    public async Task The_page_after_asking_can_be_kept_and_then_tells_what_became_of_it()
    {
        await using var host = await DemoHost.Start(built);
        var resident = await As(host, "resident");
        var kept = (await resident.Press("/c/qiheli/help", "/c/qiheli/help?handler=file", ("text", "想请人教用手机"))).Location!;
        Assert.Contains("社区来核实", (await resident.Open(kept)).Text, StringComparison.Ordinal);
        var need = kept.Split('/')[^1];
        await Publish(host, need);
        var later = await resident.Open(kept);
        Assert.Equal(200, later.Status);
        Assert.Contains("正在找合适的人来帮忙", later.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("社区来核实", later.Text, StringComparison.Ordinal);
        Assert.Equal(404, (await (await As(host, "resident-2")).Open(kept)).Status);
    }

    [Fact]
    public async Task A_photo_comes_along_with_the_sentence_and_a_file_that_is_none_refuses_both()
    {
        await using var host = await DemoHost.Start(built);
        var resident = await As(host, "resident");
        var asked = await resident.Send("/c/qiheli/help", "/c/qiheli/help?handler=file", Pictures.Jpeg(), ("text", "楼道的灯坏了"));
        Assert.Equal(302, asked.Status);
        var need = asked.Location!.Split('/')[^1];
        Assert.Contains("JPEG", (await host.Get("caseworker", $"/needs/{need}/attachments")).Body!.ToJsonString(), StringComparison.OrdinalIgnoreCase);
        Assert.Contains("/attachments/", (await resident.Open($"/c/qiheli/needs/{need}")).Text, StringComparison.Ordinal);

        var before = Needs(host);
        Assert.Equal(422, (await resident.Send("/c/qiheli/help", "/c/qiheli/help?handler=file", "no picture"u8.ToArray(), ("text", "楼道的灯坏了"))).Status);
        Assert.Equal(before, Needs(host));
        // Without words nothing is kept either, however good the picture.
        var files = host.Data.Files().Count;
        Assert.Equal(422, (await resident.Send("/c/qiheli/help", "/c/qiheli/help?handler=file", Pictures.Jpeg(3), ("text", " "))).Status);
        Assert.Equal((before, files), (Needs(host), host.Data.Files().Count));
        Assert.Empty(host.Verify().Findings);
    }

    [Fact]
    public async Task Who_asks_sees_which_number_will_be_called_and_no_worker_is_shown_one()
    {
        await using var host = await DemoHost.Start(built);
        Assert.Contains("社区会打这个电话：154****0000", (await (await As(host, "resident")).Open("/c/qiheli/help")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("社区会打这个电话", (await (await As(host, "gridworker")).Open("/c/qiheli/help")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_worker_finds_the_resident_first_and_writes_for_her_and_a_resident_finds_nobody()
    {
        await using var host = await DemoHost.Start(built);
        var neighbour = host.Persona("resident-2");
        var (worker, resident) = (await As(host, "gridworker"), await As(host, "resident"));
        var chosen = $"/c/qiheli/help?onBehalfOf={neighbour.PersonId}";
        Assert.Contains($"{chosen}\"", (await worker.Open($"/c/qiheli/help?who={neighbour.Name}")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("onBehalfOf", (await resident.Open($"/c/qiheli/help?who={neighbour.Name}")).Text, StringComparison.Ordinal);

        var filed = await worker.Press(chosen, "/c/qiheli/help?handler=file", ("text", "窗户关不严，冷风进来"));
        using var db = host.Place.Store.Read(1);
        var need = db.Needs.Single(each => each.Words == "窗户关不严，冷风进来");
        Assert.Equal((302, neighbour.PersonId, host.Persona("gridworker").PersonId), (filed.Status, need.PersonId, need.FiledBy));
    }

    [Fact]
    public async Task What_is_late_says_since_when_to_the_person_and_to_everybody()
    {
        await using var host = await DemoHost.Start(built);
        var resident = await As(host, "resident");
        var need = (await resident.Press("/c/qiheli/help", "/c/qiheli/help?handler=file", ("text", "想请人教用手机"))).Location!.Split('/')[^1];
        Assert.Contains("下一步：网格员打电话或者上门核实", (await resident.Open($"/c/qiheli/needs/{need}")).Text, StringComparison.Ordinal);
        await Publish(host, need);
        var story = (await resident.Open($"/c/qiheli/needs/{need}")).Text;
        Assert.Contains("最晚2026年10月", story, StringComparison.Ordinal);
        Assert.Contains($"{host.Persona("gridworker").Name}（网格员）", story, StringComparison.Ordinal);
        Assert.Contains("最晚2026年10月", (await resident.Open("/c/qiheli")).Text, StringComparison.Ordinal);

        _ = await host.Advance(60);
        Assert.Contains("让您久等了。可以打电话催一催。", (await resident.Open($"/c/qiheli/needs/{need}")).Text, StringComparison.Ordinal);
        foreach (var page in (string[])["/c/qiheli", "/c/qiheli/mine"]) Assert.Matches("说好2026年10月[0-9]+日以前办，已经晚了 [0-9]+ 天", (await resident.Open(page)).Text);
        var everybody = await host.Http.GetStringAsync(new Uri($"/c/qiheli/needs/{need}", UriKind.Relative));
        Assert.Contains("已经晚了", everybody, StringComparison.Ordinal);
        Assert.DoesNotContain("久等", everybody, StringComparison.Ordinal);
        Assert.DoesNotContain(host.Persona("gridworker").Name, everybody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_waits_for_a_signature_is_not_called_late()
    {
        await using var host = await DemoHost.Start(built);
        var need = await Doors.Needs.Published(host, "想请人陪我去医院", "陪同就医");
        var match = (await host.Post("caseworker", $"/needs/{need}/matches", new { offer = host.Fixtures.VolunteerOffer, at = (await host.Now()).AddDays(1), minutes = 60 })).Id;
        foreach (var side in (string[])["volunteer", "resident"]) _ = await host.Post(side, $"/matches/{match}/confirmation");
        Assert.Equal(201, (await host.Post("volunteer", $"/needs/{need}/services", new { at = await host.Now(), minutes = 50 })).Status);
        _ = await host.Advance(60);
        var resident = await As(host, "resident");
        foreach (var page in (string[])["/c/qiheli", "/c/qiheli/mine", $"/c/qiheli/needs/{need}"])
        {
            var text = (await resident.Open(page)).Text;
            Assert.Contains("来帮过忙了，请您签收", text, StringComparison.Ordinal);
            Assert.DoesNotContain("已经晚了", text, StringComparison.Ordinal);
        }
    }

    internal static async Task<Browser> As(DemoHost host, string who)
    {
        var browser = new Browser(host.Http.BaseAddress!, "203.0.113.7");
        Assert.Equal(302, (await browser.Press("/demo", "/demo?handler=signin", ("who", who))).Status);
        return browser;
    }

    private static async Task Publish(DemoHost host, string need)
    {
        Assert.Equal(200, (await host.Post("gridworker", $"/needs/{need}/verification", new { method = "HomeVisit", category = "ElderCare", urgency = "Normal" })).Status);
        Assert.Equal(200, (await host.Post("caseworker", $"/needs/{need}/publication", new { title = "学用手机", consent = "Paper" })).Status);
    }

    private static int Needs(DemoHost host)
    {
        using var db = host.Place.Store.Read(1);
        return db.Needs.Count();
    }

    private static string Inside(string page) => page[page.IndexOf("<main", StringComparison.Ordinal)..page.IndexOf("</main>", StringComparison.Ordinal)];

    private static void Before(string page, string first, string then)
    {
        var main = Inside(page);
        Assert.InRange(main.IndexOf(first, StringComparison.Ordinal), 0, main.IndexOf(then, StringComparison.Ordinal));
    }

    [GeneratedRegex("<a class=\"row\" href=\"[^\"]+\"")]
    private static partial Regex FirstRow();
}
