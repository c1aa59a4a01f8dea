using Gongyi.Lists;
using Gongyi.Shared;

namespace Gongyi.Projects;

public enum ServiceState { AwaitingReceipt, Received }

/// <summary>Who signed for the service: the person served, or somebody who says why they sign instead.</summary>
public enum SignedBy { Self, Proxy }

/// <summary>One service given to one person, and signed for (签收).</summary>
public sealed class ServiceRecord : CommunityRecord
{
    private ServiceRecord() { }

    public Guid NeedId { get; private init; }

    /// <summary>The project it belongs to, if it does.</summary>
    public Guid? ProjectId { get; private init; }

    /// <summary>The confirmed match it fulfils, if it does.</summary>
    public Guid? MatchId { get; private init; }

    public Guid GivenBy { get; private init; }

    public DateTimeOffset At { get; private init; }

    /// <summary>Minutes of service itself, without the way there.</summary>
    public int Minutes { get; private init; }

    public string Note { get; private set; } = "";

    public ServiceState State { get; private set; }

    public Guid? SignedFor { get; private set; }

    public SignedBy? Signed { get; private set; }

    /// <summary>Why somebody else signed.</summary>
    public string Reason { get; private set; } = "";

    public DateTimeOffset? ReceivedAt { get; private set; }

    public static Result<ServiceRecord> Record(
        Actor by, Guid id, Need need, Guid? project, Guid? match, DateTimeOffset? at, int minutes, string? note, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(by);
        ArgumentNullException.ThrowIfNull(need);
        if (by.Person == need.PersonId) return new OwnRequest();
        if (at is null) return new DateMissing("at");
        if (Days.Happened(WorkingDays.DayOf(at.Value), "at", now).Fails(out _, out var wrong)) return wrong;
        if (minutes is < 1 or > 24 * 60) return new NumberOutOfRange("minutes", 1, 24 * 60);
        if (Text.Open(note, "note").Fails(out var words, out var unfit)) return unfit;
        if (need.Serve() is { } no) return no;

        var service = new ServiceRecord
        {
            CommunityId = by.Community, Id = id, NeedId = need.Id, ProjectId = project, MatchId = match, GivenBy = by.Person,
            At = at.Value, Minutes = minutes, Note = words,
        };
        service.Tell(new ServiceRecorded(id, need.Id, project, by.Person, minutes));
        return service;
    }

    /// <summary>The person served signs; or a worker signs instead, says why, and did not give the service.</summary>
    public Refusal? Receive(Actor by, Need need, SignedBy? signed, string? reason, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(by);
        ArgumentNullException.ThrowIfNull(need);
        var self = by.Person == need.PersonId;
        var mayProxy = by.Capacity is Capacity.CaseWorker or Capacity.GridWorker || by.Person == need.FiledBy;
        if (signed is SignedBy.Self or null && !self) return new NotPersonServed();
        if (signed is SignedBy.Proxy && !mayProxy) return new NotPersonServed();
        if (by.Person == GivenBy) return new OwnRequest();
        if (signed is null) return new ChoiceMissing("signed");
        var why = "";
        if (signed is SignedBy.Proxy && Text.Needed(reason, "reason").Fails(out why, out var no)) return no;
        if (State is not ServiceState.AwaitingReceipt) return new AlreadyReceived();

        (State, SignedFor, Signed, Reason, ReceivedAt) = (ServiceState.Received, by.Person, signed, why, now);
        Tell(new ServiceReceived(Id, NeedId, signed.Value));
        need.AwaitFeedback();
        return null;
    }

    /// <summary>What was written about the visit goes with the person who was visited.</summary>
    public void EraseWords()
    {
        if (Note.Length + Reason.Length == 0) return;
        (Note, Reason) = ("", "");
        Tell(new ServiceWordsErased(Id));
    }
}
