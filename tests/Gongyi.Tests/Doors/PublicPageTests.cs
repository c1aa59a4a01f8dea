using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Gongyi.Fund;
using Gongyi.Projects;
using Gongyi.Shared;

namespace Gongyi.Tests.Doors;

/// <summary>What everybody reads of money and projects: sums, stages, and what does not move (ux.md §4.2, screens 4 and 10).</summary>
public sealed partial class PublicPageTests(BuiltDemo built)
{
    [Fact]
    public async Task The_fund_says_in_one_sentence_what_came_went_is_left_and_how_many_were_helped()
    {
        await using var host = await DemoHost.Start(built);
        var balance = (await host.Get(null, "/fund/balance")).Body!;
        var sentence = Words(await Page(host, "/fund"));
        Assert.Contains($"还剩 {new Money(balance["fen"]!.GetValue<long>())}，帮到居民 ", sentence, StringComparison.Ordinal);

        // One more signature for a service of a funded project is one more time that somebody was helped.
        var before = Helped(sentence);
        using (var db = host.Place.Store.Read(1))
        {
            Assert.Equal(200, (await host.Post("fund-chair", $"/payments/{host.Fixtures.OwnPayment}/approval")).Status);
            Assert.Equal(200, (await host.Post("custodian", $"/payments/{host.Fixtures.OwnPayment}/confirmation", new { voucher = "付款 0001", paidOn = "2026-09-30" })).Status);
            var project = db.Projects.Single(each => each.Title == "平价菜送到家");
            var service = await host.Post("merchant", $"/projects/{project.Number}/services", new { need = project.Needs[0], at = await host.Now(), minutes = 30 });
            Assert.Equal(201, service.Status);
            Assert.Equal(before, Helped(Words(await Page(host, "/fund"))));
            Assert.Equal(200, (await host.Post("caseworker", $"/services/{service.Id}/receipt", new { signed = "Proxy", reason = "老人不用手机，当面问过" })).Status);
        }

        Assert.Equal(before + 1, Helped(Words(await Page(host, "/fund"))));
    }

    [Fact]
    public async Task Every_project_that_uses_the_fund_now_shows_how_much_of_its_budget_it_has_had()
    {
        await using var host = await DemoHost.Start(built);
        var page = await Page(host, "/fund");
        var running = (await host.Get(null, "/projects?pageSize=200")).Body!["items"]!.AsArray()
            .Where(project => project!["state"]!.ToString() is "Contracted" or "FirstPayment" or "InProgress" or "MidTermReview" or "Rectification" or "ClosingRequested" or "FinalReview"
                && !project["selfFunded"]!.GetValue<bool>()).ToList();
        Assert.NotEmpty(running);
        foreach (var project in running)
        {
            var (fen, paid) = (project!["fen"]!.GetValue<long>(), project["paidFen"]!.GetValue<long>());
            Assert.Contains($"预算 {new Money(fen)}，已拨付 {new Money(paid)}", Words(page), StringComparison.Ordinal);
            Assert.Contains($"<progress class=\"bar\" value=\"{paid * 100 / fen}\"", page, StringComparison.Ordinal);
        }

        Assert.Equal(running.Count, BarTag().Count(page));
    }

    [Fact]
    public async Task A_movement_says_how_many_papers_lie_behind_it()
    {
        await using var host = await DemoHost.Start(built);
        using var db = host.Place.Store.Read(1);
        var gift = db.Postings.AsEnumerable().Where(each => each.Kind is PostingKind.Gift).MaxBy(each => each.At)!.SourceId;
        var before = await Page(host, "/fund/ledger");
        for (var no = 1; no <= 2; no++) Assert.Equal(201, (await host.Send("custodian", $"/gifts/{gift}", Pictures.Jpeg(no))).Status);
        Assert.DoesNotContain("扫描件 2 份", before, StringComparison.Ordinal);
        foreach (var path in (string[])["/fund", "/fund/ledger"]) Assert.Contains("扫描件 2 份", await Page(host, path), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Projects_are_sorted_into_stages_that_count_and_add_up()
    {
        await using var host = await DemoHost.Start(built);
        var all = await Page(host, "/projects");
        var tabs = Tabs().Matches(all).Select(tab => (Href: WebUtility.HtmlDecode(tab.Groups[1].Value), Count: int.Parse(tab.Groups[2].Value, CultureInfo.InvariantCulture))).ToList();
        Assert.Equal(tabs[0].Count, tabs.Skip(1).Sum(tab => tab.Count));
        Assert.Equal(tabs[0].Count, Rows(all).Count);
        var found = new List<string>();
        foreach (var (href, count) in tabs.Skip(1))
        {
            var rows = Rows(await host.Http.GetStringAsync(new Uri(href, UriKind.Relative)));
            Assert.Equal((href, count), (href, rows.Count));
            found.AddRange(rows);
        }

        Assert.Equal(Rows(all).Order(StringComparer.Ordinal), found.Order(StringComparer.Ordinal));
        Assert.Equal(Rows(all).OrderDescending(StringComparer.Ordinal), Rows(all));
        var projects = (await host.Get(null, "/projects?pageSize=200")).Body!["items"]!.AsArray();
        Assert.Contains(
            $"共 {projects.Count} 个，微基金同意 {new Money(projects.Sum(each => each!["fen"]!.GetValue<long>()))}，已拨付 {new Money(projects.Sum(each => each!["paidFen"]!.GetValue<long>()))}",
            Words(all), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stage_can_be_searched_and_one_that_nobody_knows_is_refused()
    {
        await using var host = await DemoHost.Start(built);
        var running = Rows(await Page(host, "/projects?stage=running"));
        using var db = host.Place.Store.Read(1);
        var title = db.Projects.Single(each => each.Number == running[0]).Title;
        Assert.Equal([running[0]], Rows(await Page(host, $"/projects?stage=running&q={Uri.EscapeDataString(title)}")));
        Assert.Empty(Rows(await Page(host, $"/projects?stage=stopped&q={Uri.EscapeDataString(title)}")));
        using var unknown = await host.Http.GetAsync(new Uri("/c/qiheli/projects?stage=sleeping", UriKind.Relative));
        Assert.Equal(new ChoiceMissing("stage").Status, (int)unknown.StatusCode);
        // Drafts are counted for those who write them, and for nobody else.
        Assert.Empty(Rows(await Page(host, "/projects?stage=drafting")));
    }

    [Fact]
    public async Task A_project_about_which_nothing_was_written_for_thirty_days_says_so()
    {
        await using var host = await DemoHost.Start(built);
        var running = Rows(await Page(host, "/projects?stage=running"))[0];
        _ = await host.Advance(400);
        Assert.Matches("已 4[0-9]{2} 天没有新进展。", await Page(host, $"/projects/{running}"));
        var done = Rows(await Page(host, "/projects?stage=done"));
        foreach (var project in done) Assert.DoesNotContain("没有新进展", await Page(host, $"/projects/{project}"), StringComparison.Ordinal);
    }

    private static async Task<string> Page(DemoHost host, string path) => await host.Http.GetStringAsync(new Uri($"/c/qiheli{path}", UriKind.Relative));

    private static int Helped(string sentence) => int.Parse(Times().Match(sentence).Groups[1].Value, CultureInfo.InvariantCulture);

    private static List<string> Rows(string page) => [.. Row().Matches(page).Select(row => row.Groups[1].Value)];

    private static string Words(string page) => WebUtility.HtmlDecode(page);

    [GeneratedRegex("帮到居民 ([0-9]+) 人次")]
    private static partial Regex Times();

    [GeneratedRegex("<progress class=\"bar\"")]
    private static partial Regex BarTag();

    [GeneratedRegex("""<li><a href="(/c/qiheli/projects[^"]*)"[^>]*>[^<]+<span class="count">(\d+)</span>""")]
    private static partial Regex Tabs();

    [GeneratedRegex("<a class=\"row\" href=\"/c/qiheli/projects/(P-[0-9-]+)\"")]
    private static partial Regex Row();
}
