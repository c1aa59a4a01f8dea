using Microsoft.AspNetCore.Html;

namespace Gongyi.Front;

/// <summary>A line that breaks between its parts and, where they fit the page at all, never inside one: no date and no count in two halves.</summary>
public static class Whole
{
    /// <param name="line">The line in the reader's language.</param>
    /// <param name="between">What stands between its parts. It stays with the part before it, so that no line begins with a comma.</param>
    public static IHtmlContent Parts(string line, string between)
    {
        ArgumentNullException.ThrowIfNull(line);
        ArgumentNullException.ThrowIfNull(between);
        var (html, parts, mark) = (new HtmlContentBuilder(), line.Split(between), between.TrimEnd());
        // Where the line may break stands between the parts: a blank, or the wide one of Chinese.
        var gap = between[mark.Length..];
        foreach (var (at, part) in parts.Index())
            _ = html.AppendHtml(at > 0 ? gap : "").AppendHtml("""<span class="whole">""").Append(at + 1 < parts.Length ? part + mark : part).AppendHtml("</span>");
        return html;
    }
}
