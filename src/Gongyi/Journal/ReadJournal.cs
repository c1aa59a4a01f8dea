using System.Text.Json.Nodes;
using Gongyi.Shared;

namespace Gongyi.Journal;

/// <summary>History as it was written down: what happened to something, in order.</summary>
public static class ReadJournal
{
    /// <param name="Actor">Who did it; shown to those who supervise, otherwise only the capacity is.</param>
    public sealed record Item(long Seq, DateTimeOffset At, Guid? Actor, Capacity ActingFor, string Subject, string Verb, JsonNode? Payload, string Leaf);

    /// <summary>Entries about any of the subjects, oldest first.</summary>
    public static IReadOnlyList<Item> About(Db db, IReadOnlyCollection<Guid> subjects, bool withPeople)
    {
        ArgumentNullException.ThrowIfNull(db);
        return [.. db.Journal.Where(entry => subjects.Contains(entry.SubjectId)).OrderBy(entry => entry.Seq).AsEnumerable().Select(entry => View(entry, withPeople))];
    }

    public static Listed<Item> Newest(Db db, int page, int pageSize, bool withPeople)
    {
        ArgumentNullException.ThrowIfNull(db);
        var entries = db.Journal.OrderByDescending(entry => entry.Seq);
        return new(
            [.. entries.Skip((page - 1) * pageSize).Take(pageSize).AsEnumerable().Select(entry => View(entry, withPeople))],
            entries.Count(), page, pageSize);
    }

    private static Item View(JournalEntry entry, bool withPeople) => new(
        entry.Seq, entry.At, withPeople ? entry.Actor : null, entry.ActingFor, entry.Subject.ToString(), entry.Verb,
        withPeople ? JsonNode.Parse(entry.Payload) : null, Convert.ToHexStringLower(entry.Leaf));
}
