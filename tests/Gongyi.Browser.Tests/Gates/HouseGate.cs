using Microsoft.Playwright;

namespace Gongyi.Browser.Tests.Gates;

/// <summary>A page asks nobody else, opens nothing over itself, and carries no picture inside.</summary>
internal static class HouseGate
{
    /// <summary>A small sign may stand in the page; what is larger belongs into a file that is kept.</summary>
    public const int LongestInside = 2_000;

    public static async Task<List<string>> Look(IPage page) =>
        [.. (await page.EvaluateAsync<string[]>(Script, LongestInside)).Select(found => $"house: {found}")];

    private const string Script = """
        longest => {
          const found = [];
          if (document.querySelector('dialog,[role=dialog],[role=alertdialog]')) found.push('something opens over the page');
          for (const name of ['src', 'href', 'action', 'formaction', 'data', 'poster', 'srcset', 'style'])
            for (const each of document.querySelectorAll(`[${name}]`)) {
              const value = each.getAttribute(name);
              if (value.startsWith('data:') || value.includes('url(data:')) {
                if (value.length > longest) found.push(`${value.length} characters inside the page: ${each.outerHTML.slice(0, 60)}`);
              } else if (/(^|[\s(,'"])(https?:)?\/\/(?!\/)/.test(value) && !value.startsWith(location.origin + '/')) found.push(`to another house: ${each.outerHTML.slice(0, 120)}`);
            }
          return found;
        }
        """;
}
