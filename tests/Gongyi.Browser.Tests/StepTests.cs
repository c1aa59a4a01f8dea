using Gongyi.Tests.Doors;

namespace Gongyi.Browser.Tests;

/// <summary>The two jobs that are done most, without JavaScript, counted against ux.md §4.3.</summary>
public sealed class StepTests(Browser browser, BuiltDemo built)
{
    private const string Need = "N-2026-0005", Title = "暖心午餐", Goal = "让独居老人中午吃上热饭", Line = "餐食", Yuan = "12000";

    private const string TakeUp = "main .matches a[href*='/projects/new']", Submit = "main button[formaction$='handler=submit']";

    [Theory]
    [InlineData(null)]
    [InlineData("big")]
    public async Task Who_comes_back_asks_for_help_in_three_taps_and_one_sentence(string? size)
    {
        await using var host = await DemoHost.Start(built);
        await using var resident = await Somebody.Enter(browser, host, "resident", size: size);
        await resident.Go("");
        var steps = new Steps(resident);
        await steps.Tap("main a[href$='/help']");
        await steps.Type("text", "腿脚不便，做饭困难，想有人送午饭");
        await steps.Tap("main form[method=post] button.do");
        await resident.Sees("已告诉社区");
        Assert.InRange(steps.Taps, 1, 3);
        Assert.Equal(1, steps.Typed);
    }

    [Fact]
    public async Task A_worker_makes_a_project_of_a_need_on_two_screens()
    {
        await using var host = await DemoHost.Start(built);
        await using var worker = await Somebody.Enter(browser, host, "caseworker", width: 1280);
        await worker.Go("/desk?view=all");
        var steps = new Steps(worker);
        await steps.Tap($"main a[href$='/desk/{Need}']");
        await steps.Tap(TakeUp);
        await steps.Type("title", Title);
        await steps.Type("goal", Goal);
        await steps.Type("line1Name", Line);
        await steps.Type("line1Yuan", Yuan);
        Assert.InRange(steps.Screens, 1, 2);
        await steps.Tap(Submit);
        await IsSubmitted(worker);
        Assert.InRange(steps.Typed, 1, 6);
    }

    [Fact]
    public async Task A_worker_makes_it_by_keyboard_alone_and_sees_at_every_stop_where_they_are()
    {
        await using var host = await DemoHost.Start(built);
        await using var worker = await Somebody.Enter(browser, host, "caseworker", width: 1280);
        await worker.Go("/desk?view=all");
        var steps = new Steps(worker);
        await steps.Enter($"main a[href$='/desk/{Need}']");
        await steps.Enter(TakeUp);
        await steps.Write("[name=title]", Title);
        await steps.Write("[name=goal]", Goal);
        await steps.Write("[name=line1Name]", Line);
        await steps.Write("[name=line1Yuan]", Yuan);
        await steps.Enter(Submit);
        await IsSubmitted(worker);
    }

    private static async Task IsSubmitted(Somebody worker)
    {
        await worker.Sees(Title);
        await worker.Sees("送审了");
        await worker.Sees("党组织研究");
        Assert.Equal(0, await worker.Page.Locator(".problems").CountAsync());
    }
}
