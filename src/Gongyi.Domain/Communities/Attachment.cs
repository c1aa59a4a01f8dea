using Gongyi.Shared;

namespace Gongyi.Communities;

/// <summary>What a kept file is. Every picture is kept as a JPEG that the house drew itself.</summary>
public enum MediaType { Jpeg, Pdf }

/// <summary>What a file is for: to see something, to read a sheet of paper, to prove a payment.</summary>
public enum AttachmentPurpose { Photo, Scan, Voucher }

/// <summary>A file that lies in the data directory under the hash of what it holds.</summary>
public sealed record KeptFile(MediaType Media, byte[] Hash, long Bytes);

/// <summary>A photo, a scan or a voucher that somebody added to something (附件). It is never changed; the journal seals its hash.</summary>
public sealed class Attachment : CommunityRecord
{
    /// <summary>As many as one thing takes.</summary>
    public const int Most = 20;

    private Attachment() { }

    public string SubjectKind { get; private init; } = "";

    public Guid SubjectId { get; private init; }

    public AttachmentPurpose Purpose { get; private init; }

    public MediaType Media { get; private init; }

    /// <summary>SHA-256 of the kept bytes; the file's name.</summary>
    public byte[] Hash { get; private init; } = [];

    public long Bytes { get; private init; }

    /// <summary>What is to be seen, in a few words; may stay empty.</summary>
    public string Caption { get; private set; } = "";

    public Guid By { get; private init; }

    public DateTimeOffset At { get; private init; }

    /// <summary>When it went with the person whom it concerned; then its file is gone on purpose.</summary>
    public DateTimeOffset? ErasedAt { get; private set; }

    public Subject Subject => new(SubjectKind, SubjectId);

    /// <param name="already">How many the thing has.</param>
    public static Result<Attachment> Add(
        Actor by, Guid id, Subject subject, AttachmentPurpose purpose, KeptFile file, string? caption, int already, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(by);
        ArgumentNullException.ThrowIfNull(file);
        if (Unfit(purpose, file.Media, caption) is { } unfit) return unfit;
        if (already >= Most) return new TooManyAttachments(Most);

        var attachment = new Attachment
        {
            CommunityId = by.Community, Id = id, SubjectKind = subject.Kind, SubjectId = subject.Id, Purpose = purpose,
            Media = file.Media, Hash = file.Hash, Bytes = file.Bytes, Caption = Text.Open(caption, "caption", Text.Line).Value ?? "", By = by.Person, At = now,
        };
        attachment.Tell(new AttachmentAdded(subject, id, purpose, file.Media, file.Bytes));
        return attachment;
    }

    /// <summary>What it showed goes with the person whom it concerned; that there was something stays.</summary>
    public void Erase(DateTimeOffset now)
    {
        if (ErasedAt is not null) return;
        (Caption, ErasedAt) = ("", now);
        Tell(new AttachmentErased(Subject, Id));
    }

    /// <summary>What would be refused whatever it hangs on, so that it can be said before a file is kept.</summary>
    public static Invalid? Unfit(AttachmentPurpose purpose, MediaType media, string? caption) =>
        purpose is AttachmentPurpose.Photo && media is not MediaType.Jpeg ? new PictureNeeded()
        : Text.Open(caption, "caption", Text.Line).Refusal as Invalid;
}
