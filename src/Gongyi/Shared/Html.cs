using System.Globalization;
using Microsoft.AspNetCore.Html;

namespace Gongyi.Shared;

/// <summary>The small repeated bits of pages. Whole rows are markup in their page.</summary>
public static class Html
{
    /// <summary><c>¥ 12,000.00</c></summary>
    public static IHtmlContent Money(long fen) => new HtmlString($"""<span class="money">{new Money(fen)}</span>""");

    /// <summary>The amount alone, for table columns whose head says 元.</summary>
    public static string Yuan(long fen) => (Math.Abs((decimal)fen) / 100).ToString("#,##0.00", CultureInfo.InvariantCulture);

    /// <summary>A chip with a word; <paramref name="tone"/> is ok, warn, err, info, gold, seal or empty.</summary>
    public static IHtmlContent Chip(string word, string tone = "")
    {
        var builder = new HtmlContentBuilder();
        _ = builder.AppendHtml($"""<span class="chip {tone}">""").Append(word).AppendHtml("</span>");
        return builder;
    }
}
