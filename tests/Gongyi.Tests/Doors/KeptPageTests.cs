using System.IO.Compression;
using System.Text.RegularExpressions;
using Gongyi.Communities;
using Gongyi.Lists;
using Gongyi.Shared;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Gongyi.Tests.Doors;

/// <summary>Public pages are made once for all who see the same, and never shown after something has changed (design.md §3.3).</summary>
public sealed partial class KeptPageTests(BuiltDemo built) : IDisposable
{
    private const string Needs = "/c/qiheli/needs";

    private readonly Renders renders = new();
    private readonly HttpClient wire = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });

    [Fact]
    public async Task A_page_that_was_read_before_a_write_is_never_shown_after_it()
    {
        await using var host = await DemoHost.Start(built);
        var (address, need) = (Address(), await Verified(host));
        var held = renders.Hold(address);
        var early = Open(host, address);
        await held.Here;
        await Publish(host, need, "想请人教用手机");

        // It does not wait for the page that is under way, either.
        Assert.Contains("想请人教用手机", (await Open(host, address)).Text, StringComparison.Ordinal);
        held.LetGo();
        var late = await early;
        Assert.DoesNotContain("想请人教用手机", late.Text, StringComparison.Ordinal);

        Assert.Contains("想请人教用手机", (await Open(host, address)).Text, StringComparison.Ordinal);
        var again = await Open(host, address, ("If-None-Match", late.Tag!));
        Assert.Equal(200, again.Status);
        Assert.Contains("想请人教用手机", again.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_only_read_before_a_write_is_not_shown_after_it_when_nobody_asked_in_between()
    {
        await using var host = await DemoHost.Start(built);
        var (address, need) = (Address(), await Verified(host));
        var held = renders.Hold(address);
        var early = Open(host, address);
        await held.Here;
        await Publish(host, need, "想请人教用手机");
        held.LetGo();
        Assert.DoesNotContain("想请人教用手机", (await early).Text, StringComparison.Ordinal);

        Assert.Contains("想请人教用手机", (await Open(host, address)).Text, StringComparison.Ordinal);
        Assert.Equal(2, renders.Of(address));
    }

    [Fact]
    public async Task A_page_is_made_once_until_something_changes_and_not_sent_again_to_who_has_it()
    {
        await using var host = await DemoHost.Start(built);
        var (address, need) = (Address(), await Verified(host));
        var first = await Open(host, address);
        var second = await Open(host, address);
        Assert.Equal((200, first.Text, first.Tag), (second.Status, second.Text, second.Tag));
        var known = await Open(host, address, ("If-None-Match", first.Tag!));
        Assert.Equal((304, "", first.Tag), (known.Status, known.Text, known.Tag));
        Assert.Equal(1, renders.Of(address));

        // Another community's news change nothing here, and a refused press is no news.
        Assert.Null((await host.Lane.Run(new(2, Guid.NewGuid(), Capacity.Resident), write => FileNeed.Run(write, new("楼道灯坏了")))).Refusal);
        Assert.Equal("409 NeedNotPending", $"{await host.Post("caseworker", "/needs/N-2026-0001/publication", new { title = "路灯", consent = "Paper" })}");
        Assert.Equal(first.Tag, (await Open(host, address)).Tag);
        Assert.Equal(1, renders.Of(address));

        await Publish(host, need, "想请人教用手机");
        var changed = await Open(host, address, ("If-None-Match", first.Tag!));
        Assert.Equal(200, changed.Status);
        Assert.NotEqual(first.Tag, changed.Tag);
        Assert.Equal(2, renders.Of(address));
    }

    [Fact]
    public async Task A_new_day_makes_new_pages()
    {
        await using var host = await DemoHost.Start(built);
        var notice = "/c/qiheli?" + Guid.NewGuid().ToString("N");
        var today = await Open(host, notice);
        _ = await host.Advance(1);
        var tomorrow = await Open(host, notice, ("If-None-Match", today.Tag!));
        Assert.Equal(200, tomorrow.Status);
        Assert.NotEqual(today.Tag, tomorrow.Tag);
        Assert.NotEqual(DaysLeft().Match(today.Text).Value, DaysLeft().Match(tomorrow.Text).Value);
    }

    [Fact]
    public async Task Size_language_and_packing_each_have_their_own()
    {
        await using var host = await DemoHost.Start(built);
        var address = Address();
        (string, string)[][] readers =
        [
            [], [("Cookie", "size=big")], [("Cookie", "size=huge")], [("Cookie", "lang=en")], [("Cookie", "lang=en; size=big")],
            [("Accept-Encoding", "gzip")], [("Accept-Encoding", "gzip, deflate, br")], [("Accept-Encoding", "gzip, br;q=0")],
        ];
        var seen = new List<(string Text, string? Tag, string Packed)>();
        foreach (var reader in readers)
        {
            var (first, second) = (await Open(host, address, reader), await Open(host, address, reader));
            Assert.Equal((200, first.Text, first.Tag, first.Packed), (second.Status, second.Text, second.Tag, second.Packed));
            seen.Add((first.Text, first.Tag, first.Packed));
        }

        Assert.Contains("data-size=\"big\"", seen[1].Text, StringComparison.Ordinal);
        Assert.Contains("data-size=\"huge\"", seen[2].Text, StringComparison.Ordinal);
        Assert.Contains("<html lang=\"en\"", seen[3].Text, StringComparison.Ordinal);
        Assert.Equal(["", "", "", "", "", "gzip", "br", "gzip"], seen.Select(each => each.Packed));
        Assert.Equal([seen[0].Text, seen[0].Text, seen[0].Text], seen[5..].Select(each => each.Text));
        Assert.Equal(7, seen.Select(each => each.Tag).Distinct().Count());
        Assert.Equal(7, renders.Of(address));
        // An address is not the same as one in other letters.
        Assert.Equal(404, (await Open(host, address.Replace("qiheli", "QIHELI", StringComparison.Ordinal))).Status);
    }

    [Fact]
    public async Task Whoever_is_signed_in_or_is_told_something_gets_a_page_of_their_own()
    {
        await using var host = await DemoHost.Start(built);
        var (address, browser) = (Address("/c/qiheli"), new SignIn.Browser(host.Http.BaseAddress!, "203.0.113.7"));
        var everybody = await Open(host, address);
        Assert.Equal(302, (await browser.Press("/demo", "/demo?handler=signin", ("who", "resident"))).Status);
        var mine = await browser.Open(address);
        Assert.Contains("您是", mine.Text, StringComparison.Ordinal);
        Assert.Null(mine.Answer.Headers.ETag);
        Assert.DoesNotContain("您是", (await Open(host, address)).Text, StringComparison.Ordinal);
        Assert.Equal(2, renders.Of(address));

        // And the one who is signed in never gets everybody's, even with its mark.
        Assert.Equal(200, (await Open(host, address, ("If-None-Match", everybody.Tag!), ("Cookie", $"seat={browser.Jar["seat"]}"))).Status);
        _ = await browser.Press("/signin/seat", "/signin/seat?handler=leave");
        Assert.Contains("您已经退出了", (await browser.Open(address)).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("您已经退出了", (await Open(host, address)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_page_that_is_kept_carries_a_form_to_send_or_the_name_of_a_person()
    {
        await using var host = await DemoHost.Start(built);
        List<string> names;
        using (var db = host.Place.Store.Read(1))
            names = [.. db.People.Select(person => person.Name)];
        var pages = host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Select(each => "/" + each.RoutePattern.RawText!.TrimStart('/')).Where(each => each.StartsWith("/c/", StringComparison.Ordinal) || each == "/").Distinct().ToList();
        string[] ids = ["N-2026-0005", "P-2026-0001", "2026-6"];
        var kept = new List<string>();
        foreach (var (page, id) in pages.SelectMany(page => page.Contains("{id}", StringComparison.Ordinal) ? ids.Select(id => (page, id)) : [(page, "")]))
        {
            var sheet = await Open(host, page.Replace("{slug}", "qiheli", StringComparison.Ordinal).Replace("{id}", id, StringComparison.Ordinal));
            if (sheet.Tag is null) continue;
            kept.Add(page);
            Assert.Equal((page, 200), (page, sheet.Status));
            Assert.DoesNotContain("method=\"post\"", sheet.Text, StringComparison.Ordinal);
            Assert.Equal([], names.Where(name => sheet.Text.Contains(name, StringComparison.Ordinal)).Select(name => $"{page}: {name}"));
        }

        Assert.Equal(
            ["/", "/c/{slug}", "/c/{slug}/log", "/c/{slug}/needs", "/c/{slug}/needs/{id}", "/c/{slug}/notices", "/c/{slug}/notices/{id}", "/c/{slug}/projects",
             "/c/{slug}/projects/{id}", "/c/{slug}/resources", "/c/{slug}/rules", "/c/{slug}/sittings"],
            kept.Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_is_not_there_or_leads_elsewhere_has_no_mark_to_come_back_with()
    {
        await using var host = await DemoHost.Start(built);
        foreach (var (address, status) in (ValueTuple<string, int>[])[("/c/qiheli/needs/N-2026-9999", 404), ("/c/nowhere", 404), ("/c/qiheli/needs?page=0", 422), ("/c/qiheli/mine", 302)])
        {
            var got = await Open(host, address);
            Assert.Equal((address, status, null), (address, got.Status, got.Tag));
        }
    }

    [Fact]
    public async Task Lists_at_the_API_name_their_other_pages_and_are_not_sent_twice_to_who_has_them()
    {
        await using var host = await DemoHost.Start(built);
        const string list = "/api/v1/communities/qiheli/needs";
        var first = await Open(host, $"{list}?pageSize=2");
        var links = Links(first);
        Assert.Equal(["first", "last", "next"], links.Keys);
        Assert.Equal(["first", "last", "prev"], Links(await Open(host, links["last"])).Keys);
        Assert.Equal(["first", "last", "next", "prev"], Links(await Open(host, links["next"])).Keys);
        Assert.Equal(first.Text, (await Open(host, Links(await Open(host, links["next"]))["prev"])).Text);
        // What was asked for is asked for again, and what is no address stays outside.
        Assert.Equal(["/api/v1/communities/qiheli/needs?q=%E7%81%AF%3E&pageSize=2&page=1"], Links(await Open(host, $"{list}?q=灯%3E&pageSize=2")).Values.Distinct());

        Assert.Equal((304, ""), await Open(host, list, ("If-None-Match", (await Open(host, list)).Tag!)) is var again ? (again.Status, again.Text) : default);
        var token = ("Authorization", $"Bearer {host.Persona("caseworker").Token}");
        Assert.Equal(200, (await Open(host, list, token, ("If-None-Match", (await Open(host, list)).Tag!))).Status);
        Assert.Equal(304, (await Open(host, list, token, ("If-None-Match", (await Open(host, list, token)).Tag!))).Status);
    }

    [Fact]
    public async Task The_files_of_this_build_are_packed_once_and_kept_for_ever()
    {
        await using var host = await DemoHost.Start(built);
        var css = CssLink().Match((await Open(host, Address())).Text).Groups[1].Value;
        var (first, second) = (await Open(host, css, ("Accept-Encoding", "br")), await Open(host, css, ("Accept-Encoding", "br")));
        Assert.Equal((200, "br", "public, max-age=31536000, immutable"), (second.Status, second.Packed, second.Control));
        Assert.Equal(first.Text, second.Text);
        Assert.Contains("--paper", second.Text, StringComparison.Ordinal);
        Assert.Equal(304, (await Open(host, css, ("Accept-Encoding", "br"), ("If-None-Match", second.Tag!))).Status);
        // An address that no page gives is served, and not for ever.
        Assert.Equal((200, ""), ((await Open(host, "/gongyi.css?v=1")).Status, (await Open(host, "/gongyi.css?v=1")).Control));
    }

    public void Dispose()
    {
        renders.Dispose();
        wire.Dispose();
    }

    private static string Address(string page = Needs) => $"{page}?{Guid.NewGuid():N}";

    private sealed record Got(int Status, string Text, string? Tag, string Packed, string Control, string Links);

    private static SortedDictionary<string, string> Links(Got list) =>
        new(Relation().Matches(list.Links).ToDictionary(each => each.Groups[2].Value, each => each.Groups[1].Value), StringComparer.Ordinal);

    private async Task<Got> Open(DemoHost host, string address, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(host.Http.BaseAddress!, address));
        foreach (var (name, value) in headers) Assert.True(request.Headers.TryAddWithoutValidation(name, value));
        using var answer = await wire.SendAsync(request);
        var packed = string.Join(",", answer.Content.Headers.ContentEncoding);
        await using var body = await answer.Content.ReadAsStreamAsync();
        await using var open = packed switch
        {
            "br" => new BrotliStream(body, CompressionMode.Decompress),
            "gzip" => new GZipStream(body, CompressionMode.Decompress),
            _ => body,
        };
        using var reader = new StreamReader(open);
        return new((int)answer.StatusCode, await reader.ReadToEndAsync(), answer.Headers.ETag?.ToString(), packed, $"{answer.Headers.CacheControl}", answer.Headers.TryGetValues("Link", out var links) ? string.Join(", ", links) : "");
    }

    private static async Task<string> Verified(DemoHost host)
    {
        var need = (await host.Post("resident", "/needs", new { text = "手机不会用，想请人教教" })).Id;
        Assert.Equal("200 Verified", $"{await host.Post("gridworker", $"/needs/{need}/verification", new { method = "HomeVisit", category = "ElderCare", urgency = "Normal" })}");
        return need;
    }

    private static async Task Publish(DemoHost host, string need, string title) =>
        Assert.Equal("200 Published", $"{await host.Post("caseworker", $"/needs/{need}/publication", new { title, consent = "Paper" })}");

    [GeneratedRegex("还剩 \\d+ 天|今天是最后一天|现在没有正在公示的事")]
    private static partial Regex DaysLeft();

    [GeneratedRegex("<([^>]+)>; rel=\"(\\w+)\"")]
    private static partial Regex Relation();

    [GeneratedRegex("href=\"(/gongyi\\.css[^\"]*)\"")]
    private static partial Regex CssLink();
}
