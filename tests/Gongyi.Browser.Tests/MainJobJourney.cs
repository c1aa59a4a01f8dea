using Gongyi.Shared;
using Gongyi.Tests.Doors;

namespace Gongyi.Browser.Tests;

/// <summary>
/// The main job in the browser, without JavaScript: from the resident's sentence to 已归档, every press on a page.
/// </summary>
public sealed class MainJobJourney(Browser browser, BuiltDemo built)
{
    private DemoHost host = null!;

    [Fact]
    public async Task From_one_sentence_to_the_archive_without_javascript()
    {
        await using var started = host = await DemoHost.Start(built);
        var need = await AResidentAsks();
        await WorkersVerifyAndPublish(need);
        var project = await AProjectIsComposedAndSubmitted(need);
        await Sit(project, "party-1", ["party-1", "party-2", "party-3", "party-4"], 0);
        await Sit(project, "party-1", ["party-1", "party-3", "party-5", "party-6"], 1);
        await Sit(project, "fund-chair", ["fund-chair", "fund-2", "fund-3", "fund-4", "fund-6"], 3, opinionBy: "supervisor");
        await Sit(project, "council-1", [.. Enumerable.Range(1, 18).Select(at => $"council-{at}")], 3);
        await TheNoticeHangs(project);
        foreach (var side in (string[])["custodian", "rc-3", "provider"]) await At(side, $"/projects/{project}", page => page.Press("签署协议"));
        await Pay(project);
        await TheServiceIsGivenAndRated(project, need);
        await At("provider", $"/projects/{project}", async page =>
        {
            await page.Open("交中期报告");
            await page.Type("report", "已经送了一半，老人都满意。");
            await page.Press("交中期报告");
        });
        await Pay(project);
        await At("provider", $"/projects/{project}", async page =>
        {
            await page.Open("申请结项");
            await page.Type("report", "全部做完。");
            await page.Page.Locator("input[name^='spent']").First.FillAsync("11900");
            await page.Press("申请结项");
        });
        await At("supervisor", $"/projects/{project}", async page =>
        {
            await page.Type("text", "抽查属实。");
            await page.Press("写下意见");
        });
        await At("caseworker", $"/projects/{project}", async page =>
        {
            await page.Type("score", "88");
            await page.Press("验收");
        });
        await Pay(project);
        await At("caseworker", $"/projects/{project}", page => page.Press("归档"));
        await using var anybody = await Somebody.Enter(browser, host, null);
        await anybody.Go($"/projects/{project}");
        await anybody.Sees("已归档");
        Assert.Empty(host.Verify().Findings);
    }

    /// <summary>J1: at most three taps and one sentence.</summary>
    private async Task<string> AResidentAsks()
    {
        await using var resident = await Somebody.Enter(browser, host, "resident", size: "big");
        await resident.Press("我要帮忙");
        await resident.Type("text", "腿脚不便，做饭困难，想有人送午饭");
        await resident.Press("告诉社区");
        await resident.Sees("已告诉社区");
        return resident.Page.Url.Split('/')[^1].Split('?')[0];
    }

    private async Task WorkersVerifyAndPublish(string need)
    {
        await At("gridworker", $"/desk/{need}", async page =>
        {
            await page.Pick("method", "HomeVisit");
            await page.Pick("category", "ElderCare");
            await page.Pick("urgency", "Normal");
            await page.Press("核实属实");
        });
        await At("caseworker", $"/desk/{need}", async page =>
        {
            await page.Type("title", "独居老人午饭困难");
            await page.Pick("consent", "Paper");
            await page.Press("发布");
        });
    }

    private async Task<string> AProjectIsComposedAndSubmitted(string need)
    {
        await using var worker = await Somebody.Enter(browser, host, "caseworker", width: 1280);
        await worker.Go($"/projects/new?need={need}&provider={host.Fixtures.Provider}");
        await worker.Type("title", "暖心午餐");
        await worker.Type("goal", "让独居老人中午吃上热饭");
        await worker.Type("from", "2026-10-20");
        await worker.Type("to", "2026-12-31");
        await worker.Type("line1Name", "餐食");
        await worker.Type("line1Yuan", "12000");
        await worker.Press("存为项目草稿");
        await worker.Sees("暖心午餐");
        await worker.Press("送审");
        await worker.Sees("党组织研究");
        return worker.Page.Url.Split('/')[^1].Split('?')[0];
    }

    /// <summary>The chair invites, members sign in and vote, the chair closes.</summary>
    private async Task Sit(string project, string chair, string[] members, int days, string? opinionBy = null)
    {
        string sitting;
        await using (var page = await Somebody.Enter(browser, host, chair))
        {
            await page.Go($"/projects/{project}");
            await page.Press("召集会议");
            await page.Type("at", Typing.Local((await host.Now()).AddDays(days)));
            await page.Page.Locator("main form[method=post] button.do").First.ClickAsync();
            sitting = new Uri(page.Page.Url).AbsolutePath["/c/qiheli".Length..];
        }

        await host.Advance(days);
        foreach (var member in members) await At(member, sitting, page => page.Press("签到"));
        foreach (var member in members)
            await At(member, sitting, async page =>
            {
                await page.Page.Locator($"main a[href*='{sitting}/']").First.ClickAsync();
                await page.Tick("choice", "For");
                await page.Press("提交表决");
            });
        if (opinionBy is not null)
            await At(opinionBy, sitting, async page =>
            {
                await page.Type("text", "预算合理。");
                await page.Page.Locator("main form:has([name=text]) button").First.ClickAsync();
            });
        await At(chair, sitting, page => page.Press("结束并计票"));
        await At(chair, sitting, page => page.Sees("通过"));
    }

    private async Task TheNoticeHangs(string project)
    {
        await At("caseworker", $"/projects/{project}", async page =>
        {
            await page.Page.Locator("main a[href*='/notices/']").First.ClickAsync();
            await page.Type("place", "桐荫路88号公告栏");
            await page.Page.Locator("main form:has([name=place]) button").First.ClickAsync();
        });
        await host.Advance(12);
        await At("caseworker", $"/projects/{project}", page => page.Sees("已立项"));
    }

    private async Task Pay(string project)
    {
        await At("provider", $"/projects/{project}", page => page.Press("申请拨付"));
        await At("fund-chair", "/payments", async page => await Row(page, project).Locator("button").First.ClickAsync());
        await At("custodian", "/payments", async page =>
        {
            var form = Row(page, project).Locator("form").First;
            await form.Locator("[name=voucher]").FillAsync("回单");
            await form.Locator("[name=paidOn]").FillAsync(Typing.Local(await host.Now())[..10]);
            await form.Locator("button").First.ClickAsync();
        });
    }

    private async Task TheServiceIsGivenAndRated(string project, string need)
    {
        await At("provider", $"/projects/{project}", async page =>
        {
            await page.Open("记一次服务");
            await page.Type("at", Typing.Local(await host.Now()));
            await page.Type("minutes", "40");
            await page.Type("note", "送餐上门");
            await page.Press("记下来");
        });
        await At("resident", $"/needs/{need}", page => page.Press("签收"));
        await At("resident", $"/needs/{need}", async page =>
        {
            await page.Tick("answer", "Satisfied");
            await page.Page.Locator("main form:has([name=answer]) button").First.ClickAsync();
        });
    }

    private static Microsoft.Playwright.ILocator Row(Somebody page, string project) =>
        page.Page.Locator($"main :is(li, tr, article, .card):has(a[href$='/projects/{project}']):has(form)").First;

    private async Task At(string who, string path, Func<Somebody, Task> act)
    {
        await using var somebody = await Somebody.Enter(browser, host, who);
        Assert.Equal(200, await somebody.Go(path));
        await act(somebody);
        Assert.Equal(0, await somebody.Page.Locator(".problems").CountAsync());
    }
}
