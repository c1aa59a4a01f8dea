using Gongyi.Journal;
using Gongyi.Operations;
using Gongyi.Shared;
using Gongyi.Tests.SignIn;
using Microsoft.EntityFrameworkCore;

namespace Gongyi.Tests.Doors;

/// <summary>Two characters find what the reader may see, best first, on both databases.</summary>
public sealed class SearchTests(BuiltDemo built)
{
    [Fact]
    public async Task What_is_called_so_comes_first_then_what_has_it_in_the_title_then_the_rest_and_the_newest_first_in_each()
    {
        await using var host = await DemoHost.Start(built);
        var called = await Needs.Published(host, "想有个地方晒太阳", "晒被架子");
        var older = await Needs.Published(host, "院里没处晒东西", "想要一个晒被架子");
        var newer = await Needs.Published(host, "冬天潮得很", "南院的晒被架子坏了");
        var spoken = await Needs.Filed(host, "能不能装个晒被架子，现在晒在栏杆上");

        Assert.Equal([called, newer, older], await Found(host, null, "晒被架子"));
        Assert.Equal([called, newer, older, spoken], await Found(host, "caseworker", "晒被架子"));
        Assert.Equal([newer, older, called], (await Found(host, null, "晒被")).Order(StringComparer.Ordinal).Reverse());
        Assert.Equal([newer], await Found(host, null, "南院 晒被"));
        Assert.Equal([called, newer], await Found(host, null, "晒被架子", "&pageSize=2"));
        Assert.Equal([older], await Found(host, null, "晒被架子", "&pageSize=2&page=2"));
        Assert.Equal("3", (await host.Get(null, "/needs?q=晒被架子&pageSize=2"))["total"]);
    }

    [Fact]
    public async Task A_sentence_that_was_said_in_private_is_found_by_the_workers_alone()
    {
        await using var host = await DemoHost.Start(built);
        var need = await Needs.Published(host, "我有糖尿病足，走不了路", "陪同就医一次");
        foreach (var who in (string?[])[null, "resident", "resident-2", "party-2", "council-3", "supervisor", "volunteer", "provider", "street", "admin"])
            foreach (var words in (string[])["糖尿", "尿病足", "走不了路"]) Assert.Empty(await Found(host, who, words));
        foreach (var who in (string[])["gridworker", "caseworker", "rc-3"]) Assert.Equal([need], await Found(host, who, "糖尿病足"));
        foreach (var who in (string?[])[null, "resident"]) Assert.Contains(need, await Found(host, who, "陪同就医一次"));

        var browser = await Enter(host, "resident");
        foreach (var page in (string[])["/search", "/needs"])
            Assert.DoesNotContain(need, (await browser.Open($"/c/qiheli{page}?q=糖尿")).Text, StringComparison.Ordinal);
        Assert.Contains(need, (await (await Enter(host, "caseworker")).Open("/c/qiheli/search?q=糖尿")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Numbers_and_other_writing_are_found_however_they_are_typed()
    {
        await using var host = await DemoHost.Start(built);
        foreach (var number in (string[])["N-2026-0005", "n-2026-0005", "Ｎ－２０２６－０００５", "N 2026 0005", "0005"])
            Assert.Equal("N-2026-0005", (await Found(host, "caseworker", number))[0]);
        var need = await Needs.Published(host, "WiFi连不上", "请人看看3号楼的ＷＩＦＩ");
        foreach (var words in (string[])["wifi", "WIFI", "ｗｉｆｉ", "wif", "3号楼"]) Assert.Equal([need], await Found(host, null, words));
        Assert.Empty(await Found(host, null, "ifi"));
        // A character alone is looked for as well; a mark alone is nothing to look for.
        Assert.Equal([need], await Found(host, null, "楼 wifi"));
        Assert.Empty(await Found(host, null, "！？"));
    }

    [Fact]
    public async Task Words_and_the_other_questions_of_a_list_are_asked_together()
    {
        await using var host = await DemoHost.Start(built);
        var need = await Needs.Published(host, "想学着用助听器", "想学用助听器");
        Assert.Equal([need], await Found(host, null, "助听器", "&state=Published&category=ElderCare"));
        Assert.Empty(await Found(host, null, "助听器", "&state=Closed"));
        Assert.Empty(await Found(host, null, "助听器", "&category=Safety"));
        Assert.Equal("200 Withdrawn", $"{await host.Post("resident", $"/needs/{need}/withdrawal")}");
        Assert.Empty(await Found(host, null, "助听器"));
        Assert.Equal([need], await Found(host, "caseworker", "助听器", "&state=Withdrawn"));
    }

    [Fact]
    public async Task The_index_is_at_any_moment_what_it_would_be_if_it_were_made_anew()
    {
        await using var host = await DemoHost.Start(built);
        Assert.Equal(Expected(host), Kept(host));
        _ = await Needs.Published(host, "想借个轮椅", "借用轮椅");
        Assert.Equal("422 TextMissing", $"{await host.Post("resident", "/needs", new { text = "" })}");
        // One breaks halfway and is undone with all who went along, and they run again.
        _ = await Task.WhenAll(Enumerable.Range(0, 20).Select(no => host.Post("resident", "/needs", new { text = $"想请人修水管 {no}" }, key: $"key {no / 2}")));
        _ = await Forgotten.Help(host);
        Assert.Equal(Expected(host), Kept(host));
        Assert.Equal("200 Erased", (await Forgotten.Erase(host)).ToString());
        Assert.Equal(Expected(host), Kept(host));

        using (var db = host.Place.Store.Read(0))
        {
            _ = db.SearchWords.IgnoreQueryFilters().ExecuteDelete();
            _ = db.SearchCards.IgnoreQueryFilters().ExecuteDelete();
        }

        FillFinding.Run(host.Place.Store, Modules.Findables(), [1, 2]);
        Assert.Equal(Expected(host), Kept(host));
    }

    [Fact]
    public async Task What_was_erased_leaves_the_index_too()
    {
        await using var host = await DemoHost.Start(built);
        var need = await Needs.Filed(host, "膝盖疼得下不了楼梯，绞股蓝也没用");
        Assert.Equal([need], await Found(host, "caseworker", "绞股蓝"));
        Assert.True(Stands(host, "绞股"));
        Assert.Equal("200 Erased", (await Forgotten.Erase(host)).ToString());
        Assert.Empty(await Found(host, "caseworker", "绞股蓝"));
        Assert.False(Stands(host, "绞股"));
    }

    [Fact]
    public async Task Another_community_s_needs_are_found_there_only()
    {
        await using var host = await DemoHost.Start(built);
        Assert.Null((await host.Lane.Run(new(2, Guid.NewGuid(), Capacity.CaseWorker), write => Gongyi.Lists.FileNeed.Run(write, new("葡萄架歪了")))).Refusal);
        Assert.Empty(await Found(host, "caseworker", "葡萄架"));
        using var there = host.Place.Store.Read(2);
        Assert.Equal(1, Find.Run(there, new("葡萄架", true, "need")).Total);
    }

    [Fact]
    public async Task The_page_finds_everything_at_once_and_names_of_people_only_for_those_who_may()
    {
        await using var host = await DemoHost.Start(built);
        var (worker, resident, stranger) = (await Enter(host, "caseworker"), await Enter(host, "resident"), new Browser(host.Http.BaseAddress!, "203.0.113.7"));
        var name = host.Persona("resident-2").Name;
        var seen = (await worker.Open($"/c/qiheli/search?q={name}")).Text;
        Assert.Contains($"onBehalfOf={host.Persona("resident-2").PersonId}", seen, StringComparison.Ordinal);
        Assert.Contains(Masked.Name(name), seen, StringComparison.Ordinal);
        foreach (var browser in (Browser[])[resident, stranger]) Assert.DoesNotContain("onBehalfOf", (await browser.Open($"/c/qiheli/search?q={name}")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("onBehalfOf", (await worker.Open($"/c/qiheli/search?q={name[..1]}")).Text, StringComparison.Ordinal);

        using (var db = host.Place.Store.Read(1))
            foreach (var (words, kind) in (ValueTuple<string, string>[])[(db.Set<Gongyi.Projects.Project>().First(each => each.Number == "P-2026-0001").Title, "P-2026-0001"), (db.Set<Gongyi.Lists.Resource>().First(each => each.State == Gongyi.Lists.ResourceState.Available).Name, "/resources?q=R-")])
                Assert.Contains(kind, (await stranger.Open($"/c/qiheli/search?q={words}")).Text, StringComparison.Ordinal);
        foreach (var (words, said) in (ValueTuple<string, string>[])[("", "写两个字以上"), ("。", "没有可以找的字"), ("绝无此事", "没有找到“绝无此事”")])
            Assert.Contains(said, (await stranger.Open($"/c/qiheli/search?q={words}")).Text, StringComparison.Ordinal);
    }

    private static async Task<Browser> Enter(DemoHost host, string who)
    {
        var browser = new Browser(host.Http.BaseAddress!, "203.0.113.7");
        Assert.Equal(302, (await browser.Press("/demo", "/demo?handler=signin", ("who", who))).Status);
        return browser;
    }

    private static async Task<IReadOnlyList<string>> Found(DemoHost host, string? who, string words, string more = "")
    {
        var reply = await host.Get(who, $"/needs?q={Uri.EscapeDataString(words)}{more}");
        Assert.Equal(200, reply.Status);
        return [.. reply.Body!["items"]!.AsArray().Select(need => $"{need!["number"]}")];
    }

    private static bool Stands(DemoHost host, string pair)
    {
        using var db = host.Place.Store.Read(1);
        return db.SearchWords.Any(row => row.Word.EndsWith(pair));
    }

    /// <summary>Which word stands on whose card, by the records themselves.</summary>
    private static List<string> Expected(DemoHost host)
    {
        using var db = host.Place.Store.Read(1);
        return [.. Modules.Findables().All.SelectMany(each => each.All(db).SelectMany(record => each.Describe(record).Words().Select(word => $"{word} {record.Id}"))).Order(StringComparer.Ordinal)];
    }

    private static List<string> Kept(DemoHost host)
    {
        using var db = host.Place.Store.Read(1);
        var cards = db.SearchCards.ToDictionary(card => card.No, card => card.RecordId);
        var all = new List<string>();
        foreach (var row in db.SearchWords.ToList())
        {
            Assert.NotEmpty(row.Cards);
            var bits = new ulong[CardSet.Longs];
            CardSet.Add(bits, row.Cards);
            all.AddRange(CardSet.Places(bits).Select(place => $"{row.Word} {cards[row.Block * CardSet.Block + place]}"));
        }

        return [.. all.Order(StringComparer.Ordinal)];
    }
}
