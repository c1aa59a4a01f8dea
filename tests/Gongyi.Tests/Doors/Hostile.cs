using System.Text.Json;
using Gongyi.Journal;
using Gongyi.Shared;

namespace Gongyi.Tests.Doors;

/// <summary>What somebody with bad intentions, or a broken program, types and sends.</summary>
internal static class Hostile
{
    public const string Script = "<script>alert(1)</script>", Quote = "\"><b data-x='1'>", Sql = "'; DROP TABLE \"Needs\";--";

    /// <summary>What an answer never tells: how the house is made.</summary>
    private static readonly string[] Insides = ["Exception", "   at ", "SELECT ", "INSERT INTO", "Npgsql", "SQLite Error", ".cs:line", "/Front/"];

    /// <summary>Every "no" that clients can know of.</summary>
    private static readonly HashSet<string> Refusals =
        [.. new[] { typeof(Refusal).Assembly, typeof(Store).Assembly }.SelectMany(each => each.GetTypes()).Where(each => each.IsSubclassOf(typeof(Refusal)) && !each.IsAbstract).Select(each => each.Name)];

    public static int Seed { get; } = int.TryParse(Environment.GetEnvironmentVariable("GONGYI_SEED"), out var given) ? given : Random.Shared.Next();

    /// <summary>Words that may well be taken: then they are kept as they are and shown escaped.</summary>
    public static string[] Odd { get; } =
    [
        "", "   ", "\u200B\u200D", Script, Quote, Sql, "../../etc/passwd", "%2e%2e%2fetc%2fpasswd", @"..\..\windows", "\u202Eכתב\u202C", "👩‍👩‍👧 é \u0301", "{0} {Number} $1", "&lt;b&gt;", "\r\nSet-Cookie: a=b",
    ];

    /// <summary>Words that nobody types and no page can show.</summary>
    public static string[] Unreadable { get; } = ["a\0b", "\0", "\u0001", "\u001B[31m", "\u007F", "a\uFFFEb", "\uFFFF"];

    public static string[] Numbers { get; } = ["-1", "0", "1.5", "99999999999999999999", "９９９９", "1e9", "NaN", "\uFFFE", "0x10"];

    public static string[] Days { get; } = ["0001-01-01", "9999-12-31", "-0001-01-01", "2026-02-30", "0001-01-01T00:00", "9999-12-31T23:59", "9999-12-31T23:59:59Z", "31/12/2026"];

    public static string Long { get; } = new('长', 10_000);

    /// <summary>Some of many, others with every seed; all of them with GONGYI_LONG=1.</summary>
    public static IEnumerable<T> Some<T>(this IEnumerable<T> all, int most, string about)
    {
        var list = all.ToArray();
        if (Environment.GetEnvironmentVariable("GONGYI_LONG") is "1" || list.Length <= most) return list;
        new Random(HashCode.Combine(Seed, about.Aggregate(7, (sum, letter) => unchecked((sum * 31) + letter)))).Shuffle(list);
        return list[..most];
    }

    /// <summary>Why an answer of the API is not as a "no" should be; null when it is.</summary>
    public static string? Fault(int status, string? media, string text)
    {
        if (Insides.FirstOrDefault(each => text.Contains(each, StringComparison.Ordinal)) is { } inside) return $"{status} tells '{inside}'";
        if (status is >= 200 and < 300) return null;
        if (status is not (401 or 403 or 404 or 409 or 413 or 415 or 422 or 429)) return $"{status} {text}";
        if (media is not "application/problem+json") return $"{status} as {media}";
        using var problem = JsonDocument.Parse(text);
        var code = problem.RootElement.TryGetProperty("code", out var said) ? said.GetString() : null;
        return code is null || !Refusals.Contains(code) ? $"{status} with the code '{code}'"
            : status is 422 && (!problem.RootElement.TryGetProperty("field", out var field) || field.GetString() is not { Length: > 0 and < 60 }) ? $"422 {code} without a field"
            : null;
    }

    /// <summary>Why a page is not as it should be; null when it is.</summary>
    public static string? FaultOfPage(int status, string text) =>
        status is not (200 or 302 or (>= 400 and < 500)) ? $"{status}"
        : text.Contains(Script, StringComparison.Ordinal) || text.Contains(Quote, StringComparison.Ordinal) || text.Contains("<b data-x", StringComparison.Ordinal) ? $"{status} shows it unescaped"
        : Insides.FirstOrDefault(each => text.Contains(each, StringComparison.Ordinal)) is { } inside ? $"{status} tells '{inside}'"
        : null;

    /// <summary>Where the journals of both communities end.</summary>
    public static string JournalEnds(this DemoHost host) => string.Join(", ", new[] { 1, 2 }.Select(community =>
    {
        using var db = host.Place.Store.Read(community);
        return $"{db.JournalHeads.Single().Seq}";
    }));

    /// <summary>Asked what is said, not how often: whoever presses has waited long enough.</summary>
    public sealed class Patience : TimeProvider
    {
        private long at;

        public override long GetTimestamp() => Interlocked.Add(ref at, TimestampFrequency * 60);
    }
}
