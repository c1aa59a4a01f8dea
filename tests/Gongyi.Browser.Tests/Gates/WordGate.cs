using Microsoft.Playwright;

namespace Gongyi.Browser.Tests.Gates;

/// <summary>What a Chinese page says, it says in Chinese, and in words that people use.</summary>
internal static class WordGate
{
    private static readonly string[] Banned =
        ["赋能", "闭环", "抓手", "落地", "工单", "流程节点", "系统繁忙", "非法参数", "用户", "操作失败", "提交成功"];

    public static async Task<List<string>> Look(IPage page)
    {
        var (problems, said) = (new List<string>(), await page.EvaluateAsync<string[]>(Said));
        foreach (var text in said)
        {
            problems.AddRange(Banned.Where(word => text.Contains(word, StringComparison.Ordinal)).Select(word => $"words: 「{word}」 in \"{Short(text)}\""));
        }

        problems.AddRange((await page.EvaluateAsync<string[]>(English)).Select(text => $"words: not in Chinese: \"{Short(text)}\""));
        return problems;
    }

    private static string Short(string text) => text.Length > 80 ? text[..80] : text;

    /// <summary>Everything that can be read or is read out.</summary>
    private const string Said = """
        () => {
          const said = [document.title];
          const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          while (walk.nextNode()) if (!/^(SCRIPT|STYLE)$/.test(walk.currentNode.parentElement.tagName)) said.push(walk.currentNode.data.trim());
          for (const name of ['title', 'alt', 'placeholder', 'aria-label', 'data-label'])
            for (const each of document.querySelectorAll(`[${name}]`)) said.push(each.getAttribute(name));
          return said.filter(text => text);
        }
        """;

    /// <summary>Latin letters are for numbers, names of files, keys and things that have no other, and for what is marked as another language.</summary>
    private const string English = """
        () => {
          if (!document.documentElement.lang.startsWith('zh')) return [];
          const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), found = [];
          while (walk.nextNode()) {
            const parent = walk.currentNode.parentElement;
            if (/^(SCRIPT|STYLE)$/.test(parent.tagName) || parent.closest('.code,code,kbd,pre,[translate=no]')) continue;
            if (!parent.closest('[lang]').lang.startsWith('zh')) continue;
            const words = walk.currentNode.data.replace(/\b(Excel|WPS|PDF|SHA-256|JSON|CSV|QR)\b/g, '');
            if (/[A-Za-z]{3,}/.test(words)) found.push(walk.currentNode.data.trim());
          }
          return found;
        }
        """;
}
