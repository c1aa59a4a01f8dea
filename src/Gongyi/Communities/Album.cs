using Gongyi.Journal;
using Gongyi.Shared;

namespace Gongyi.Communities;

/// <summary>The photos, scans and vouchers of one kind of thing: where they are added, and to whom they are shown.</summary>
public abstract class Album(string kind, AttachmentPurpose purpose)
{
    /// <summary>The kind of thing, as in <see cref="Subject"/>: <c>need</c>.</summary>
    public string Kind => kind;

    public AttachmentPurpose Purpose => purpose;

    /// <summary>Where the API has it: <c>/needs/{id}/attachments</c>.</summary>
    public string Route => $"/{kind}s/{{id}}/attachments";

    /// <summary>The thing, for somebody who wants to add to it.</summary>
    public abstract Result<Subject> ToAdd(Db db, Actor actor, string reference);

    /// <summary>The thing, for somebody who wants to look.</summary>
    public abstract Result<Subject> ToSee(Db db, Actor? actor, string reference);

    /// <summary>Whether everybody may look.</summary>
    public bool IsPublic(Db db, string reference) => ToSee(db, null, reference).Refusal is null;
}

/// <summary>What a capability says of its things: who may add, who may see.</summary>
public abstract class Album<T>(string kind, AttachmentPurpose purpose) : Album(kind, purpose) where T : CommunityRecord
{
    public abstract bool MayAdd(Db db, Actor actor, T thing);

    public abstract bool MaySee(Db db, Actor? actor, T thing);

    public sealed override Result<Subject> ToAdd(Db db, Actor actor, string reference) =>
        Find(db, reference) is not { } thing ? new NotFoundHere()
        : MayAdd(db, actor, thing) ? new Subject(Kind, thing.Id)
        : new NotYourSeat();

    public sealed override Result<Subject> ToSee(Db db, Actor? actor, string reference) =>
        Find(db, reference) is not { } thing ? new NotFoundHere()
        : MaySee(db, actor, thing) ? new Subject(Kind, thing.Id)
        : actor is null ? new SignInNeeded()
        : new NotYourSeat();

    private static T? Find(Db db, string reference)
    {
        ArgumentNullException.ThrowIfNull(db);
        return db.Set<T>().Named(reference);
    }
}

/// <summary>Every album of the house, by the kind of thing.</summary>
public sealed class Albums(IEnumerable<Album> all)
{
    private readonly Dictionary<string, Album> byKind = all.ToDictionary(album => album.Kind);

    public IEnumerable<Album> All => byKind.Values;

    public Album Of(Attachment attachment)
    {
        ArgumentNullException.ThrowIfNull(attachment);
        return byKind[attachment.SubjectKind];
    }
}
