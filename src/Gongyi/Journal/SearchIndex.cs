using Microsoft.EntityFrameworkCore;

namespace Gongyi.Journal;

/// <summary>The rows of the index that a question needs, read at once.</summary>
internal sealed class SearchIndex
{
    private readonly SortedDictionary<int, Dictionary<string, ulong[]>> blocks = new(Comparer<int>.Create((one, other) => other.CompareTo(one)));

    /// <summary>Blocks of cards, newest first.</summary>
    public IEnumerable<int> Blocks => blocks.Keys;

    /// <param name="words">Words as they are kept.</param>
    /// <param name="beginnings">Beginnings of such words; what is found is kept under the beginning.</param>
    public static SearchIndex Read(Db db, IReadOnlyCollection<string> words, IReadOnlyCollection<string> beginnings)
    {
        var index = new SearchIndex();
        foreach (var row in db.SearchWords.Where(row => words.Contains(row.Word)).Select(row => new { row.Word, row.Block, row.Cards }).AsEnumerable()) index.Add(row.Block, row.Word, row.Cards);
        foreach (var beginning in beginnings)
        {
            var behind = beginning + '\uFFFF';
#pragma warning disable CA1309 // It is the database that compares, and there the column's letters stand in the order of their bytes.
            foreach (var row in db.SearchWords.Where(row => string.Compare(row.Word, beginning) >= 0 && string.Compare(row.Word, behind) < 0).Select(row => new { row.Block, row.Cards }).AsEnumerable())
                index.Add(row.Block, beginning, row.Cards);
#pragma warning restore CA1309
        }

        return index;
    }

    /// <summary>The cards of a word in a block; null when there are none.</summary>
    public ulong[]? Of(int block, string word) => blocks[block].GetValueOrDefault(word);

    /// <summary>The cards on which one of each stands.</summary>
    public ulong[] AllOf(int block, IEnumerable<IEnumerable<string>> groups)
    {
        var all = new ulong[CardSet.Longs];
        Array.Fill(all, ulong.MaxValue);
        Span<ulong> one = stackalloc ulong[CardSet.Longs];
        foreach (var group in groups)
        {
            one.Clear();
            foreach (var word in group)
                if (Of(block, word) is { } cards)
                    for (var at = 0; at < CardSet.Longs; at++) one[at] |= cards[at];
            for (var at = 0; at < CardSet.Longs; at++) all[at] &= one[at];
        }

        return all;
    }

    private void Add(int block, string word, byte[] cards)
    {
        if (!blocks.TryGetValue(block, out var words)) blocks[block] = words = new(StringComparer.Ordinal);
        if (!words.TryGetValue(word, out var bits)) words[word] = bits = new ulong[CardSet.Longs];
        CardSet.Add(bits, cards);
    }
}
