using Gongyi.Browser.Tests.Gates;
using Microsoft.Playwright;

namespace Gongyi.Browser.Tests;

/// <summary>Counts what a job costs the person: taps, pages they have to read, fields they have to fill in.</summary>
internal sealed class Steps(Somebody somebody)
{
    /// <summary>More stops than any page has.</summary>
    private const int MostStops = 200;

    public int Taps { get; private set; }

    public int Screens { get; private set; }

    public int Typed { get; private set; }

    private IPage Page => somebody.Page;

    public async Task Tap(string target)
    {
        Taps++;
        var before = Page.Url;
        await Page.Locator(target).First.ClickAsync();
        if (Page.Url != before) Screens++;
    }

    public async Task Type(string field, string text)
    {
        Typed++;
        await somebody.Type(field, text);
    }

    /// <summary>Walks by Tab to a target, with a ring around every stop on the way, and presses Enter there.</summary>
    public async Task Enter(string target)
    {
        await Walk(target);
        Taps++;
        var before = Page.Url;
        await Page.Keyboard.PressAsync("Enter");
        await Page.WaitForURLAsync(url => url != before);
        Screens++;
    }

    public async Task Write(string target, string text)
    {
        await Walk(target);
        Typed++;
        await Page.Keyboard.PressAsync("Control+A");
        await Page.Keyboard.InsertTextAsync(text);
    }

    private async Task Walk(string target)
    {
        for (var stop = 0; stop < MostStops; stop++)
        {
            await Page.Keyboard.PressAsync("Tab");
            Assert.Empty(await FocusGate.Look(Page));
            if (await Page.EvaluateAsync<bool>("target => !!document.activeElement && document.activeElement.matches(target)", target)) return;
        }

        Assert.Fail($"{target} cannot be reached by keyboard on {Page.Url}");
    }
}
