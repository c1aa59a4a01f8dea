using Gongyi.Shared;
using Microsoft.EntityFrameworkCore;

namespace Gongyi.Journal;

/// <summary>
/// Keeps the index in step with the records, in the same transaction. What a record is no longer found by leaves the
/// index with it: nobody can tell from a word that is left that somebody once said it.
/// </summary>
internal static class KeepFindable
{
    private sealed record Change(int No, HashSet<string> Gone, HashSet<string> Come);

    public static void All(Writer writer, Write write, Findables findables, IEnumerable<object> added)
    {
        var changes = new List<Change>();
        foreach (var record in added.OfType<CommunityRecord>())
            if (findables.Of(record) is { } findable)
                changes.Add(new(NewCard(writer, write, record), [], findable.Describe(record).Words()));
        foreach (var row in write.Known)
        {
            if (row.State is not EntityState.Modified || findables.Of(row.Entity) is not { } findable) continue;
            var (before, after) = (findable.Describe((CommunityRecord)row.OriginalValues.ToObject()).Words(), findable.Describe((CommunityRecord)row.Entity).Words());
            if (before.SetEquals(after) || CardOf(write.Db, ((CommunityRecord)row.Entity).Id) is not { } no) continue;
            changes.Add(new(no, [.. before.Except(after)], [.. after.Except(before)]));
        }

        foreach (var block in changes.GroupBy(change => change.No / CardSet.Block)) Put(writer, write, block.Key, [.. block]);
    }

    private static int NewCard(Writer writer, Write write, CommunityRecord record)
    {
        var last = write.Figure<Counter>("card", 0) ?? new() { CommunityId = record.CommunityId, Kind = "card" };
        write.Put(last with { Last = last.Last + 1 });
        var shape = writer.Shape<SearchCard>();
        writer.Run(shape, shape.Insert, shape.Values(new SearchCard { CommunityId = record.CommunityId, No = last.Last, RecordId = record.Id }));
        return last.Last;
    }

    /// <summary>Records from before there was an index have a card after the next <c>gongyi migrate</c>.</summary>
    private static int? CardOf(Db db, Guid record) => db.SearchCards.Where(card => card.RecordId == record).Select(card => (int?)card.No).FirstOrDefault();

    private static void Put(Writer writer, Write write, int block, List<Change> changes)
    {
        var words = changes.SelectMany(change => change.Gone.Concat(change.Come)).Distinct().ToList();
        var kept = write.Db.SearchWords.AsNoTracking().Where(row => row.Block == block && words.Contains(row.Word)).ToDictionary(row => row.Word, row => row.Cards);
        var (shape, empty) = (writer.Shape<SearchWord>(), new List<string>());
        foreach (var word in words)
        {
            var cards = kept.GetValueOrDefault(word, []);
            foreach (var change in changes)
            {
                if (change.Gone.Contains(word)) cards = CardSet.Without(cards, change.No % CardSet.Block);
                if (change.Come.Contains(word)) cards = CardSet.With(cards, change.No % CardSet.Block);
            }

            if (cards is []) empty.Add(word);
            else writer.Run(shape, shape.Upsert, shape.Values(new SearchWord { CommunityId = write.Actor.Community, Word = word, Block = block, Cards = cards }));
        }

        if (empty.Count > 0) _ = write.Db.SearchWords.Where(row => row.Block == block && empty.Contains(row.Word)).ExecuteDelete();
    }
}
