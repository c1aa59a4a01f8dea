using Microsoft.Playwright;

namespace Gongyi.Browser.Tests.Gates;

/// <summary>Who needs more space between lines and letters (WCAG 1.4.12) loses no text: none is cut off, none runs out of its box.</summary>
internal static class SpacingGate
{
    public static async Task<List<string>> Look(IPage page)
    {
        await page.EvaluateAsync(Space);
        var problems = (await page.EvaluateAsync<string[]>(Cut)).Select(found => $"spacing: {found}").ToList();
        problems.AddRange(await WidthGate.Look(page, " with wide spacing"));
        await page.EvaluateAsync("document.adoptedStyleSheets = []");
        return problems;
    }

    /// <summary>As a sheet of the browser's user: pages allow no style but their own.</summary>
    private const string Space = """
        () => {
          const sheet = new CSSStyleSheet();
          sheet.replaceSync('*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}p{margin-bottom:2em!important}');
          document.adoptedStyleSheets = [sheet];
        }
        """;

    private const string Cut = """
        () => Array.from(document.body.querySelectorAll('*'))
          .filter(each => {
            const style = getComputedStyle(each);
            if (each.clientWidth <= 1 || !each.textContent.trim() || /^(OPTION|SELECT|TEXTAREA|SCRIPT|STYLE)$/.test(each.tagName) || each.closest('svg')) return false;
            const cuts = axis => style[axis] === 'hidden' || style[axis] === 'clip';
            if (cuts('overflowY') && each.scrollHeight > each.clientHeight + 1 || cuts('overflowX') && each.scrollWidth > each.clientWidth + 1) return true;
            return /^(A|BUTTON|SPAN|B|LABEL)$/.test(each.tagName) && style.display !== 'inline' && each.scrollHeight > each.clientHeight + 8 && !each.querySelector('*');
          })
          .map(each => `text is cut off in ${each.outerHTML.slice(0, 120)}`)
        """;
}
