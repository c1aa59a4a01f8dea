using Microsoft.Playwright;

namespace Gongyi.Browser.Tests;

/// <summary>
/// Pictures of ten screens of the whole year, on a phone and on a desk, for people to look at: they go to
/// artifacts/screens, and to docs/screens when GONGYI_SCREENS is set. What must be right on them PageTests asks.
/// </summary>
[Collection<InTheYear>]
public sealed class ScreenTests(Year year)
{
    /// <summary>What somebody sees who scrolls a little; a list of fifty rows looks the same further down.</summary>
    private const int Highest = 2_600;

    private static readonly string Root = FindRoot();

    [Fact]
    public async Task Ten_screens_are_drawn_on_a_phone_and_on_a_desk()
    {
        (string Name, string Route, string? Who)[] screens =
        [
            ("home", "", "resident"), ("help", "/help", "resident"), ("mine", "/mine", "council-2"), ("desk", "/desk", "caseworker"), ("need", "/desk/{id}", "caseworker"),
            ("project", "/projects/{id}", "provider"), ("notice", "/notices/{id}", null), ("fund", "/fund", null), ("demo", "/demo", null),
            ("ballot", "/sittings/{id:guid}/{motion:guid}", "party-2"),
        ];
        foreach (var (name, route, who) in screens)
        {
            var stop = year.Stops.First(each => each.Press is null && each.Who == who && (each.Route == $"/c/{{slug}}{route}" || each.Route == route));
            foreach (var width in (int[])[390, 1280])
            {
                await using var context = await year.Enter(who, width);
                var page = await context.NewPageAsync();
                Assert.Empty(await stop.Go(page));
                await Keep(page, $"{name}-{width}.png");
            }
        }
    }

    private static async Task Keep(IPage page, string file)
    {
        var folder = Path.Combine(Root, Environment.GetEnvironmentVariable("GONGYI_SCREENS") is null ? "artifacts/screens" : "docs/screens");
        Directory.CreateDirectory(folder);
        var (width, height) = (page.ViewportSize!.Width, await page.EvaluateAsync<int>("document.documentElement.scrollHeight"));
        await page.ScreenshotAsync(new() { Path = Path.Combine(folder, file), FullPage = true, Clip = new() { Width = width, Height = Math.Min(height, Highest) } });
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Gongyi.slnx"))) folder = folder.Parent!;
        return folder.FullName;
    }
}
