using Gongyi.Shared;

namespace Gongyi.Journal;

/// <summary>Finds records that speak of the same thing as a text: they share pairs of characters with it, and the rarer those are the more they say.</summary>
public static class FindAlike
{
    /// <summary>So few records may all be meant, however few there are in all.</summary>
    private const int FewEnough = 5;

    private const int LongestText = 200;

    /// <summary>Records that share at least two words with the text, those that share most first.</summary>
    public static IReadOnlyList<Guid> Run(Db db, Find.Wish wish, int most)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(wish);
        string[] fields = wish.Closed ? [$"{Find.InTitle}", $"{Find.InClosed}"] : [$"{Find.InTitle}"];
        var terms = Terms.In(wish.Words).Where(term => !term.IsBeginning).Select(term => term.Term).Take(LongestText).ToList();
        if (terms.Count < 2) return [];

        var index = SearchIndex.Read(
            db, [.. from term in terms from field in fields select field + term, .. wish.Marks.SelectMany(one => one).Select(mark => Find.Mark + mark)], []);
        var allowed = index.Blocks.ToDictionary(block => block, block => index.AllOf(block, wish.Marks.Select(one => one.Select(mark => Find.Mark + mark))));
        var all = allowed.Values.Sum(bits => CardSet.Count(bits));
        var weights = terms.ToDictionary(term => term, term => WeightOf(all, index.Blocks.Sum(block => CardSet.Count(Cards(block, term)))));

        var best = new PriorityQueue<int, (double Weight, int Card)>();
        foreach (var block in index.Blocks)
        {
            var (words, weight) = (new int[CardSet.Block], new double[CardSet.Block]);
            foreach (var (term, says) in weights.Where(each => each.Value > 0))
                foreach (var place in CardSet.Places(Cards(block, term)))
                {
                    words[place]++;
                    weight[place] += says;
                }

            for (var place = 0; place < CardSet.Block; place++)
            {
                if (words[place] < 2) continue;
                var card = block * CardSet.Block + place;
                best.Enqueue(card, (weight[place], card));
                if (best.Count > most) _ = best.Dequeue();
            }
        }

        return Find.Records(db, [.. best.UnorderedItems.OrderByDescending(each => each.Priority).Select(each => each.Element)]);

        ulong[] Cards(int block, string term) => CardSet.Both(allowed[block], index.AllOf(block, [fields.Select(field => field + term)]));
    }

    /// <summary>What stands on every fourth record says nothing about which one is meant.</summary>
    private static double WeightOf(int all, int cards) => cards == 0 || (cards > FewEnough && cards * 4 > all) ? 0 : Math.Log(1 + (double)all / cards);
}
