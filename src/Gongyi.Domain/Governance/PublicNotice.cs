using Gongyi.Shared;

namespace Gongyi.Governance;

public enum NoticeState { Draft, Open, Objected, Passed, Upheld }

public enum ObjectionState { Open, Upheld, Dismissed }

/// <summary>An objection to a notice (异议). The name may stay unsaid; the reason may not.</summary>
public sealed class Objection : CommunityRecord
{
    private Objection() { }

    public Guid NoticeId { get; private init; }

    public Guid PersonId { get; private init; }

    public string Text { get; private init; } = "";

    public DateTimeOffset At { get; private init; }

    public ObjectionState State { get; private set; }

    public Guid? RuledBy { get; private set; }

    public string Ruling { get; private set; } = "";

    internal static Objection Raise(Actor by, Guid id, Guid notice, string text, DateTimeOffset now)
    {
        var objection = new Objection { CommunityId = by.Community, Id = id, NoticeId = notice, PersonId = by.Person, Text = text, At = now };
        objection.Tell(new ObjectionRaised(notice, id));
        return objection;
    }

    internal Refusal? Rule(Actor by, bool upheld, string words)
    {
        if (State is not ObjectionState.Open) return new ObjectionRuled();

        (State, RuledBy, Ruling) = (upheld ? ObjectionState.Upheld : ObjectionState.Dismissed, by.Person, words);
        Tell(new ObjectionDecided(NoticeId, Id, upheld));
        return null;
    }
}

/// <summary>
/// A public notice before a decision takes effect (公示): posted at a named place, open for five working days, the
/// day of posting being the first. It passes when nobody's objection is upheld or still unanswered.
/// </summary>
public sealed class PublicNotice : CommunityRecord
{
    private readonly List<Objection> objections = [];

    private PublicNotice() { }

    /// <summary>As in addresses: <c>2026-12</c>; on paper 〔2026〕12号.</summary>
    public string Number { get; private init; } = "";

    public Guid MatterId { get; private init; }

    public string Title { get; private init; } = "";

    public NoticeState State { get; private set; }

    /// <summary>Where the paper hangs.</summary>
    public string Place { get; private set; } = "";

    public Guid? PostedBy { get; private set; }

    public DateTimeOffset? PostedAt { get; private set; }

    public DateOnly? From { get; private set; }

    /// <summary>The last day on which somebody may object.</summary>
    public DateOnly? To { get; private set; }

    public DateTimeOffset? ClosedAt { get; private set; }

    public IReadOnlyList<Objection> Objections => objections;

    public bool IsOpen => State is NoticeState.Open or NoticeState.Objected;

    public static PublicNotice Draft(Actor by, Guid id, string number, Matter matter)
    {
        ArgumentNullException.ThrowIfNull(by);
        ArgumentNullException.ThrowIfNull(matter);
        var notice = new PublicNotice { CommunityId = by.Community, Id = id, Number = number, MatterId = matter.Id, Title = matter.Title };
        notice.Tell(new NoticeDrafted(id, matter.Id));
        return notice;
    }

    /// <summary>Hangs it up: from today, for <see cref="Chain.NoticeWorkingDays"/> working days.</summary>
    public Refusal? Post(Actor by, Matter matter, string? place, WorkingDays days, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(by);
        ArgumentNullException.ThrowIfNull(matter);
        ArgumentNullException.ThrowIfNull(days);
        if (Text.Needed(place, "place", Text.Line).Fails(out var where, out var missing)) return missing;
        if (State is not NoticeState.Draft) return new NoticeAlreadyPosted();
        if (matter.OpenNotice() is { } no) return no;

        var today = WorkingDays.DayOf(now);
        (State, Place, PostedBy, PostedAt) = (NoticeState.Open, where, by.Person, now);
        (From, To) = (today, days.LastOf(today, Chain.NoticeWorkingDays));
        Tell(new NoticePosted(Id, MatterId, From.Value, To.Value));
        return null;
    }

    public Result<Objection> Object(Actor by, Guid id, string? text, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(by);
        if (Text.Needed(text, "text").Fails(out var words, out var missing)) return missing;
        if (!IsOpen || WorkingDays.DayOf(now) > To) return new NoticeNotOpen();

        var objection = Objection.Raise(by, id, Id, words, now);
        objections.Add(objection);
        State = NoticeState.Objected;
        return objection;
    }

    /// <summary>Answers an objection, with a reason. Upheld ends the notice and the matter.</summary>
    public Refusal? Rule(Actor by, Objection objection, bool? upheld, string? text, Matter matter, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(by);
        ArgumentNullException.ThrowIfNull(objection);
        ArgumentNullException.ThrowIfNull(matter);
        if (by.Person == objection.PersonId || matter.Concerns(by.Person)) return new OwnRequest();
        if (upheld is null) return new ChoiceMissing("upheld");
        if (Text.Needed(text, "text").Fails(out var words, out var missing)) return missing;
        if (objection.Rule(by, upheld.Value, words) is { } no) return no;

        // An answer that comes after the notice ended is written down; it does not bring the notice back.
        if (!IsOpen) return null;
        if (upheld.Value) return Close(NoticeState.Upheld, matter, now);
        if (!objections.Exists(each => each.State is ObjectionState.Open)) State = NoticeState.Open;
        return null;
    }

    /// <summary>Whether the time is over and nothing stands against it.</summary>
    public bool IsDue(DateTimeOffset now) => State is NoticeState.Open && WorkingDays.DayOf(now) > To;

    /// <summary>The period ended without an objection upheld or unanswered.</summary>
    public Refusal? Expire(Matter matter, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(matter);
        return IsDue(now) ? Close(NoticeState.Passed, matter, now) : new NoticeStillOpen();
    }

    private Refusal? Close(NoticeState state, Matter matter, DateTimeOffset now)
    {
        if (matter.CloseNotice(state is NoticeState.Passed, Id, now) is { } no) return no;

        (State, ClosedAt) = (state, now);
        Tell(new NoticeClosed(Id, MatterId, state));
        return null;
    }
}
