using System.Text;

namespace Assignment.Cli;

/// <summary>Pairs as a table with the columns need and resource.</summary>
internal static class PairsFile
{
    public static string Write(IEnumerable<Pair> pairs)
    {
        var text = new StringBuilder("need,resource\n");
        foreach (var (need, resource) in pairs) _ = text.Append(Quoted(need)).Append(',').Append(Quoted(resource)).Append('\n');
        return text.ToString();
    }

    public static IReadOnlyList<Pair> Read(string path)
    {
        var csv = Csv.Read(path, "need", "resource");
        return [.. Enumerable.Range(0, csv.Count).Select(row => new Pair(csv.At(row, "need"), csv.At(row, "resource")))];
    }

    private static string Quoted(string id) => id.AsSpan().ContainsAny(",\"\r\n") ? $"\"{id.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : id;
}
