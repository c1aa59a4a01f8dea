namespace Gongyi.Shared;

/// <summary>Reads what people type: trims it, asks for it where it is needed, and keeps it within bounds.</summary>
public static class Text
{
    /// <summary>Longest free text that a form takes, in characters.</summary>
    public const int Most = 2000;

    /// <summary>Longest single line (a title, a name, a place).</summary>
    public const int Line = 80;

    public static Result<string> Needed(string? typed, string field, int most = Most)
    {
        var text = typed?.Trim();
        if (string.IsNullOrEmpty(text)) return new TextMissing(field);
        return text.Length > most ? new TextTooLong(field, most) : text;
    }
}
