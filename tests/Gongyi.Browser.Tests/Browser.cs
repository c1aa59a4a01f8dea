using Gongyi.Browser.Tests;
using Gongyi.Tests.Doors;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Browser))]

namespace Gongyi.Browser.Tests;

/// <summary>The Chromium that the machine has, headless, once for the whole run.</summary>
public sealed class Browser : IAsyncLifetime
{
    private IPlaywright playwright = null!;

    public IBrowser Chromium { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        playwright = await Playwright.CreateAsync();
        Chromium = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM") ?? "/usr/bin/chromium",
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
                "--disable-sync",
            ],
        });
    }

    public async ValueTask DisposeAsync()
    {
        await Chromium.CloseAsync();
        playwright.Dispose();
    }
}

/// <summary>One person at one screen, without JavaScript unless asked for.</summary>
public sealed class Somebody : IAsyncDisposable
{
    private readonly IBrowserContext context;
    private readonly DemoHost host;

    private Somebody(IBrowserContext context, IPage page, DemoHost host) => (this.context, Page, this.host) = (context, page, host);

    public IPage Page { get; }

    /// <param name="key">Whose persona; nobody signed in when null.</param>
    public static async Task<Somebody> Enter(Browser browser, DemoHost host, string? key, int width = 390, string? size = null)
    {
        ArgumentNullException.ThrowIfNull(browser);
        ArgumentNullException.ThrowIfNull(host);
        var context = await browser.Chromium.NewContextAsync(new()
        {
            BaseURL = host.Http.BaseAddress!.ToString(), JavaScriptEnabled = false, Locale = "zh-CN", ViewportSize = new() { Width = width, Height = 844 },
        });
        var page = await context.NewPageAsync();
        page.SetDefaultTimeout(30_000);
        var somebody = new Somebody(context, page, host);
        if (size is not null) await somebody.Go($"/size/{size}?back=/demo");
        if (key is not null)
        {
            await somebody.Go("/demo");
            await SignIn(page, key);
        }

        return somebody;
    }

    /// <summary>One click on the demo's page; two where the roll is folded.</summary>
    public static async Task SignIn(IPage page, string key)
    {
        ArgumentNullException.ThrowIfNull(page);
        var folded = page.Locator($"details:has(button.persona[value='{key}']) > summary");
        if (await folded.CountAsync() > 0) await folded.ClickAsync();
        await page.Locator($"button.persona[value='{key}']").ClickAsync();
    }

    /// <summary>Goes to an address; below the community unless it begins with a known other one.</summary>
    public async Task<int> Go(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var full = path.StartsWith("/demo", StringComparison.Ordinal) || path.StartsWith("/size", StringComparison.Ordinal) || path is "/" ? path : $"/c/qiheli{path}";
        return (await Page.GotoAsync(new Uri(host.Http.BaseAddress!, full).ToString()))!.Status;
    }

    public Task Type(string field, string text) => Page.Locator($"[name='{field}']").First.FillAsync(text);

    public Task Pick(string field, string value) => Page.Locator($"select[name='{field}']").First.SelectOptionAsync(value);

    public Task Tick(string field, string value) => Page.Locator($"input[name='{field}'][value='{value}']").First.CheckAsync(new() { Force = true });

    /// <summary>Presses the first button or link with these words.</summary>
    public Task Press(string words) => Page.Locator($"main :is(button, a):has-text('{words}')").First.ClickAsync();

    /// <summary>Unfolds what is folded.</summary>
    public Task Open(string words) => Page.Locator($"main summary:has-text('{words}')").First.ClickAsync();

    public async Task Sees(string words) =>
        Assert.True(await Page.Locator("body").InnerTextAsync() is var text && text.Contains(words, StringComparison.Ordinal), $"\"{words}\" is not on {Page.Url}:\n{text}");

    public async ValueTask DisposeAsync() => await context.DisposeAsync();
}
