using Gongyi.Journal;
using Gongyi.Shared;

namespace Gongyi.Communities;

/// <summary>What was added to something, oldest first. Who may ask is the album's to say.</summary>
public static class ReadAttachments
{
    public sealed record Item(Guid Id, AttachmentPurpose Purpose, MediaType Media, long Bytes, string Caption, DateTimeOffset At);

    public sealed record Answer(IReadOnlyList<Item> Items, int Total);

    public static Answer Run(Db db, Subject subject)
    {
        List<Item> items = [.. Of(db, [subject.Id])[subject.Id]];
        return new(items, items.Count);
    }

    /// <summary>Of many things at once, by the thing.</summary>
    public static ILookup<Guid, Item> Of(Db db, IReadOnlyCollection<Guid> things)
    {
        ArgumentNullException.ThrowIfNull(db);
        return db.Attachments.Where(each => things.Contains(each.SubjectId) && each.ErasedAt == null).OrderBy(each => each.Id).AsEnumerable()
            .ToLookup(each => each.SubjectId, each => new Item(each.Id, each.Purpose, each.Media, each.Bytes, each.Caption, each.At));
    }
}
