using Microsoft.Playwright;

namespace Gongyi.Browser.Tests;

/// <summary>A worker walks the desk's rows without the mouse (ux.md §4.2, screen 8).</summary>
[Collection<InTheYear>]
public sealed class KeyTests(Year year)
{
    [Fact]
    public async Task Single_keys_walk_choose_search_and_open_and_are_letters_where_somebody_types()
    {
        await using var context = await year.Enter("caseworker", width: 1280);
        var page = await context.NewPageAsync();
        await page.GotoAsync("/c/qiheli/desk?view=all");
        var rows = page.Locator("table[data-rows] tbody tr");
        var third = await rows.Nth(2).Locator("a[href]").First.GetAttributeAsync("href");

        await Press(page, "j", "j", "j", "j", "k");
        Assert.Equal(third, await page.EvaluateAsync<string>("document.activeElement.getAttribute('href')"));
        await Press(page, "x");
        Assert.Equal(1, await rows.Locator("input:checked").CountAsync());
        Assert.True(await rows.Nth(2).Locator("input").IsCheckedAsync());
        await Press(page, "x", "?");
        Assert.Equal(0, await rows.Locator("input:checked").CountAsync());
        Assert.True(await page.Locator("#keys li").First.IsVisibleAsync());

        await Press(page, "/", "j", "/");
        Assert.Equal("j/", await page.Locator("#q").InputValueAsync());

        await page.ReloadAsync();
        await Press(page, "j", "j", "j");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync(url => new Uri(url).AbsolutePath == third);
    }

    [Fact]
    public async Task Whoever_does_not_want_single_keys_turns_them_off_and_finds_them_off()
    {
        await using var context = await year.Enter("caseworker", width: 1280);
        var page = await context.NewPageAsync();
        await page.GotoAsync("/c/qiheli/desk?view=all");
        await Press(page, "?");
        await page.GetByRole(AriaRole.Button, new() { Name = "不用这些键" }).ClickAsync();
        await page.ReloadAsync();
        await Press(page, "j", "j", "x", "?", "/");
        Assert.Equal("BODY", await page.EvaluateAsync<string>("document.activeElement.tagName"));
        Assert.False(await page.Locator("#keys li").First.IsVisibleAsync());

        await page.Locator("#keys summary").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "用这些键", Exact = true }).ClickAsync();
        await page.ReloadAsync();
        await Press(page, "/");
        Assert.Equal("q", await page.EvaluateAsync<string>("document.activeElement.id"));
    }

    private static async Task Press(IPage page, params string[] keys)
    {
        foreach (var key in keys) await page.Keyboard.PressAsync(key);
    }
}
