using System.Text;

namespace EqualShares.Pb;

/// <summary>Rows of fields between semicolons; a field that begins with a quotation mark may hold semicolons, line ends and "".</summary>
internal sealed class PbRows(string text)
{
    private int at;
    private int nextLine = 1;

    public List<ReadOnlyMemory<char>> Fields { get; } = [];

    /// <summary>The line on which the row begins.</summary>
    public int Line { get; private set; }

    /// <summary>A quoted field ran into the end of the file.</summary>
    public bool Unclosed { get; private set; }

    public bool Next()
    {
        Fields.Clear();
        if (at >= text.Length) return false;

        Line = nextLine;
        while (true)
        {
            Fields.Add((at < text.Length && text[at] == '"' ? Quoted() : Plain()).Trim());
            if (at >= text.Length) return true;

            var mark = text[at++];
            if (mark == ';') continue;
            if (mark == '\r' && at < text.Length && text[at] == '\n') at++;

            nextLine++;
            return true;
        }
    }

    private ReadOnlyMemory<char> Plain()
    {
        var length = text.AsSpan(at).IndexOfAny(';', '\n', '\r');
        if (length < 0) length = text.Length - at;
        var field = text.AsMemory(at, length);
        at += length;
        return field;
    }

    private ReadOnlyMemory<char> Quoted()
    {
        var field = new StringBuilder();
        for (at++; at < text.Length; at++)
        {
            if (text[at] == '\n') nextLine++;
            if (text[at] != '"')
            {
                _ = field.Append(text[at]);
                continue;
            }

            if (at + 1 < text.Length && text[at + 1] == '"')
            {
                _ = field.Append(text[at++]);
                continue;
            }

            at++;
            return field.Append(Plain()).ToString().AsMemory();
        }

        Unclosed = true;
        return field.ToString().AsMemory();
    }
}
