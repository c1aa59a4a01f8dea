using Gongyi.Shared;
using Microsoft.AspNetCore.Html;

namespace Gongyi.Front;

/// <summary>How a vote went, in a line that breaks between its figures and never inside one.</summary>
public static class Votes
{
    public static IHtmlContent Cast(Words t, int yes, int no, int abstained, int recused)
    {
        ArgumentNullException.ThrowIfNull(t);
        return Whole(t["同意 {0} · 不同意 {1} · 弃权 {2} · 回避 {3}", yes, no, abstained, recused], " · ");
    }

    public static IHtmlContent Present(Words t, int members, int present)
    {
        ArgumentNullException.ThrowIfNull(t);
        return Whole(t["应到 {0} 人，实到 {1} 人", members, present], t.IsChinese ? "，" : ", ");
    }

    private static HtmlContentBuilder Whole(string line, string between)
    {
        var html = new HtmlContentBuilder();
        var parts = line.Split(between);
        // The mark stays with the figure before it: no line begins with a comma. The blank stands between, where the line may break.
        foreach (var (at, part) in parts.Index())
            _ = html.AppendHtml(at > 0 && between.EndsWith(' ') ? " " : "").AppendHtml("""<span class="whole">""").Append(at + 1 < parts.Length ? part + between.TrimEnd() : part).AppendHtml("</span>");
        return html;
    }
}
