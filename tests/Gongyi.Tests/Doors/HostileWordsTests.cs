using System.Net;
using System.Text.RegularExpressions;
using Gongyi.Shared;
using Gongyi.Tests.SignIn;

namespace Gongyi.Tests.Doors;

/// <summary>Words that were taken and look like code: whoever reads them, on any page and in any answer, reads words.</summary>
public sealed partial class HostileWordsTests(BuiltDemo built)
{
    private const string Turned = "\u202E";

    [Fact]
    public async Task What_looks_like_code_is_shown_as_words_everywhere()
    {
        await using var host = await DemoHost.Start(built, with: options => options with { RealTime = new Hostile.Patience() });
        var now = await host.Now();
        var need = (await Taken(host, "resident", "/needs", new { text = Evil("words") })).Id;
        _ = await Taken(host, "gridworker", $"/needs/{need}/verification", new { method = "HomeVisit", category = "ElderCare", urgency = "Normal" });
        _ = await Taken(host, "caseworker", $"/needs/{need}/publication", new { title = Evil("title"), consent = "Self" });
        var offer = (await Taken(host, "resident-2", "/resources", new { name = Evil("offer"), kind = "Skill", category = "ElderCare" })).Id;
        _ = await Taken(host, "caseworker", $"/resources/{offer}/check");
        var match = (await Taken(host, "caseworker", $"/needs/{need}/matches", new { offer, at = now, minutes = 60 })).Id;
        foreach (var side in (string[])["resident-2", "resident"]) _ = await Taken(host, side, $"/matches/{match}/confirmation");
        _ = await Taken(host, "resident-2", $"/needs/{need}/services", new { at = now, minutes = 30, note = Evil("note") });
        Assert.Equal(201, (await host.Send("resident", $"/needs/{need}", Pictures.Jpeg(), name: Hostile.Script, caption: Evil("caption"))).Status);
        var project = (await Taken(host, "caseworker", "/projects", new
        {
            title = Evil("project"), goal = Evil("goal"), needs = new[] { "N-2026-0005" }, provider = host.Fixtures.Provider, from = "2026-10-20", to = "2026-12-31",
            lines = new[] { new { name = Evil("line"), fen = 100_000 } }, instalments = new[] { 50, 50 },
        })).Id;
        _ = await Taken(host, "caseworker", $"/projects/{project}/submission");
        _ = await Taken(host, "supervisor", $"/projects/{project}/opinions", new { text = Evil("opinion") });
        var objection = (await Taken(host, "resident", "/notices/2026-6/objections", new { text = Evil("objection") })).Id;
        _ = await Taken(host, "rc-3", $"/objections/{objection}/ruling", new { upheld = false, text = Evil("ruling") });
        _ = await Taken(host, "caseworker", "/gifts", new { giver = Evil("giver"), fen = 100, display = "Named" });

        var (shown, faults) = (new HashSet<string>(), new List<string>());
        foreach (var who in (string[])["", "resident", "resident-2", "caseworker", "custodian", "supervisor", "provider"])
            foreach (var (path, page) in await Walk(host, who))
            {
                if (Hostile.FaultOfPage(200, page) is { } fault) faults.Add($"{who} {path}: {fault}");
                if (page.Contains(Turned, StringComparison.Ordinal)) faults.Add($"{who} {path} turns the writing round");
                shown.UnionWith(Marks().Matches(page).Select(mark => mark.Groups[1].Value));
            }

        Assert.Equal([], faults);
        Assert.Equal([], new[] { "words", "title", "offer", "note", "caption", "project", "goal", "line", "opinion", "objection", "ruling", "giver" }.Except(shown));

        // The API says it as it was written, but for the mark that turns the writing round.
        var item = (await host.Get("caseworker", "/needs?pageSize=200")).Body!["items"]!.AsArray().Single(each => $"{each!["id"]}" == need)!;
        Assert.Equal(($"{item["title"]}", $"{item["words"]}"), (Kept("title"), Kept("words")));
        Assert.Empty(host.Verify().Findings);
    }

    [Fact]
    public async Task What_cannot_be_seen_is_nothing_and_what_comes_along_is_left_out()
    {
        await using var host = await DemoHost.Start(built);
        foreach (var unseen in (string[])["\u200B", "\u202E\u202C", "\uFEFF", " \u200D\u2060 "])
            Assert.Equal("422 TextMissing", (await host.Post("resident", "/needs", new { text = unseen })).ToString());
        foreach (var unreadable in Hostile.Unreadable)
            Assert.Equal($"422 {new TextUnreadable("text").Code}", (await host.Post("resident", "/needs", new { text = unreadable })).ToString());
        var need = (await host.Post("resident", "/needs", new { text = "请打\u202D138\u202C\v第二行\u2028第三行👩‍👩‍👧" })).Id;
        using var db = host.Place.Store.Read(1);
        Assert.Equal("请打138\n第二行\n第三行👩‍👩‍👧", db.Set<Gongyi.Lists.Need>().Single(each => each.Id == Guid.Parse(need)).Words);
    }

    private static string Evil(string mark) => Turned + Kept(mark);

    private static string Kept(string mark) => $"[{mark}]{Hostile.Script}{Hostile.Quote}&amp;👩‍👧";

    private static async Task<Reply> Taken(DemoHost host, string who, string path, object? body = null)
    {
        var reply = await host.Post(who, path, body);
        Assert.True(reply.Status < 300, $"{who} {path}: {reply} {reply.Body}");
        return reply;
    }

    /// <summary>Every page that can be reached by links, as far as a reader comes in a while.</summary>
    private static async Task<Dictionary<string, string>> Walk(DemoHost host, string who)
    {
        var reader = new Browser(host.Http.BaseAddress!, "203.0.113.7");
        if (who.Length > 0) _ = await reader.Press("/demo", "/demo?handler=signin", ("who", who));
        var (seen, ahead) = (new Dictionary<string, string>(), new Queue<string>(["/c/qiheli", "/c/qiheli/desk?view=all", "/c/qiheli/mine", "/c/qiheli/payments", "/c/qiheli/resources"]));
        while (ahead.TryDequeue(out var path) && seen.Count < 60)
        {
            if (seen.ContainsKey(path) || path.Contains("/attachments/", StringComparison.Ordinal)) continue;
            var sheet = await reader.Open(path);
            seen[path] = sheet.Status == 200 ? sheet.Text : "";
            // The newest first: lists show what was just written at the top.
            foreach (Match link in Links().Matches(sheet.Text)) ahead.Enqueue(WebUtility.HtmlDecode(link.Groups[1].Value));
        }

        return seen;
    }

    [GeneratedRegex("href=\"(/c/qiheli[^\"#]*)\"")]
    private static partial Regex Links();

    [GeneratedRegex(@"\[(\w+)\]&lt;script&gt;")]
    private static partial Regex Marks();
}
