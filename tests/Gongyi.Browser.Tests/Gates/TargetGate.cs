using Microsoft.Playwright;

namespace Gongyi.Browser.Tests.Gates;

/// <summary>
/// Whatever can be pressed is large enough for a thumb. axe is content with 24 px and lets spacing stand for size, which
/// it does not for old hands. Only a link inside a sentence may be as high as its line.
/// </summary>
internal static class TargetGate
{
    public const int Standard = 44, Large = 60, Desk = 24;

    /// <param name="main">For everything that looks like a control.</param>
    /// <param name="link">For a link that stands alone as text.</param>
    public static async Task<List<string>> Look(IPage page, int main, int link) =>
        [.. (await page.EvaluateAsync<string[]>(Script, new[] { main, link })).Select(found => $"targets: {found}")];

    public static Task<List<string>> Look(IPage page, Screen screen) => Look(page, LeastFor(screen), Math.Min(LeastFor(screen), Standard));

    private static int LeastFor(Screen screen) => screen.Size is not null ? Large : screen.IsDense ? Desk : Standard;

    private const string Script = """
        ([main, link]) => {
          const small = [];
          for (const each of document.querySelectorAll('a[href],button,input:not([type=hidden]),select,textarea,summary,[role=button]')) {
            // A box to tick is as large as the label that lies around it: a press anywhere there ticks it.
            const whole = each.matches('[type=checkbox],[type=radio]') && each.closest('label') || each;
            const style = getComputedStyle(each), box = whole.getBoundingClientRect();
            if (style.visibility === 'hidden' || each.getClientRects().length === 0 || box.bottom < 0 || box.right < 0) continue;
            const inline = style.display === 'inline', sentence = each.closest('p');
            const words = node => node.textContent.replace(/\s/g, '').length;
            if (inline && sentence && words(sentence) > Array.from(sentence.querySelectorAll('a')).reduce((sum, a) => sum + words(a), 0)) continue;
            const least = inline ? link : main;
            if (Math.round(box.width) < least || Math.round(box.height) < least)
              small.push(`${Math.round(box.width)} × ${Math.round(box.height)} of ${least}: ${each.outerHTML.slice(0, 120)}`);
          }
          return small;
        }
        """;
}
