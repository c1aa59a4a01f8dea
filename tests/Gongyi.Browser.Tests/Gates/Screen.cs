using Microsoft.Playwright;

namespace Gongyi.Browser.Tests.Gates;

/// <summary>What somebody looks at: a phone or a desk, and how large its letters are.</summary>
/// <param name="Size">Null for 标准, else <c>big</c> or <c>huge</c>.</param>
/// <param name="IsDense">A page for the desk, on a screen that is one.</param>
internal sealed record Screen(int Width, string? Size, bool IsDense = false)
{
    public static IReadOnlyList<Screen> All { get; } =
        [.. from width in (int[])[390, 1280] from size in (string?[])[null, "big", "huge"] select new Screen(width, size)];

    public bool IsPhone => Width < 900;

    public async Task<Screen> Showing(IPage page) =>
        this with { IsDense = !IsPhone && await page.Locator("html[data-density=desk]").CountAsync() > 0 };

    public override string ToString() => $"{Width} {Size ?? "标准"}";
}
