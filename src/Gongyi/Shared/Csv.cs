using System.Text;

namespace Gongyi.Shared;

/// <summary>A table for spreadsheets: UTF-8 with its mark and CRLF, as Excel wants it, and no cell that it would take for a formula.</summary>
public static class Csv
{
    public const string Media = "text/csv; charset=utf-8";

    public static byte[] Of(IEnumerable<IEnumerable<string?>> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(string.Concat(rows.Select(row => string.Join(',', row.Select(Cell)) + "\r\n")))];
    }

    /// <summary>What begins as a formula, also in wide letters or behind blanks, begins with an apostrophe instead.</summary>
    private static string Cell(string? value)
    {
        var text = (value ?? "").Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
        if (text.TrimStart() is ['=' or '+' or '-' or '@' or '＝' or '＋' or '－' or '＠', ..] || text is ['\t', ..]) text = "'" + text;
        return text.AsSpan().IndexOfAny(",\"\n\t") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
