using System.Collections.Concurrent;

namespace Gongyi.Journal;

/// <summary>
/// What is asked on every page and only a write can change: how many there are of something, the names of the courtyards.
/// Read once for each version of the community, because counting a million rows takes longer than showing fifty of them.
/// </summary>
public sealed class KeptReads(Versions versions)
{
    /// <summary>More questions than pages ask; whoever makes up others only makes the house read again.</summary>
    private const int Most = 20_000;

    private readonly ConcurrentDictionary<(int Community, string What), (long Version, object Answer)> kept = [];

    /// <param name="db">Whose rows are read.</param>
    /// <param name="what">All that the answer depends on, beside the rows. One question always has answers of one type.</param>
    /// <param name="read">Asked when it is not known. What it gives is shared, so nobody may change it.</param>
    public T Of<T>(Db db, string what, Func<T> read) where T : notnull
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(read);
        // Seen before reading: a write in between makes the answer old at once, and never wrong for long.
        var version = versions.Of(db.Community);
        if (kept.TryGetValue((db.Community, what), out var known) && known.Version == version) return (T)known.Answer;
        if (kept.Count >= Most) kept.Clear();
        var answer = read();
        kept[(db.Community, what)] = (version, answer);
        return answer;
    }
}
