using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Html;

namespace Gongyi.Shared;

/// <summary>The small repeated bits of pages. Whole rows are markup in their page.</summary>
public static class Html
{
    /// <summary><c>¥ 12,000.00</c></summary>
    public static IHtmlContent Money(long fen) => new HtmlString($"""<span class="money">{new Money(fen)}</span>""");

    /// <summary>The amount alone, for table columns whose head says 元.</summary>
    public static string Yuan(long fen) => (Math.Abs((decimal)fen) / 100).ToString("#,##0.00", CultureInfo.InvariantCulture);

    /// <summary>An address to be typed from paper; it breaks behind a stroke and nowhere else.</summary>
    public static IHtmlContent Address(string address) =>
        new HtmlString($"""<span class="code" translate="no">{WebUtility.HtmlEncode(address).Replace("/", "/<wbr>", StringComparison.Ordinal)}</span>""");

    /// <summary>A chip with a word; <paramref name="tone"/> is ok, warn, err, info, gold, seal or empty.</summary>
    public static IHtmlContent Chip(string word, string tone = "")
    {
        var builder = new HtmlContentBuilder();
        _ = builder.AppendHtml($"""<span class="chip {tone}">""").Append(word).AppendHtml("</span>");
        return builder;
    }
}
