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

    private static async Task Press(IPage page, params string[] keys)
    {
        foreach (var key in keys) await page.Keyboard.PressAsync(key);
    }
}
