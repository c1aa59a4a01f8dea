using System.Net;
using Gongyi.Communities;
using Microsoft.AspNetCore.Html;

namespace Gongyi.Front;

/// <summary>
/// A field with its label, hint, error and control in the order that readers of screens need. Where a page has the
/// same field in several forms, each form names itself in a hidden <c>item</c>, and only the one that was sent shows
/// its error and keeps what was typed.
/// </summary>
public static class Fields
{
    public static IHtmlContent Input(
        CommunityPage page, string name, string label, string? value = null, string type = "text", string width = "", string? hint = null,
        string? unit = null, string? mode = null, string? item = null)
    {
        ArgumentNullException.ThrowIfNull(page);
        var own = IsOwn(page, item);
        var html = Open(page, name, label, hint, own, item);
        var control = $"""<input class="input {width}" {Marks(page, name, hint, own, item)} type="{type}"{(mode is null ? "" : $" inputmode=\"{mode}\"")} autocomplete="off" value="{Safe(own ? page.Typed(name, value) : value)}">""";
        _ = html.AppendHtml(unit is null ? control : $"""<div class="unit">{control}<span>{Safe(unit)}</span></div>""");
        return html.AppendHtml("</div>");
    }

    /// <summary>A file, from the camera or from the disk.</summary>
    public static IHtmlContent File(CommunityPage page, string name, string label, string accept, string hint, string? item = null)
    {
        ArgumentNullException.ThrowIfNull(page);
        var own = IsOwn(page, item);
        return Open(page, name, label, hint, own, item)
            .AppendHtml($"""<input class="input" {Marks(page, name, hint, own, item)} type="file" accept="{accept}"></div>""");
    }

    public static IHtmlContent Area(
        CommunityPage page, string name, string label, string? value = null, int rows = 3, string? hint = null, string? item = null)
    {
        ArgumentNullException.ThrowIfNull(page);
        var own = IsOwn(page, item);
        return Open(page, name, label, hint, own, item)
            .AppendHtml($"""<textarea class="input" {Marks(page, name, hint, own, item)} rows="{rows}">{Safe(own ? page.Typed(name, value) : value)}</textarea></div>""");
    }

    /// <param name="empty">The word of the choice not made; null when one is always made.</param>
    public static IHtmlContent Select(
        CommunityPage page, string name, string label, IEnumerable<(string Value, string Word)> options, string? empty = null, string? hint = null)
    {
        ArgumentNullException.ThrowIfNull(page);
        ArgumentNullException.ThrowIfNull(options);
        var html = Open(page, name, label, hint, own: true, null).AppendHtml($"""<select class="input" {Marks(page, name, hint, own: true, null)}>""");
        if (empty is not null) html = html.AppendHtml($"""<option value="">{Safe(empty)}</option>""");
        foreach (var (value, word) in options)
            html = html.AppendHtml($"""<option value="{Safe(value)}"{(page.Typed(name) == value ? " selected" : "")}>{Safe(word)}</option>""");
        return html.AppendHtml("</select></div>");
    }

    /// <summary>The sentence above a group of choices that was left open or is wrong; nothing when it is right.</summary>
    public static IHtmlContent Error(CommunityPage page, string name, string? item = null)
    {
        ArgumentNullException.ThrowIfNull(page);
        var html = new HtmlContentBuilder();
        if (IsOwn(page, item) && page.IsWrong(name))
            _ = html.AppendHtml($"""<p class="error" id="{name}-error">{Safe(page.T.Say(page.No!))}</p>""");
        return html;
    }

    /// <summary>Hidden field by which a form among several says which one it is.</summary>
    public static IHtmlContent Item(string item) => new HtmlString($"""<input type="hidden" name="item" value="{Safe(item)}">""");

    /// <summary>The place a refusal points at, in the one form that was sent; elsewhere a name of its own.</summary>
    public static string IdOf(CommunityPage page, string name, string item)
    {
        ArgumentNullException.ThrowIfNull(page);
        return Id(name, IsOwn(page, item), item);
    }

    private static bool IsOwn(CommunityPage page, string? item) =>
        item is null || (page.Request.HasFormContentType && page.Request.Form["item"] == item);

    private static HtmlContentBuilder Open(CommunityPage page, string name, string label, string? hint, bool own, string? item)
    {
        var (id, html) = (Id(name, own, item), new HtmlContentBuilder());
        var wrong = own && page.IsWrong(name);
        _ = html.AppendHtml($"""<div class="field{(wrong ? " bad" : "")}"><label for="{id}">{Safe(label)}</label>""");
        if (hint is not null) _ = html.AppendHtml($"""<p class="hint" id="{id}-hint">{Safe(hint)}</p>""");
        if (wrong) _ = html.AppendHtml($"""<p class="error" id="{id}-error">{Safe(page.T.Say(page.No!))}</p>""");
        return html;
    }

    private static string Marks(CommunityPage page, string name, string? hint, bool own, string? item)
    {
        var id = Id(name, own, item);
        var wrong = own && page.IsWrong(name);
        var described = string.Join(' ', new[] { hint is null ? null : $"{id}-hint", wrong ? $"{id}-error" : null }.OfType<string>());
        return $"id=\"{id}\" name=\"{name}\"{(wrong ? " aria-invalid=\"true\"" : "")}{(described.Length > 0 ? $" aria-describedby=\"{described}\"" : "")}";
    }

    private static string Id(string name, bool own, string? item) => own ? name : $"{name}-{item}";

    private static string Safe(string? text) => WebUtility.HtmlEncode(text ?? "");
}
