using Gongyi.Shared;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.WebUtilities;

namespace Gongyi.Front;

/// <summary>Turning the pages of a list: the same question, another page.</summary>
public sealed record ListPager(int Page, int Pages, string Path, IReadOnlyDictionary<string, string> Question)
{
    public static ListPager Of(int page, int pages, HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return new(page, pages, request.Path, request.Query.Where(each => each.Key is not "page").ToDictionary(each => each.Key, each => each.Value.ToString()));
    }

    public string To(int page) =>
        QueryHelpers.AddQueryString(Path, Question.Append(new("page", $"{page}")).Select(each => KeyValuePair.Create(each.Key, (string?)each.Value)));

    /// <summary>Back, where one is, and on; nothing where everything stands on one page.</summary>
    public IHtmlContent Shown(Words t)
    {
        ArgumentNullException.ThrowIfNull(t);
        if (Pages <= 1) return HtmlString.Empty;
        var html = new HtmlContentBuilder().AppendHtml("<nav class=\"pager\" aria-label=\"").Append(t["分页"]).AppendHtml("\">");
        if (Page > 1) _ = html.AppendHtml(Turn("prev", Page - 1, t["上一页"]));
        _ = html.AppendHtml("<p>").Append(t["第 {0} 页，共 {1} 页", Page, Pages]).AppendHtml("</p>");
        if (Page < Pages) _ = html.AppendHtml(Turn("next", Page + 1, t["下一页"]));
        return html.AppendHtml("</nav>");
    }

    private IHtmlContentBuilder Turn(string rel, int page, string word) =>
        new HtmlContentBuilder().AppendHtml($"<a class=\"btn\" rel=\"{rel}\" href=\"").Append(To(page)).AppendHtml("\">").Append(word).AppendHtml("</a>");
}
