using System.Collections.Frozen;
using Microsoft.AspNetCore.Html;

namespace Gongyi.Shared;

/// <summary>The house's outline icons: decoration beside a word, never instead of one.</summary>
public static class Icons
{
    private static readonly FrozenDictionary<string, HtmlString> Drawn = new Dictionary<string, string>
    {
        ["hand"] = """<path d="M8 12.5v-6a1.5 1.5 0 0 1 3 0v4.5M11 10.5v-6a1.5 1.5 0 0 1 3 0v6.5M14 6.5a1.5 1.5 0 0 1 3 0V12M17 9.5a1.5 1.5 0 0 1 3 0v5a6.5 6.5 0 0 1-6.5 6.5h-1a6.5 6.5 0 0 1-5.6-3.2l-2.5-4.1a1.5 1.5 0 0 1 2.5-1.6L8 14.2v-1.7"/>""",
        ["phone"] = """<path d="M5.2 3.8h3.4l1.7 4.6-2.2 1.5a12.4 12.4 0 0 0 6 6l1.5-2.2 4.6 1.7v3.4a1.8 1.8 0 0 1-2 1.8A16.6 16.6 0 0 1 3.4 5.8a1.8 1.8 0 0 1 1.8-2z"/>""",
        ["yen"] = """<circle cx="12" cy="12" r="8.75"/><path d="M8.75 7.25L12 11.5l3.25-4.25M12 11.5v5.75M9 12h6M9 14.75h6"/>""",
        ["map"] = """<path d="M3.5 6.5L9 4l6 2.5L20.5 4v13.5L15 20l-6-2.5L3.5 20zM9 4v13.5M15 6.5V20"/>""",
        ["heart"] = """<path d="M12 20.25l-7.4-7.3a4.9 4.9 0 0 1 6.9-6.9l.5.5.5-.5a4.9 4.9 0 0 1 6.9 6.9z"/>""",
        ["doc"] = """<path d="M6 3.5h8l4.5 4.5v12.5H6zM14 3.5V8h4.5M9.25 12.5h6M9.25 16h6"/>""",
        ["check"] = """<path d="M4.5 12.75l5 5 10-11.5"/>""",
        ["clock"] = """<circle cx="12" cy="12" r="8.75"/><path d="M12 7v5.25l3.5 2"/>""",
        ["people"] = """<circle cx="9" cy="8" r="3.25"/><path d="M3 20v-1a6 6 0 0 1 12 0v1M15.75 4.9a3.25 3.25 0 0 1 0 6.2M17.75 13.9A6 6 0 0 1 21 19.2v.8"/>""",
        ["vote"] = """<path d="M7.5 12.5h-3v8h15v-8h-3M7.5 16.25h9M7.5 16.25V3.5h9v12.75M10 8.75l1.5 1.5 2.75-3"/>""",
        ["seal"] = """<path d="M9.75 13.5c.5-1.9.2-3.2-.6-4.5a3.5 3.5 0 1 1 5.7 0c-.8 1.3-1.1 2.6-.6 4.5M5 17.5v-2a2 2 0 0 1 2-2h10a2 2 0 0 1 2 2v2zM5 20.5h14"/>""",
        ["bell"] = """<path d="M6 16.25V11a6 6 0 0 1 12 0v5.25l1.5 1.75h-15zM10.25 20.75h3.5M12 5V3.25"/>""",
        ["box"] = """<path d="M4 8l8-4.25L20 8v8.25l-8 4.25-8-4.25zM4 8l8 4.25L20 8M12 12.25v8.25M8 5.9l8 4.25"/>""",
        ["tool"] = """<path d="M20.3 7.4a4.75 4.75 0 0 1-6.5 5.4l-6.3 6.3a1.9 1.9 0 0 1-2.7-2.7l6.3-6.3a4.75 4.75 0 0 1 5.4-6.5l-2.7 2.9.6 2.8 2.8.6z"/>""",
        ["calendar"] = """<path d="M4 5.5h16v15H4zM4 10h16M8.25 3.25V7M15.75 3.25V7M8 14h2M14 14h2M8 17.25h2"/>""",
        ["arrow-left"] = """<path d="M19.5 12h-15M10.5 6l-6 6 6 6"/>""",
        ["eye"] = """<path d="M2.75 12S6.25 5.75 12 5.75 21.25 12 21.25 12 17.75 18.25 12 18.25 2.75 12 2.75 12z"/><circle cx="12" cy="12" r="2.75"/>""",
        ["scale"] = """<path d="M12 3.75v16.5M8 20.25h8M5.5 7L12 5.75 18.5 7M5.5 7L3 13.25a2.6 2.6 0 0 0 5 0zM18.5 7L16 13.25a2.6 2.6 0 0 0 5 0z"/>""",
    }.ToFrozenDictionary(drawing => drawing.Key, drawing => Frame(drawing.Value));

    /// <summary>The icon of that name as inline SVG, hidden from screen readers.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Nobody drew an icon of that name.</exception>
    public static IHtmlContent Of(string name) =>
        Drawn.TryGetValue(name, out HtmlString? icon)
            ? icon
            : throw new ArgumentOutOfRangeException(nameof(name), name, "No icon of that name is drawn.");

    private static HtmlString Frame(string strokes) => new(
        $"""<svg class="icon" viewBox="0 0 24 24" width="24" height="24" fill="none" stroke="currentColor" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true" focusable="false">{strokes}</svg>""");
}
