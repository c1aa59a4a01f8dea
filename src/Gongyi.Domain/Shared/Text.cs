namespace Gongyi.Shared;

/// <summary>Reads what people type: trims it, asks for it where it is needed, and keeps it within bounds.</summary>
public static class Text
{
    /// <summary>Longest free text that a form takes, in characters.</summary>
    public const int Most = 2000;

    /// <summary>Longest single line (a title, a name, a place).</summary>
    public const int Line = 80;

    /// <summary>A sentence, where one must be.</summary>
    public static Result<string> Needed(string? typed, string field, int most = Most) =>
        Open(typed, field, most).Fails(out var text, out var no) ? no : text.Length == 0 ? new TextMissing(field) : text;

    /// <summary>A sentence, where one may be; empty when there is none, or nothing of it can be seen.</summary>
    public static Result<string> Open(string? typed, string field, int most = Most)
    {
        var text = new string([.. (typed ?? "").Where(letter => !ComesAlong(letter)).Select(letter => letter is '\v' or '\f' or '\u0085' or '\u2028' or '\u2029' ? '\n' : letter)]).Trim();
        return text.Any(letter => (char.IsControl(letter) && letter is not ('\n' or '\r' or '\t')) || letter is '\uFFFE' or '\uFFFF') ? new TextUnreadable(field)
            : text.Length > most ? new TextTooLong(field, most)
            : text.All(IsUnseen) ? ""
            : text;
    }

    /// <summary>Marks that turn the direction of writing. They come along when a number is copied from a telephone, and would turn round what stands beside.</summary>
    private static bool ComesAlong(char letter) => letter is >= '\u202A' and <= '\u202E' or >= '\u2066' and <= '\u2069' or '\uFEFF';

    private static bool IsUnseen(char letter) => char.IsWhiteSpace(letter) || letter is >= '\u200B' and <= '\u200F' or '\u2060' or '\u00AD' or '\u3164';
}
