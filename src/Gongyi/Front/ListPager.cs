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
}
