using Deque.AxeCore.Playwright;
using Gongyi.Tests.Doors;
using Microsoft.Playwright;

namespace Gongyi.Browser.Tests;

/// <summary>
/// Ten screens, on a phone and on a desk: no accessibility violation, nothing wider than the screen. The pictures go to
/// artifacts/screens, and to docs/screens when GONGYI_SCREENS is set.
/// </summary>
public sealed class ScreenTests(Browser browser, BuiltDemo built)
{
    private static readonly string Root = FindRoot();

    [Fact]
    public async Task Ten_screens_read_well_on_a_phone_and_on_a_desk()
    {
        await using var host = await DemoHost.Start(built);
        (string Name, string? Who, string Path)[] screens =
        [
            ("home", "resident", ""), ("help", "resident", "/help"), ("mine", "council-2", "/mine"), ("desk", "caseworker", "/desk"),
            ("need", "caseworker", "/desk/N-2026-0005"), ("project", "caseworker", "/projects/P-2026-0003"),
            ("notice", null, "/notices/2026-6"), ("fund", null, "/fund"), ("demo", null, "/demo"),
            ("ballot", "council-2", "(the council sits)"),
        ];
        var problems = new List<string>();
        foreach (var (name, who, address) in screens)
        {
            var path = name == "ballot" ? await ACouncilSits(host) : address;
            foreach (var (width, size) in ((int, string?)[])[(390, null), (1280, null), (390, "big"), (320, "huge")])
                problems.AddRange(await Look(host, name, who, path, width, size));
        }

        Assert.True(problems.Count == 0, string.Join('\n', problems));
    }

    private async Task<List<string>> Look(DemoHost host, string name, string? who, string path, int width, string? size)
    {
        await using var context = await browser.Chromium.NewContextAsync(new()
        {
            BaseURL = host.Http.BaseAddress!.ToString(), Locale = "zh-CN", ViewportSize = new() { Width = width, Height = 844 },
        });
        var page = await context.NewPageAsync();
        if (size is not null) await page.GotoAsync($"/size/{size}?back=/demo");
        if (who is not null)
        {
            await page.GotoAsync("/demo");
            await Somebody.SignIn(page, who);
        }

        var answer = await page.GotoAsync(path == "/demo" ? path : $"/c/qiheli{path}");
        var where = $"{name} at {width} {size}";
        var problems = new List<string>();
        if (answer!.Status != 200) problems.Add($"{where}: status {answer.Status}");
        var overflow = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        if (overflow > 0) problems.Add($"{where}: {overflow} px wider than the screen");
        var axe = await page.RunAxe();
        problems.AddRange(axe.Violations.Select(violation => $"{where}: {violation.Id}: {violation.Nodes[0].Html}"));
        if (size is null) await Keep(page, $"{name}-{width}.png");
        return problems;
    }

    private static async Task Keep(IPage page, string file)
    {
        var folder = Path.Combine(Root, Environment.GetEnvironmentVariable("GONGYI_SCREENS") is null ? "artifacts/screens" : "docs/screens");
        Directory.CreateDirectory(folder);
        await page.ScreenshotAsync(new() { Path = Path.Combine(folder, file), FullPage = true });
    }

    /// <summary>The council that was invited for 9 October is there and has its quorum.</summary>
    private static async Task<string> ACouncilSits(DemoHost host)
    {
        await host.Advance(9);
        using var db = host.Place.Store.Read(1);
        var sitting = db.Set<Governance.Sitting>().AsEnumerable().Single(each => each.State is Governance.SittingState.Convened);
        for (var at = 1; at <= 20; at++) Assert.Equal(200, (await host.Post($"council-{at}", $"/sittings/{sitting.Id}/attendance")).Status);
        return $"/sittings/{sitting.Id}/{sitting.Motions[0].Id}";
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Gongyi.slnx"))) folder = folder.Parent!;
        return folder.FullName;
    }
}
