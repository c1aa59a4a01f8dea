using Gongyi.Shared;

namespace Gongyi.Lists;

public enum NeedState
{
    PendingVerification, InfoRequested, Published, MatchProposed, InService, AwaitingFeedback, Closed, Referred, Rejected, Withdrawn, OnHold, Merged,
}

/// <summary>Types of need (domain.md §3.2).</summary>
public enum Category
{
    ElderCare, DisabilitySupport, Children, Hardship, Environment, DailyConvenience, Health, Culture, Safety, Neighbourhood, Other,
}

/// <summary>How soon: 24 hours, 3 or 10 working days, next quarter.</summary>
public enum Urgency { Emergency, Urgent, Normal, Planned }

public enum VerificationMethod { HomeVisit, PhoneCall, Video, Document, KnownToStaff }

/// <summary>How the person agreed that the need is published without names (separate consent, PIPL art. 23, 29).</summary>
public enum ConsentMethod { Self, Guardian, Proxy, Voice, Paper }

/// <summary>How a need came to the community (domain.md §3.2).</summary>
public enum NeedSource { HomeVisit, GridReport, SelfService, YardMeeting, PhoneCall, Hotline, Other }

public enum Satisfaction { Satisfied, Neutral, Dissatisfied }

/// <summary>
/// What a neighbour needs, from one sentence to the answer to "are you content?". Nothing here knows of gifts, points
/// or hours (invariant 2).
/// </summary>
public sealed partial class Need : CommunityRecord
{
    private Need() { }

    public string Number { get; private init; } = "";

    /// <summary>The sentence as it was said. Seen by staff only.</summary>
    public string Words { get; private set; } = "";

    /// <summary>Who is to be helped.</summary>
    public Guid PersonId { get; private init; }

    /// <summary>Who wrote it down: the person, or somebody for the person (代办).</summary>
    public Guid FiledBy { get; private init; }

    public Guid? CourtyardId { get; private init; }

    public DateTimeOffset FiledAt { get; private init; }

    /// <summary>Null for needs written down before anybody asked.</summary>
    public NeedSource? Source { get; private init; }

    public NeedState State { get; private set; }

    /// <summary>The public title, without names.</summary>
    public string Title { get; private set; } = "";

    public Category? Category { get; private set; }

    public Urgency? Urgency { get; private set; }

    public Guid? VerifiedBy { get; private set; }

    public VerificationMethod? VerificationMethod { get; private set; }

    public ConsentMethod? Consent { get; private set; }

    public DateTimeOffset? PublishedAt { get; private set; }

    /// <summary>Last day by which it should be settled.</summary>
    public DateOnly? DueOn { get; private set; }

    public Satisfaction? Satisfaction { get; private set; }

    /// <summary>Why it was referred, rejected or withdrawn, and where to.</summary>
    public string Note { get; private set; } = "";

    public bool IsProxy => FiledBy != PersonId;

    public bool IsOver => State is NeedState.Closed or NeedState.Referred or NeedState.Rejected or NeedState.Withdrawn or NeedState.Merged;

    public bool IsPublic => PublishedAt is not null && State is not (NeedState.Rejected or NeedState.Withdrawn or NeedState.Merged);

    /// <param name="source">Unless said otherwise, what people say for themselves came from themselves.</param>
    /// <param name="category">A first guess by whoever writes, as the urgency; who verifies it decides.</param>
    public static Result<Need> File(
        Actor by, Guid id, string number, string? words, Guid person, Guid? courtyard, DateTimeOffset now,
        NeedSource? source = null, Category? category = null, Urgency? urgency = null)
    {
        ArgumentNullException.ThrowIfNull(by);
        if (Text.Needed(words, "text").Fails(out var sentence, out var no)) return no;

        var need = new Need
        {
            CommunityId = by.Community, Id = id, Number = number, Words = sentence, PersonId = person, FiledBy = by.Person,
            CourtyardId = courtyard, FiledAt = now, Category = category, Urgency = urgency,
            Source = source ?? (by.Person == person ? NeedSource.SelfService : NeedSource.Other),
        };
        need.Tell(new NeedFiled(id, person, by.Person));
        return need;
    }

    /// <summary>Somebody other than who filed it, and other than who is to be helped, found it to be so.</summary>
    public Refusal? Verify(Actor by, VerificationMethod? method, Category? category, Urgency? urgency, WorkingDays days, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(by);
        ArgumentNullException.ThrowIfNull(days);
        if (by.Person == FiledBy || by.Person == PersonId) return new OwnRequest();
        if (method is null) return new ChoiceMissing("method");
        if (category is null) return new ChoiceMissing("category");
        if (urgency is null) return new ChoiceMissing("urgency");
        if (State is not NeedState.PendingVerification || VerifiedBy is not null) return new NeedNotPending();

        (VerifiedBy, VerificationMethod, Category, Urgency) = (by.Person, method, category, urgency);
        DueOn = Due(urgency.Value, WorkingDays.DayOf(now), days);
        Tell(new NeedVerified(Id, by.Person, method.Value, category.Value, urgency.Value));
        return null;
    }

    /// <summary>Puts it on the public list, under a title that names nobody.</summary>
    public Refusal? Publish(string? title, ConsentMethod? consent, string personName, DateTimeOffset now)
    {
        ArgumentException.ThrowIfNullOrEmpty(personName);
        if (Text.Needed(title, "title", Text.Line).Fails(out var words, out var no)) return no;
        if (words.Contains(personName, StringComparison.Ordinal)) return new TitleNamesPerson();
        if (consent is null) return new ConsentMissing();
        if (VerifiedBy is null) return new NeedNotVerified();
        if (State is not NeedState.PendingVerification) return new NeedNotPending();

        (Title, Consent, PublishedAt, State) = (words, consent, now, NeedState.Published);
        Tell(new NeedPublished(Id, consent.Value));
        return null;
    }

    /// <summary>Not ours: it goes to whoever must do it, and the person is told where (转办).</summary>
    public Refusal? Refer(string? to) => End(NeedState.Referred, to, "to");

    public Refusal? Reject(string? reason) => End(NeedState.Rejected, reason, "reason");

    /// <summary>The person no longer wants it, or took back the consent; the reason may stay unsaid.</summary>
    public Refusal? Withdraw(Actor by)
    {
        ArgumentNullException.ThrowIfNull(by);
        return by.Person != PersonId && by.Person != FiledBy ? new NotPersonServed() : End(NeedState.Withdrawn, "—", "reason");
    }

    /// <summary>
    /// The person takes back the consent to be on the public list. Help goes on as it was (invariant 6); nobody outside
    /// sees the need any more.
    /// </summary>
    public Refusal? WithdrawConsent(Actor by)
    {
        ArgumentNullException.ThrowIfNull(by);
        if (by.Person != PersonId && by.Person != FiledBy) return new NotPersonServed();
        if (PublishedAt is null) return new NeedNotPublished();

        (PublishedAt, Consent) = (null, null);
        Tell(new NeedConsentWithdrawn(Id));
        return null;
    }

    public Refusal? ProposeMatch()
    {
        if (State is not NeedState.Published) return new NeedNotPublished();
        State = NeedState.MatchProposed;
        Tell(new NeedMoved(Id, State));
        return null;
    }

    /// <summary>The match came to nothing: the need waits on the list again.</summary>
    public Refusal? Reopen()
    {
        if (State is not (NeedState.MatchProposed or NeedState.InService)) return new NeedUnderWay();
        State = NeedState.Published;
        Tell(new NeedMoved(Id, State));
        return null;
    }

    /// <summary>Both sides said yes, or an approved project took it up.</summary>
    public Refusal? Serve()
    {
        if (State is NeedState.InService or NeedState.AwaitingFeedback) return null;
        if (State is not (NeedState.Published or NeedState.MatchProposed)) return new NeedNotPublished();
        State = NeedState.InService;
        Tell(new NeedMoved(Id, State));
        return null;
    }

    /// <summary>The service was received; now the person says whether it was good.</summary>
    public void AwaitFeedback()
    {
        // A receipt that comes after the answer does not open the need again.
        if (State is not NeedState.InService) return;
        State = NeedState.AwaitingFeedback;
        Tell(new NeedMoved(Id, State));
    }

    /// <summary>The person served answers; a case worker may write the answer down after a call.</summary>
    public Refusal? Rate(Actor by, Satisfaction? answer)
    {
        ArgumentNullException.ThrowIfNull(by);
        if (by.Person != PersonId && by.Capacity is not Capacity.CaseWorker) return new NotPersonServed();
        if (answer is null) return new ChoiceMissing("answer");
        if (State is not NeedState.AwaitingFeedback) return new NeedNotServed();

        (Satisfaction, State) = (answer, NeedState.Closed);
        Tell(new NeedRated(Id, answer.Value, by.Person == PersonId));
        return null;
    }

    /// <summary>What was said goes with the person who said it. The public title stays: it names nobody.</summary>
    public void EraseWords()
    {
        if (Words == Masked.Erased) return;
        (Words, Note) = (Masked.Erased, "");
        Tell(new NeedWordsErased(Id));
    }

    /// <summary>Whoever was to be helped is erased: nobody can come any more, and nobody will say how it was.</summary>
    public void LetGo()
    {
        var end = State is NeedState.AwaitingFeedback ? NeedState.Closed
            : State is NeedState.PendingVerification or NeedState.InfoRequested or NeedState.Published or NeedState.OnHold or NeedState.Merged ? NeedState.Withdrawn
            : State;
        if (end == State) return;
        State = end;
        Tell(new NeedMoved(Id, end));
    }

    private Refusal? End(NeedState state, string? why, string field)
    {
        if (Text.Needed(why, field).Fails(out var words, out var no)) return no;
        if (!IsWaiting) return new NeedUnderWay();

        (State, Note) = (state, words);
        Tell(new NeedMoved(Id, state));
        return null;
    }

    private static DateOnly Due(Urgency urgency, DateOnly from, WorkingDays days) => urgency switch
    {
        Lists.Urgency.Emergency => from.AddDays(1),
        Lists.Urgency.Urgent => days.LastOf(from.AddDays(1), 3),
        Lists.Urgency.Normal => days.LastOf(from.AddDays(1), 10),
        Lists.Urgency.Planned => from.AddMonths(3),
    };
}
