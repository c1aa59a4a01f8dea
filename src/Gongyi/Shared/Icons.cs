using System.Collections.Frozen;
using Microsoft.AspNetCore.Html;

namespace Gongyi.Shared;

/// <summary>
/// The house's outline icons, drawn by us on a grid of 24: decoration beside a word, never instead of one. What people do
/// stands in this file, what they speak of in the other.
/// </summary>
public static partial class Icons
{
    private static readonly Dictionary<string, string> Deeds = new()
    {
        ["hand"] = """<path d="M8 12.5v-6a1.5 1.5 0 0 1 3 0v4.5M11 10.5v-6a1.5 1.5 0 0 1 3 0v6.5M14 6.5a1.5 1.5 0 0 1 3 0V12M17 9.5a1.5 1.5 0 0 1 3 0v5a6.5 6.5 0 0 1-6.5 6.5h-1a6.5 6.5 0 0 1-5.6-3.2l-2.5-4.1a1.5 1.5 0 0 1 2.5-1.6L8 14.2v-1.7"/>""",
        ["phone"] = """<path d="M5.2 3.8h3.4l1.7 4.6-2.2 1.5a12.4 12.4 0 0 0 6 6l1.5-2.2 4.6 1.7v3.4a1.8 1.8 0 0 1-2 1.8A16.6 16.6 0 0 1 3.4 5.8a1.8 1.8 0 0 1 1.8-2z"/>""",
        ["heart"] = """<path d="M12 20.25l-7.4-7.3a4.9 4.9 0 0 1 6.9-6.9l.5.5.5-.5a4.9 4.9 0 0 1 6.9 6.9z"/>""",
        ["people"] = """<circle cx="9" cy="8" r="3.25"/><path d="M3 20v-1a6 6 0 0 1 12 0v1M15.75 4.9a3.25 3.25 0 0 1 0 6.2M17.75 13.9A6 6 0 0 1 21 19.2v.8"/>""",
        ["person"] = """<circle cx="12" cy="8" r="3.75"/><path d="M4.75 20.5a7.25 7.25 0 0 1 14.5 0"/>""",
        ["vote"] = """<path d="M7.5 12.5h-3v8h15v-8h-3M7.5 16.25h9M7.5 16.25V3.5h9v12.75M10 8.75l1.5 1.5 2.75-3"/>""",
        ["seal"] = """<path d="M9.75 13.5c.5-1.9.2-3.2-.6-4.5a3.5 3.5 0 1 1 5.7 0c-.8 1.3-1.1 2.6-.6 4.5M5 17.5v-2a2 2 0 0 1 2-2h10a2 2 0 0 1 2 2v2zM5 20.5h14"/>""",
        ["bell"] = """<path d="M6 16.25V11a6 6 0 0 1 12 0v5.25l1.5 1.75h-15zM10.25 20.75h3.5M12 5V3.25"/>""",
        ["check"] = """<path d="M4.5 12.75l5 5 10-11.5"/>""",
        ["clock"] = """<circle cx="12" cy="12" r="8.75"/><path d="M12 7v5.25l3.5 2"/>""",
        ["eye"] = """<path d="M2.75 12S6.25 5.75 12 5.75 21.25 12 21.25 12 17.75 18.25 12 18.25 2.75 12 2.75 12z"/><circle cx="12" cy="12" r="2.75"/>""",
        ["scale"] = """<path d="M12 3.75v16.5M8 20.25h8M5.5 7L12 5.75 18.5 7M5.5 7L3 13.25a2.6 2.6 0 0 0 5 0zM18.5 7L16 13.25a2.6 2.6 0 0 0 5 0z"/>""",
        ["arrow-left"] = """<path d="M19.5 12h-15M10.5 6l-6 6 6 6"/>""",
        ["lens"] = """<circle cx="10.5" cy="10.5" r="6.5"/><path d="M15.25 15.25l5.25 5.25"/>""",
        ["camera"] = """<path d="M3.5 7.75h4L9 5h6l1.5 2.75h4V19.5h-17z"/><circle cx="12" cy="13.25" r="3.5"/>""",
        ["pen"] = """<path d="M4.5 19.5l1-4.5L15.75 4.75a2 2 0 0 1 2.75 0l.75.75a2 2 0 0 1 0 2.75L9 18.5zM13.75 6.75l3.5 3.5"/>""",
        ["printer"] = """<path d="M7 8V3.75h10V8M7 17H3.75V8h16.5v9H17M7 13.5h10v7H7z"/>""",
        ["smile"] = """<circle cx="12" cy="12" r="8.75"/><path d="M8 14a4.6 4.6 0 0 0 8 0M9 9v1M15 9v1"/>""",
        ["blank"] = """<circle cx="12" cy="12" r="8.75"/><path d="M8.5 15h7M9 9v1M15 9v1"/>""",
        ["frown"] = """<circle cx="12" cy="12" r="8.75"/><path d="M8 16.25a4.6 4.6 0 0 1 8 0M9 9v1M15 9v1"/>""",
        ["alarm"] = """<path d="M12 4l9 15.75H3zM12 10v4.5M12 17v.25"/>""",
        ["speech"] = """<path d="M4 4.75h16V16h-8.5L7 20v-4H4zM8 8.75h8M8 12h5"/>""",
    };

    private static readonly FrozenDictionary<string, HtmlString> Drawn =
        Deeds.Concat(Things).ToFrozenDictionary(drawing => drawing.Key, drawing => Frame(drawing.Value));

    public static IEnumerable<string> Names => Deeds.Keys.Concat(Things.Keys);

    /// <summary>The icon of that name as inline SVG, hidden from screen readers.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Nobody drew an icon of that name.</exception>
    public static IHtmlContent Of(string name) =>
        Drawn.TryGetValue(name, out HtmlString? icon)
            ? icon
            : throw new ArgumentOutOfRangeException(nameof(name), name, "No icon of that name is drawn.");

    private static HtmlString Frame(string strokes) => new(
        $"""<svg class="icon" viewBox="0 0 24 24" width="24" height="24" fill="none" stroke="currentColor" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true" focusable="false">{strokes}</svg>""");
}
