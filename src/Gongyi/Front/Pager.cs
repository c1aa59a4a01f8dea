using Gongyi.Communities;
using Gongyi.Shared;
using Microsoft.AspNetCore.Html;

namespace Gongyi.Front;

/// <summary>Previous and next under a long list; nothing under a short one.</summary>
public static class Pager
{
    public static IHtmlContent Of<T>(CommunityPage page, Listed<T> list)
    {
        ArgumentNullException.ThrowIfNull(page);
        ArgumentNullException.ThrowIfNull(list);
        var html = new HtmlContentBuilder();
        if (list.Pages == 1) return html;

        var kept = string.Concat(page.Request.Query.Where(each => each.Key != "page").Select(each => $"{Uri.EscapeDataString(each.Key)}={Uri.EscapeDataString(each.Value.ToString())}&amp;"));
        var t = page.T;
        _ = html.AppendHtml("<nav class=\"pager\" aria-label=\"").Append(t["分页"]).AppendHtml("\">");
        if (list.Page > 1) _ = html.AppendHtml($"""<a class="btn" rel="prev" href="?{kept}page={list.Page - 1}">""").Append(t["上一页"]).AppendHtml("</a>");
        _ = html.AppendHtml("<p>").Append(t["第 {0} 页，共 {1} 页", list.Page, list.Pages]).AppendHtml("</p>");
        if (list.Page < list.Pages) _ = html.AppendHtml($"""<a class="btn" rel="next" href="?{kept}page={list.Page + 1}">""").Append(t["下一页"]).AppendHtml("</a>");
        return html.AppendHtml("</nav>");
    }
}
