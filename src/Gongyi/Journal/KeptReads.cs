using System.Collections.Concurrent;

namespace Gongyi.Journal;

/// <summary>
/// How many there are of something that is asked on every page: counted once for each version of the community, because
/// counting a million rows takes longer than showing fifty of them.
/// </summary>
public sealed class KeptCounts(Versions versions)
{
    /// <summary>More questions than pages ask; whoever makes up others only makes the house count again.</summary>
    private const int Most = 20_000;

    private readonly ConcurrentDictionary<(int Community, string What), (long Version, int Count)> kept = [];

    /// <param name="db">Whose rows are counted.</param>
    /// <param name="what">All that the count depends on, beside the rows.</param>
    /// <param name="count">Asked when it is not known.</param>
    public int Of(Db db, string what, Func<int> count)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(count);
        // Read before counting: a write in between makes the number old at once, and never wrong for long.
        var version = versions.Of(db.Community);
        if (kept.TryGetValue((db.Community, what), out var known) && known.Version == version) return known.Count;
        if (kept.Count >= Most) kept.Clear();
        var counted = count();
        kept[(db.Community, what)] = (version, counted);
        return counted;
    }
}
