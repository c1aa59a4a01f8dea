using Gongyi.Lists;
using Gongyi.Shared;

namespace Gongyi.Matching;

public enum MatchState { PendingBoth, Confirmed, InService, Done, Cancelled }

/// <summary>A worker brings a need and a resource together; both sides say yes (domain.md §8).</summary>
public sealed class Match : CommunityRecord
{
    private Match() { }

    public Guid NeedId { get; private init; }

    public Guid ResourceId { get; private init; }

    /// <summary>When the help is to take place.</summary>
    public DateTimeOffset At { get; private init; }

    public int Minutes { get; private init; }

    public Guid ProposedBy { get; private init; }

    public DateTimeOffset? GiverConfirmedAt { get; private set; }

    public DateTimeOffset? ReceiverConfirmedAt { get; private set; }

    public MatchState State { get; private set; }

    /// <summary>Whether it still takes a place of the resource.</summary>
    public bool TakesPlace => State is MatchState.PendingBoth or MatchState.Confirmed or MatchState.InService;

    /// <param name="taken">Places of the resource already taken.</param>
    public static Result<Match> Propose(
        Actor by, Guid id, Need need, Resource resource, int taken, DateTimeOffset? at, int minutes)
    {
        ArgumentNullException.ThrowIfNull(by);
        ArgumentNullException.ThrowIfNull(need);
        ArgumentNullException.ThrowIfNull(resource);
        if (at is null) return new DateMissing("at");
        if (minutes is < 5 or > 24 * 60) return new NumberOutOfRange("minutes", 5, 24 * 60);
        if (resource.PersonId == need.PersonId) return new GiverIsReceiver();
        if (!resource.IsAvailableOn(WorkingDays.DayOf(at.Value))) return new OfferNotAvailable();
        if (taken >= resource.Capacity) return new OfferTaken();
        if (need.ProposeMatch() is { } no) return no;

        var match = new Match
        {
            CommunityId = by.Community, Id = id, NeedId = need.Id, ResourceId = resource.Id, At = at.Value, Minutes = minutes, ProposedBy = by.Person,
        };
        match.Tell(new MatchProposed(id, need.Id, resource.Id, at.Value, minutes));
        return match;
    }

    /// <summary>One side says yes; when both have, the need is in service.</summary>
    public Refusal? Confirm(Actor by, Need need, Resource resource, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(by);
        ArgumentNullException.ThrowIfNull(need);
        ArgumentNullException.ThrowIfNull(resource);
        var gives = Gives(by, resource);
        var receives = by.Person == need.PersonId;
        if (!gives && !receives) return new NotYourMatch();
        if (State is not MatchState.PendingBoth) return new MatchNotPending();

        // Saying it twice changes nothing.
        if ((!gives || GiverConfirmedAt is not null) && (!receives || ReceiverConfirmedAt is not null)) return null;

        if (gives) GiverConfirmedAt ??= now;
        if (receives) ReceiverConfirmedAt ??= now;
        Tell(new MatchSideConfirmed(Id, by.Person));
        if (GiverConfirmedAt is null || ReceiverConfirmedAt is null) return null;

        State = MatchState.Confirmed;
        Tell(new MatchConfirmed(Id, NeedId));
        resource.Use(WorkingDays.DayOf(At));
        return need.Serve();
    }

    /// <summary>One side cannot after all, or the worker was told so on the phone: the place is free and the need is open again.</summary>
    public Refusal? Cancel(Actor by, Need need, Resource resource, bool isWorker)
    {
        ArgumentNullException.ThrowIfNull(by);
        ArgumentNullException.ThrowIfNull(need);
        ArgumentNullException.ThrowIfNull(resource);
        if (!isWorker && !Gives(by, resource) && by.Person != need.PersonId) return new NotYourMatch();
        if (State is not (MatchState.PendingBoth or MatchState.Confirmed)) return new MatchNotPending();
        if (need.Reopen() is { } no) return no;

        State = MatchState.Cancelled;
        Tell(new MatchCancelled(Id, NeedId, by.Person));
        return null;
    }

    /// <summary>Service has been given: from now on it cannot be called off.</summary>
    public void Begin()
    {
        if (State is not MatchState.Confirmed) return;
        State = MatchState.InService;
        Tell(new MatchBegun(Id, NeedId));
    }

    /// <summary>The service was received.</summary>
    public void Finish()
    {
        if (State is not MatchState.InService) return;
        State = MatchState.Done;
        Tell(new MatchDone(Id, NeedId));
    }

    private static bool Gives(Actor by, Resource resource) =>
        by.Person == resource.PersonId || (by.Organization is { } organization && organization == resource.OrganizationId);
}

public sealed record MatchProposed(Guid Match, Guid Need, Guid Resource, DateTimeOffset At, int Minutes) : Fact(new Subject("match", Match));

public sealed record MatchSideConfirmed(Guid Match, Guid Person) : Fact(new Subject("match", Match));

public sealed record MatchConfirmed(Guid Match, Guid Need) : Fact(new Subject("match", Match));

public sealed record MatchBegun(Guid Match, Guid Need) : Fact(new Subject("match", Match));

public sealed record MatchCancelled(Guid Match, Guid Need, Guid By) : Fact(new Subject("match", Match));

public sealed record MatchDone(Guid Match, Guid Need) : Fact(new Subject("match", Match));

/// <summary>The person is on neither side of the match.</summary>
public sealed record NotYourMatch : NotAllowed;

/// <summary>Nobody is matched with their own offer.</summary>
public sealed record GiverIsReceiver() : Invalid("offer");

/// <summary>The offer does not hold on that day, or has not been checked.</summary>
public sealed record OfferNotAvailable : Conflict;

/// <summary>All places of the offer are taken.</summary>
public sealed record OfferTaken : Conflict;

/// <summary>The match is already confirmed, done or cancelled.</summary>
public sealed record MatchNotPending : Conflict;
