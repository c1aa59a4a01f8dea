using Gongyi.Communities;
using Gongyi.Journal;

namespace Gongyi.Operations;

/// <summary>
/// Entries without their text salt. Such an entry checks nothing any more, so it is right only when a later erasure
/// touched what it had sealed and every row of it has been sealed again since: a blanked salt hides no change.
/// </summary>
internal sealed class VerifyErasures
{
    private readonly List<(long Entry, IReadOnlyList<string> Rows)> open = [];

    public IEnumerable<long> Unexplained => open.Select(each => each.Entry);

    /// <param name="rows">What the entry seals.</param>
    /// <param name="sealedAt">The newest entry that sealed a row, this one included.</param>
    public void Look(JournalEntry entry, IReadOnlyList<string> rows, Func<string, long> sealedAt)
    {
        if (entry.Verb == nameof(PersonErased))
            _ = open.RemoveAll(blank => blank.Rows.Any(rows.Contains) && blank.Rows.All(row => sealedAt(row) > blank.Entry));
        if (entry.TextSalt.Length == 0) open.Add((entry.Seq, rows));
    }
}
