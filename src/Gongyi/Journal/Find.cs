using Gongyi.Shared;
using Microsoft.EntityFrameworkCore;

namespace Gongyi.Journal;

/// <summary>
/// Finds records by words: first those that are called exactly so, then those with all words in the title, then the
/// rest; the newest first in each (decision 0022).
/// </summary>
public static class Find
{
    internal const char Exactly = '=';
    internal const char InTitle = 't';
    internal const char InOpen = 'o';
    internal const char InClosed = 'c';
    internal const char Mark = 'm';

    /// <param name="Words">What is looked for.</param>
    /// <param name="Closed">Also by what only staff may read.</param>
    /// <param name="Marks">One of each must stand on the record.</param>
    public sealed record Wish(string Words, bool Closed, IReadOnlyList<IReadOnlyList<string>> Marks, int Page = 1, int PageSize = 30)
    {
        public Wish(string words, bool closed, params IReadOnlyList<string?> marks)
            : this(words, closed, (IReadOnlyList<IReadOnlyList<string>>)[.. marks.Where(mark => !string.IsNullOrEmpty(mark)).Select(mark => (string[])[mark!])]) { }
    }

    /// <summary>Ids of a page of what was found; none when nothing can be looked for.</summary>
    public static Listed<Guid> Run(Db db, Wish wish)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(wish);
        var terms = Terms.In(wish.Words);
        if (terms is []) return new([], 0, wish.Page, wish.PageSize);

        string[] fields = [$"{InTitle}", $"{InOpen}", .. wish.Closed ? [$"{InClosed}"] : (string[])[]];
        var whole = Exactly + Terms.Whole(wish.Words);
        var index = SearchIndex.Read(
            db, [whole, .. from term in terms where !term.IsBeginning from field in fields select field + term.Term, .. wish.Marks.SelectMany(one => one).Select(mark => Mark + mark)],
            [.. from term in terms where term.IsBeginning from field in fields select field + term.Term]);

        var (exact, titled, others) = (new List<(int, ulong[])>(), new List<(int, ulong[])>(), new List<(int, ulong[])>());
        foreach (var block in index.Blocks)
        {
            var allowed = index.AllOf(block, wish.Marks.Select(one => one.Select(mark => Mark + mark)));
            var titles = index.AllOf(block, terms.Select(term => (IEnumerable<string>)[InTitle + term.Term]));
            var all = index.AllOf(block, terms.Select(term => fields.Select(field => field + term.Term)));
            var called = index.AllOf(block, [[whole]]);
            for (var at = 0; at < CardSet.Longs; at++)
            {
                called[at] &= allowed[at];
                titles[at] &= allowed[at] & ~called[at];
                all[at] &= allowed[at] & ~called[at] & ~titles[at];
            }

            exact.Add((block, called));
            titled.Add((block, titles));
            others.Add((block, all));
        }

        List<(int Block, ulong[] Cards)> ranked = [.. exact, .. titled, .. others];
        return new(
            Records(db, [.. ranked.SelectMany(part => CardSet.Places(part.Cards).Select(place => part.Block * CardSet.Block + place)).Skip((wish.Page - 1) * wish.PageSize).Take(wish.PageSize)]),
            ranked.Sum(part => CardSet.Count(part.Cards)), wish.Page, wish.PageSize);
    }

    /// <summary>A page of a list: of all its rows, or of those that were found, in the order in which they were.</summary>
    public static async Task<List<TRow>> Page<TRow>(this IQueryable<TRow> rows, Listed<Guid>? found, Func<TRow, Guid> id, int page, int pageSize)
    {
        if (found is null) return await rows.Skip((page - 1) * pageSize).Take(pageSize).ToListAsync().ConfigureAwait(false);
        var known = await rows.ToDictionaryAsync(id).ConfigureAwait(false);
        return [.. found.Items.Where(known.ContainsKey).Select(each => known[each])];
    }

    /// <summary>The records of cards, in the same order.</summary>
    internal static IReadOnlyList<Guid> Records(Db db, IReadOnlyList<int> cards)
    {
        var records = db.SearchCards.Where(card => cards.Contains(card.No)).ToDictionary(card => card.No, card => card.RecordId);
        return [.. cards.Where(records.ContainsKey).Select(card => records[card])];
    }
}
