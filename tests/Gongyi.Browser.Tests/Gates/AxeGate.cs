using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Gongyi.Browser.Tests.Gates;

/// <summary>What axe finds: nothing. In the larger sizes contrast is held to the higher mark, because who chose them needs it.</summary>
internal static class AxeGate
{
    private static readonly string[] Tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

    public static async Task<List<string>> Look(IPage page, bool large)
    {
        var found = await page.RunAxe(new AxeRunOptions
        {
            RunOnly = new() { Type = "tag", Values = [.. Tags] },
            Rules = new() { ["target-size"] = new() { Enabled = true }, ["color-contrast-enhanced"] = new() { Enabled = large } },
        });
        return [.. found.Violations.Select(violation => $"axe: {violation.Id}: {violation.Nodes[0].Html}")];
    }
}
