using Microsoft.Playwright;

namespace Gongyi.Browser.Tests.Gates;

/// <summary>All that is asked of a page that stands on the screen (ux.md §6.1). The screen is left as it was found.</summary>
internal static class PageGates
{
    public static async Task<List<string>> Look(IPage page, Screen screen)
    {
        screen = await screen.Showing(page);
        List<string> problems =
        [
            .. await WidthGate.Look(page), .. await TargetGate.Look(page, screen), .. await WordGate.Look(page), .. await HouseGate.Look(page),
            .. await AxeGate.Look(page, large: screen.Size is not null), .. await SpacingGate.Look(page),
        ];
        // The narrowest screen is the same whatever the width was before.
        if (screen.IsPhone) problems.AddRange([.. await WidthGate.LookInWeChat(page), .. await WidthGate.LookEnlarged(page)]);
        return problems;
    }
}
