using System.Globalization;
using System.Text;

namespace Assignment.Cli;

/// <summary>A table in comma-separated form (RFC 4180): a header, quotes, either kind of line end, a byte order mark if there is one.</summary>
/// <remarks>Columns may stand in any order, and others than the asked ones are passed over.</remarks>
internal sealed class Csv
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly string file;
    private readonly Dictionary<string, int> columns = new(StringComparer.Ordinal);
    private readonly List<string[]> rows = [];

    private Csv(string file) => this.file = file;

    public int Count => rows.Count;

    public static Csv Read(string path, params string[] asked)
    {
        var csv = new Csv(Path.GetFileName(path));
        csv.Parse(Text(path));
        foreach (var column in asked)
            if (!csv.columns.ContainsKey(column)) throw new BadInput($"{csv.file} has no column “{column}”.");
        return csv;
    }

    /// <summary>The text of a UTF-8 file, without its byte order mark.</summary>
    public static string Text(string path)
    {
        try
        {
            return Strict.GetString(File.ReadAllBytes(path)).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            throw new BadInput($"{Path.GetFileName(path)} is not UTF-8 text.");
        }
    }

    public string At(int row, string column)
    {
        var value = rows[row][columns[column]].Trim();
        return value.Length > 0 ? value : throw new BadInput($"{file}, row {row + 1}: “{column}” is empty.");
    }

    /// <summary>The value, which may be empty.</summary>
    public string Loose(int row, string column) => rows[row][columns[column]].Trim();

    public long Number(int row, string column, long least, long most)
    {
        var value = At(row, column);
        return long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw new BadInput($"{file}, row {row + 1}: “{column}” must be a whole number from {least} to {most}, not “{Short(value)}”.");
    }

    private void Parse(string text)
    {
        var at = 0;
        var header = Record(text, ref at);
        if (header is null || header is [var only] && only.Trim().Length == 0) throw new BadInput($"{file} is empty.");
        for (var column = 0; column < header.Length; column++)
            if (!columns.TryAdd(header[column].Trim(), column)) throw new BadInput($"{file} has two columns “{Short(header[column])}”.");
        while (Record(text, ref at) is { } record)
        {
            if (record is [""]) continue;
            if (record.Length != header.Length)
                throw new BadInput($"{file}, row {rows.Count + 1} has {record.Length} values for {header.Length} columns.");
            rows.Add(record);
        }
    }

    private string[]? Record(string text, ref int at)
    {
        if (at >= text.Length) return null;
        var fields = new List<string>(columns.Count);
        while (true)
        {
            fields.Add(at < text.Length && text[at] == '"' ? Quoted(text, ref at) : Plain(text, ref at));
            if (at >= text.Length) break;
            if (text[at] == ',')
            {
                at++;
                continue;
            }
            if (text[at] == '\r' && at + 1 < text.Length && text[at + 1] == '\n') at++;
            at++;
            break;
        }
        return [.. fields];
    }

    private static string Plain(string text, ref int at)
    {
        var length = text.AsSpan(at).IndexOfAny(',', '\n', '\r');
        var field = length < 0 ? text[at..] : text.Substring(at, length);
        at += field.Length;
        return field;
    }

    private string Quoted(string text, ref int at)
    {
        var field = new StringBuilder();
        at++;
        while (true)
        {
            var end = text.IndexOf('"', at);
            if (end < 0) throw new BadInput($"{file}, row {rows.Count + 1}: a quote is opened and not closed.");
            _ = field.Append(text, at, end - at);
            at = end + 1;
            if (at >= text.Length || text[at] != '"') break;
            _ = field.Append('"');
            at++;
        }
        return at >= text.Length || text[at] is ',' or '\n' or '\r'
            ? field.ToString()
            : throw new BadInput($"{file}, row {rows.Count + 1}: something stands behind a closing quote.");
    }

    private static string Short(string value) => value.Length <= 40 ? value : value[..40] + "…";
}
