using System.Text.Json;
using Gongyi.Journal;
using Gongyi.Shared;

namespace Gongyi.Operations;

/// <summary>
/// Who has been erased, kept beside the tables: a backup from before knows nothing of it, so a restore does it again.
/// Only ids stand in it; an operator keeps a copy of the file as carefully as of the backups.
/// </summary>
public static class Erasures
{
    public const string Name = "erasures.jsonl";

    public sealed record Erased(int Community, Guid Person);

    public static IReadOnlyList<Erased> In(DataDirectory directory)
    {
        ArgumentNullException.ThrowIfNull(directory);
        return Read(directory.File(Name));
    }

    /// <summary>Adds those that the other file knows and this directory does not.</summary>
    public static void Join(DataDirectory directory, string other)
    {
        ArgumentNullException.ThrowIfNull(directory);
        if (!File.Exists(other)) return;
        Add(directory, Read(other));
    }

    public static void Add(DataDirectory directory, IEnumerable<Erased> erased)
    {
        ArgumentNullException.ThrowIfNull(directory);
        var news = erased.Except(In(directory)).Select(each => JsonSerializer.Serialize(each, Answers.Json)).ToList();
        if (news.Count == 0) return;
        using var file = new FileStream(directory.File(Name), FileMode.Append, FileAccess.Write);
        file.Write(System.Text.Encoding.UTF8.GetBytes(string.Join('\n', news) + "\n"));
        file.Flush(flushToDisk: true);
    }

    private static List<Erased> Read(string path) =>
        File.Exists(path) ? [.. File.ReadLines(path).Where(line => line.Length > 0).Select(line => JsonSerializer.Deserialize<Erased>(line, Answers.Json)!)] : [];
}
