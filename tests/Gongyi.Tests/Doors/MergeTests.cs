using Gongyi.Lists;
using Gongyi.Shared;
using Gongyi.Tests.SignIn;

namespace Gongyi.Tests.Doors;

/// <summary>Two neighbours ask for the same: it is seen, done once, and nobody who asked is lost.</summary>
public sealed class MergeTests(BuiltDemo built)
{
    [Fact]
    public async Task The_later_need_goes_on_in_the_earlier_one_and_whoever_asked_follows_it()
    {
        await using var host = await DemoHost.Start(built);
        var (first, second) = (await Needs.Filed(host, "西门的路灯不亮，夜里看不见"), await Needs.Filed(host, "西门路灯坏了，天黑走路怕", "resident-2"));
        var neighbour = await Enter(host, "resident-2");
        Assert.Equal(404, (await neighbour.Open($"/c/qiheli/needs/{first}")).Status);

        // However they are named, the earlier one stays.
        var merged = await host.Post("caseworker", $"/needs/{first}/merging", new { with = second }, key: "once");
        Assert.Equal(("200 Merged", first), ($"{merged}", merged["into"]));
        Assert.Equal("200 Merged", $"{await host.Post("caseworker", $"/needs/{first}/merging", new { with = second }, key: "once")}");

        var mine = (await neighbour.Open("/c/qiheli/mine")).Text;
        Assert.Contains($"和 {first} 是同一件事，合在一起办：社区正在核实", mine, StringComparison.Ordinal);
        Assert.Contains($"/needs/{first}\"", (await neighbour.Open($"/c/qiheli/needs/{second}")).Text, StringComparison.Ordinal);
        var followed = await neighbour.Open($"/c/qiheli/needs/{first}");
        Assert.Equal(200, followed.Status);
        Assert.DoesNotContain("夜里看不见", followed.Text, StringComparison.Ordinal);
        Assert.Contains("又有邻居说了同一件事", followed.Text, StringComparison.Ordinal);
        Assert.Equal(404, (await (await Enter(host, "rep-60")).Open($"/c/qiheli/needs/{first}")).Status);

        Assert.Equal("200 Verified", $"{await host.Post("gridworker", $"/needs/{first}/verification", new { method = "HomeVisit", category = "Safety", urgency = "Normal" })}");
        Assert.Equal("200 Published", $"{await host.Post("caseworker", $"/needs/{first}/publication", new { title = "西门路灯", consent = "Paper" })}");
        Assert.Contains("合在一起办：正在找能帮忙的人", (await neighbour.Open("/c/qiheli")).Text, StringComparison.Ordinal);
        Assert.Empty(host.Verify().Findings);
    }

    [Fact]
    public async Task What_cannot_be_merged_is_refused_for_its_reason()
    {
        await using var host = await DemoHost.Start(built);
        var (first, second, third) = (await Needs.Filed(host, "西门的路灯不亮"), await Needs.Filed(host, "西门路灯坏了", "resident-2"), await Needs.Filed(host, "西门太黑"));
        async Task Refused(Refusal no, string who, string need, object? body = null) =>
            Assert.Equal($"{no.Status} {no.Code}", $"{await host.Post(who, $"/needs/{need}/merging", body)}");

        await Refused(new NotFoundHere(), "caseworker", first, new { with = $"{host.Fixtures.ForeignNeed}" });
        await Refused(new NotFoundHere(), "caseworker", $"{host.Fixtures.ForeignNeed}", new { with = first });
        await Refused(new NotYourSeat(), "resident", first, new { with = second });
        await Refused(new NotYourSeat(), "gridworker", first, new { with = second });
        await Refused(new TextMissing("with"), "caseworker", first, new { });
        await Refused(new SameNeed(), "caseworker", first, new { with = first });
        Assert.Equal("201 PendingVerification", $"{await host.Post("caseworker", "/needs", new { text = "西门也该装摄像头" })}");
        await Refused(new OwnRequest(), "caseworker", first, new { with = (await host.Get("caseworker", "/needs?q=西门也该装摄像头")).Body!["items"]![0]!["number"] });

        Assert.Equal("200 Merged", $"{await host.Post("rc-3", $"/needs/{second}/merging", new { with = first })}");
        await Refused(new AlreadyMerged(), "caseworker", second, new { with = first });
        await Refused(new AlreadyMerged(), "caseworker", third, new { with = second });
        await Refused(new NeedUnderWay(), "caseworker", first, new { with = "N-2026-0001" });
        Assert.Equal("409 NeedUnderWay", $"{await host.Post("resident-2", $"/needs/{second}/withdrawal")}");
    }

    [Fact]
    public async Task Two_hundred_press_at_once_and_it_is_merged_once()
    {
        await using var host = await DemoHost.Start(built);
        using var crowd = await Crowd.Gather(host);
        var (first, second) = (await Needs.Filed(host, "西门的路灯不亮"), await Needs.Filed(host, "西门路灯坏了", "resident-2"));
        var replies = await crowd.Press("caseworker", $"/needs/{second}/merging", new { with = first });
        Assert.Equal([("200 Merged", 1), ("409 AlreadyMerged", Crowd.Size - 1)], replies.CountBy(reply => $"{reply}").Select(each => (each.Key, each.Value)).Order());
        Assert.Empty(host.Verify().Findings);
    }

    [Fact]
    public async Task A_need_that_others_joined_goes_along_with_them_and_when_it_is_withdrawn_theirs_stands_again()
    {
        await using var host = await DemoHost.Start(built);
        var (first, second, third) = (await Needs.Filed(host, "西门的路灯不亮"), await Needs.Filed(host, "西门路灯坏了", "resident-2"), await Needs.Published(host, "西门太黑，看不清", "西门照明", "resident-2"));
        Assert.Equal("200 Merged", $"{await host.Post("caseworker", $"/needs/{third}/merging", new { with = second })}");
        Assert.Equal("200 Merged", $"{await host.Post("caseworker", $"/needs/{second}/merging", new { with = first })}");
        Assert.Equal([Read(host, [first], need => $"{need.Id}")[0], Read(host, [first], need => $"{need.Id}")[0]], Read(host, [second, third], need => $"{need.MergedInto}"));
        Assert.DoesNotContain(third, (await host.Http.GetStringAsync("/c/qiheli/needs?q=西门照明")), StringComparison.Ordinal);

        Assert.Equal("200 Withdrawn", $"{await host.Post("resident", $"/needs/{first}/withdrawal")}");
        Assert.Equal([$"{NeedState.PendingVerification}", $"{NeedState.Published}"], Read(host, [second, third], need => $"{need.State}"));
        Assert.Contains(third, (await host.Http.GetStringAsync("/c/qiheli/needs?q=西门照明")), StringComparison.Ordinal);
        Assert.Empty(host.Verify().Findings);
    }

    [Fact]
    public async Task Whoever_is_erased_is_not_asked_for_again()
    {
        await using var host = await DemoHost.Start(built);
        var (first, second) = (await Needs.Filed(host, "西门的路灯不亮", "resident-2"), await Needs.Filed(host, "西门路灯坏了"));
        Assert.Equal("200 Merged", $"{await host.Post("caseworker", $"/needs/{second}/merging", new { with = first })}");
        Assert.Equal("200 Erased", (await Forgotten.Erase(host)).ToString());
        Assert.Equal("200 Withdrawn", $"{await host.Post("resident-2", $"/needs/{first}/withdrawal")}");
        Assert.Equal([$"{NeedState.Withdrawn}"], Read(host, [second], need => $"{need.State}"));
    }

    [Fact]
    public async Task Needs_in_like_words_are_shown_to_the_worker_and_to_who_types_what_is_published()
    {
        await using var host = await DemoHost.Start(built);
        var waiting = await Needs.Filed(host, "西门那盏路灯一闪一闪的");
        var open = await Needs.Published(host, "我夜盲，走不了", "西门路灯修理", "resident-2");
        var asked = await Needs.Filed(host, "西门路灯坏了半个月，没人修", "gridworker");
        var (worker, resident) = (await Enter(host, "caseworker"), await Enter(host, "resident"));

        var desk = (await worker.Open($"/c/qiheli/desk/{asked}")).Text;
        Assert.Contains("可能是同一件事", desk, StringComparison.Ordinal);
        Assert.Contains($"name=\"with\" value=\"{open}\"", desk, StringComparison.Ordinal);
        Assert.Contains($"name=\"with\" value=\"{waiting}\"", desk, StringComparison.Ordinal);
        var done = await worker.Press($"/c/qiheli/desk/{asked}", $"/c/qiheli/desk/{asked}?handler=merge", ("with", open));
        Assert.Equal((302, $"/c/qiheli/desk/{open}"), (done.Status, done.Location));
        Assert.Contains(asked, (await worker.Open(done.Location!)).Text, StringComparison.Ordinal);

        var typed = await resident.Press("/c/qiheli/help", "/c/qiheli/help?handler=similar", ("text", "西门的路灯能不能修"));
        Assert.Equal(200, typed.Status);
        Assert.Contains("西门路灯修理", typed.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(waiting, typed.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("<html", typed.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("同一件事", (await resident.Press("/c/qiheli/help", "/c/qiheli/help?handler=similar", ("text", "夜盲走不了"))).Text, StringComparison.Ordinal);
        var filed = await resident.Press("/c/qiheli/help", "/c/qiheli/help?handler=file", ("text", "西门路灯又坏了"));
        Assert.Contains("西门路灯修理", (await resident.Open(filed.Location!)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_only_happens_at_the_same_place_is_not_taken_for_the_same()
    {
        await using var host = await DemoHost.Start(built);
        var drips = await Needs.Published(host, "棠梨苑 4栋 水龙头一直滴水", "棠梨苑 4栋 龙头漏水", "resident-2");
        var asked = await Needs.Filed(host, "棠梨苑 4栋 想拉二胡", "gridworker");
        Assert.DoesNotContain("可能是同一件事", (await (await Enter(host, "caseworker")).Open($"/c/qiheli/desk/{asked}")).Text, StringComparison.Ordinal);

        var resident = await Enter(host, "resident");
        foreach (var (words, isAlike) in new[] { ("棠梨苑 4栋 想下棋", false), ("棠梨苑4号楼2单元302想下棋", false), ("棠梨苑 4栋 龙头漏水了", true) })
            Assert.Equal(isAlike, (await resident.Press("/c/qiheli/help", "/c/qiheli/help?handler=similar", ("text", words))).Text.Contains(drips, StringComparison.Ordinal));
    }

    private static async Task<Browser> Enter(DemoHost host, string who)
    {
        var browser = new Browser(host.Http.BaseAddress!, "203.0.113.7");
        Assert.Equal(302, (await browser.Press("/demo", "/demo?handler=signin", ("who", who))).Status);
        return browser;
    }

    private static IReadOnlyList<string> Read(DemoHost host, string[] numbers, Func<Need, string> what)
    {
        using var db = host.Place.Store.Read(1);
        return [.. numbers.Select(number => what(db.Needs.Single(need => need.Number == number)))];
    }
}
