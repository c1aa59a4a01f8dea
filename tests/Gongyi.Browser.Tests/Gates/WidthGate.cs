using Microsoft.Playwright;

namespace Gongyi.Browser.Tests.Gates;

/// <summary>Nothing is wider than the screen: at its own width, enlarged by the browser, and with WeChat's letters.</summary>
internal static class WidthGate
{
    /// <summary>400 % and 200 % of a screen of 1280.</summary>
    public static readonly int[] Enlarged = [320, 640];

    public static async Task<List<string>> Look(IPage page, string about = "") =>
        [.. (await page.EvaluateAsync<string[]>(Script)).Select(found => $"width{about}: {found}")];

    public static async Task<List<string>> LookEnlarged(IPage page)
    {
        var (was, problems) = (page.ViewportSize!, new List<string>());
        foreach (var width in Enlarged)
        {
            await page.SetViewportSizeAsync(width, was.Height);
            problems.AddRange(await Look(page, $" at {width}"));
        }

        await page.SetViewportSizeAsync(was.Width, was.Height);
        return problems;
    }

    /// <summary>WeChat's 关怀模式. It works only where the browser plays a phone. A row keeps four characters in a line.</summary>
    public static async Task<List<string>> LookInWeChat(IPage page)
    {
        await page.EvaluateAsync("document.body.style.webkitTextSizeAdjust = '140%'");
        var problems = await Look(page, " with WeChat's letters");
        problems.AddRange((await page.EvaluateAsync<string[]>(Narrow)).Select(found => $"width with WeChat's letters: {found}"));
        await page.EvaluateAsync("document.body.style.webkitTextSizeAdjust = ''");
        return problems;
    }

    private const string Script = """
        () => {
          const page = document.documentElement, over = page.scrollWidth - page.clientWidth;
          if (over <= 0) return [];
          const out = Array.from(document.body.querySelectorAll('*'))
            .filter(each => each.getBoundingClientRect().right > page.clientWidth + 1 && !each.closest('.scroll,.skip'))
            .sort((a, b) => b.getBoundingClientRect().right - a.getBoundingClientRect().right)[0];
          return [`${over} px wider than the screen: ${out ? out.outerHTML.slice(0, 120) : ''}`];
        }
        """;

    private const string Narrow = """
        () => Array.from(document.querySelectorAll('.row-text'))
          .filter(each => each.textContent.trim().length > 4 && each.clientWidth < 4 * parseFloat(getComputedStyle(each.firstElementChild || each).fontSize))
          .map(each => `less than four characters in a line: ${each.outerHTML.slice(0, 120)}`)
        """;
}
