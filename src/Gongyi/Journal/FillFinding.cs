using Gongyi.Shared;

namespace Gongyi.Journal;

/// <summary>Makes the index of communities that have records and no index: what was written before there was one.</summary>
public static class FillFinding
{
    public static void Run(Store store, Findables findables, IReadOnlyCollection<int> communities)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(findables);
        ArgumentNullException.ThrowIfNull(communities);
        using var writer = store.OpenWriter();
        foreach (var community in communities)
        {
            using var db = store.Read(community);
            if (db.SearchCards.Any()) continue;
            writer.Begin(store.LaneOf(community), []);
            try
            {
                Fill(writer, community, findables.All.SelectMany(each => each.All(db).Select(record => (record, each.Describe(record)))));
                writer.Commit();
            }
            catch
            {
                writer.Abandon();
                throw;
            }
        }
    }

    private static void Fill(Writer writer, int community, IEnumerable<(CommunityRecord Record, Described Described)> all)
    {
        var (card, no) = (writer.Shape<SearchCard>(), 0);
        var words = new Dictionary<string, ulong[]>(StringComparer.Ordinal);
        foreach (var (record, described) in all)
        {
            writer.Run(card, card.Insert, card.Values(new SearchCard { CommunityId = community, No = no, RecordId = record.Id }));
            var place = no % CardSet.Block;
            foreach (var word in described.Words())
            {
                if (!words.TryGetValue(word, out var bits)) words[word] = bits = new ulong[CardSet.Longs];
                bits[place / 64] |= 1UL << (place % 64);
            }

            if (++no % CardSet.Block == 0) Put(writer, community, no / CardSet.Block - 1, words);
        }

        Put(writer, community, no / CardSet.Block, words);
        if (no > 0) writer.Figures.Put(writer.Shape<Counter>(), new Counter { CommunityId = community, Kind = "card", Last = no });
        writer.Figures.Settle();
    }

    private static void Put(Writer writer, int community, int block, Dictionary<string, ulong[]> words)
    {
        var shape = writer.Shape<SearchWord>();
        foreach (var (word, bits) in words.OrderBy(each => each.Key, StringComparer.Ordinal))
            writer.Run(shape, shape.Insert, shape.Values(new SearchWord { CommunityId = community, Word = word, Block = block, Cards = CardSet.Kept(bits) }));
        writer.Flush();
        words.Clear();
    }
}
