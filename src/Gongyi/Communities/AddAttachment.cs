using Gongyi.Journal;
using Gongyi.Shared;

namespace Gongyi.Communities;

/// <summary>Somebody adds a photo, a scan or a voucher. Its file is on the disk before this runs.</summary>
public static class AddAttachment
{
    public sealed record Answer(Guid Id, string Hash, long Bytes, string State = "Kept");

    public static Result<Answer> Run(Write write, Album album, string id, KeptFile file, string? caption)
    {
        ArgumentNullException.ThrowIfNull(album);
        if (album.ToAdd(write.Db, write.Actor, id).Fails(out var subject, out var no)) return no;

        if (Attachment.Add(write.Actor, write.NewId(), subject, album.Purpose, file, caption, Already(write.Db, subject), write.Now).Fails(out var attachment, out no)) return no;

        _ = write.Add(attachment);
        return new Answer(attachment.Id, Convert.ToHexStringLower(file.Hash), file.Bytes);
    }

    /// <summary>So that a file which the thing has no room for is not kept first.</summary>
    public static Refusal? Full(Db db, Subject subject) => Already(db, subject) >= Attachment.Most ? new TooManyAttachments(Attachment.Most) : null;

    private static int Already(Db db, Subject subject) => db.Attachments.Count(each => each.SubjectId == subject.Id);
}
