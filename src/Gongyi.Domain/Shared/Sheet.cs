using System.Text;

namespace Gongyi.Shared;

/// <summary>
/// Rows as a spreadsheet lays them on the clipboard: a tab between cells, a line end between rows, quotes around a cell
/// that holds a line end or a quote. A quote that nobody closes is a letter like any other.
/// </summary>
public static class Sheet
{
    /// <param name="No">As the spreadsheet counts: the first is 1, and empty ones count too.</param>
    /// <param name="Raw">The row as it was pasted.</param>
    public sealed record Row(int No, IReadOnlyList<string> Cells, string Raw)
    {
        public bool IsEmpty => Cells.All(string.IsNullOrWhiteSpace);
    }

    /// <summary>All rows, also the empty ones.</summary>
    public static IReadOnlyList<Row> Read(string? pasted)
    {
        var text = (pasted ?? "").Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Trim('\uFEFF');
        var (rows, cells, began, at, unclosed) = (new List<Row>(), new List<string>(), 0, 0, 0);
        while (at < text.Length || cells.Count > 0)
        {
            cells.Add(at < text.Length && text[at] is '"' && at >= unclosed ? Quoted(text, ref at, ref unclosed) : Plain(text, ref at));
            if (at < text.Length && text[at] is '\t')
            {
                at++;
                continue;
            }

            rows.Add(new(rows.Count + 1, [.. cells], text[began..at]));
            cells.Clear();
            began = at = Math.Min(at + 1, text.Length);
        }

        return rows;
    }

    private static string Plain(string text, ref int at)
    {
        var end = text.AsSpan(at).IndexOfAny('\t', '\n');
        var cell = text[at..(end < 0 ? text.Length : at + end)];
        at += cell.Length;
        return cell;
    }

    /// <param name="unclosed">How far it was searched in vain: up to there no quote opens anything.</param>
    private static string Quoted(string text, ref int at, ref int unclosed)
    {
        var cell = new StringBuilder();
        for (var next = at + 1; next < text.Length && text[next] is not '\t'; next++)
        {
            if (text[next] is not '"') _ = cell.Append(text[next]);
            else if (next + 1 == text.Length || text[next + 1] is '\t' or '\n')
            {
                at = next + 1;
                return cell.ToString();
            }
            else
            {
                if (text[next + 1] is '"') next++;
                _ = cell.Append('"');
            }

            unclosed = next + 1;
        }

        return Plain(text, ref at);
    }
}
