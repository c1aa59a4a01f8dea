using Gongyi.Communities;
using Microsoft.AspNetCore.Html;

namespace Gongyi.Front;

/// <summary>A question of a form: label, what is wrong, the control with what was typed. Written once so that no page forgets the second.</summary>
public static class Ask
{
    /// <summary>One line, a date or a number.</summary>
    public static IHtmlContent Line(
        CommunityPage page, string field, string label, string? value = null, string type = "text", string width = "mid", string? hint = null, string? id = null)
    {
        ArgumentNullException.ThrowIfNull(page);
        var keyboard = type is "number" ? "text\" inputmode=\"numeric" : type;
        return Field(page, field, id ?? field, label, hint, inside => inside
            .AppendHtml($"""<input class="input {width}" id="{id ?? field}" name="{field}" type="{keyboard}"{Marks(page, field, id ?? field, hint)} value=""").AppendHtml("\"")
            .Append(page.Typed(field, value) ?? "").AppendHtml("\">"));
    }

    /// <summary>A few sentences.</summary>
    public static IHtmlContent Words(CommunityPage page, string field, string label, string? hint = null, int rows = 2, string? value = null)
    {
        ArgumentNullException.ThrowIfNull(page);
        return Field(page, field, field, label, hint, inside => inside
            .AppendHtml($"""<textarea class="input" id="{field}" name="{field}" rows="{rows}"{Marks(page, field, field, hint)}>""")
            .Append(page.Typed(field, value) ?? "").AppendHtml("</textarea>"));
    }

    /// <summary>One of the values of an enum, in the words people use.</summary>
    public static IHtmlContent Choice<T>(CommunityPage page, string field, string label, string? open = null, T? chosen = null) where T : struct, Enum
    {
        ArgumentNullException.ThrowIfNull(page);
        var typed = page.Typed(field, chosen?.ToString());
        return Field(page, field, field, label, null, inside =>
        {
            _ = inside.AppendHtml($"""<select class="input mid" id="{field}" name="{field}"{Marks(page, field, field, null)}><option value="">""")
                .Append(open ?? page.T["请选"]).AppendHtml("</option>");
            foreach (var value in Enum.GetValues<T>())
                _ = inside.AppendHtml($"""<option value="{value}"{(typed == value.ToString() ? " selected" : "")}>""").Append(page.T.Of(value)).AppendHtml("</option>");
            return inside.AppendHtml("</select>");
        });
    }

    /// <summary>The sentence under a label when this field was the reason.</summary>
    public static IHtmlContent Error(HousePage page, string field)
    {
        ArgumentNullException.ThrowIfNull(page);
        return page.IsWrong(field)
            ? new HtmlContentBuilder().AppendHtml($"""<p class="error" id="{field}-error">""").Append(page.T.Say(page.No!)).AppendHtml("</p>")
            : HtmlString.Empty;
    }

    private static HtmlContentBuilder Field(
        CommunityPage page, string field, string id, string label, string? hint, Func<IHtmlContentBuilder, IHtmlContentBuilder> control)
    {
        var all = new HtmlContentBuilder();
        // Only the field that the summary links to can be the wrong one: a page may ask the same twice.
        var wrong = id == field && page.IsWrong(field);
        _ = all.AppendHtml($"""<div class="field{(wrong ? " bad" : "")}"><label for="{id}">""").Append(label).AppendHtml("</label>");
        if (hint is not null) _ = all.AppendHtml($"""<p class="hint" id="{id}-hint">""").Append(hint).AppendHtml("</p>");
        if (wrong) _ = all.AppendHtml(Error(page, field));
        _ = control(all).AppendHtml("</div>");
        return all;
    }

    private static string Marks(CommunityPage page, string field, string id, string? hint)
    {
        var wrong = id == field && page.IsWrong(field);
        var about = string.Join(' ', new[] { hint is null ? null : $"{id}-hint", wrong ? $"{id}-error" : null }.OfType<string>());
        return (wrong ? " aria-invalid=\"true\"" : "") + (about.Length > 0 ? $" aria-describedby=\"{about}\"" : "");
    }
}
