using Microsoft.Playwright;

namespace Gongyi.Browser.Tests.Gates;

/// <summary>Whoever walks by keyboard sees where they are.</summary>
internal static class FocusGate
{
    public static async Task<List<string>> Look(IPage page) =>
        await page.EvaluateAsync<string?>(Script) is { } found ? [$"focus: no ring around {found}"] : [];

    private const string Script = """
        () => {
          const at = document.activeElement;
          if (!at || at === document.body) return null;
          const ring = each => { const style = getComputedStyle(each), box = each.getBoundingClientRect(); return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2 && style.opacity !== '0' && box.bottom > 0 && box.right > 0; };
          // The input of a card lies unseen over it; the ring is drawn around the card.
          const card = at.matches('.option>input,.tick>input') ? at.nextElementSibling : null;
          return ring(card || at) ? null : at.outerHTML.slice(0, 120);
        }
        """;
}
