using Gongyi.Communities;
using Gongyi.Shared;

namespace Gongyi.Governance;

public enum SittingState { Convened, Closed, NoQuorum }

/// <summary>A member as the roll stood when the sitting was convened: later changes of seats do not change who may vote.</summary>
public sealed class Elector
{
    internal Elector() { }

    public int CommunityId { get; internal init; }

    public Guid SittingId { get; internal init; }

    public Guid PersonId { get; internal init; }

    /// <summary>Holds a seat of the Party committee (matters for a joint session only).</summary>
    public bool OfParty { get; internal init; }

    /// <summary>Holds a seat of the residents' committee (matters for a joint session only).</summary>
    public bool OfResidents { get; internal init; }
}

/// <summary>A member signed in.</summary>
public sealed class Attendance
{
    internal Attendance() { }

    public int CommunityId { get; internal init; }

    public Guid SittingId { get; internal init; }

    public Guid PersonId { get; internal init; }

    public DateTimeOffset At { get; internal init; }
}

/// <summary>How many are there, how many are needed.</summary>
/// <param name="Quorum">Persons needed; for a joint session, of each committee.</param>
public sealed record Presence(int Members, int Present, int Quorum, bool Quorate);

/// <summary>A meeting of a body: invited in time, with a frozen roll, deciding only with its quorum.</summary>
public sealed class Sitting : CommunityRecord
{
    private readonly List<Elector> electors = [];
    private readonly List<Attendance> attendances = [];
    private readonly List<Motion> motions = [];

    private Sitting() { }

    public BodyKind Body { get; private init; }

    public DateTimeOffset At { get; private init; }

    public Guid ConvenedBy { get; private init; }

    public DateTimeOffset ConvenedAt { get; private init; }

    public SittingState State { get; private set; }

    public DateTimeOffset? ClosedAt { get; private set; }

    public IReadOnlyList<Elector> Electors => electors;

    public IReadOnlyList<Attendance> Attendances => attendances;

    public IReadOnlyList<Motion> Motions => motions;

    public DecisionRule Rule => DecisionRule.Of(Body);

    /// <summary>Invites a body to sit on matters whose current step is its own.</summary>
    /// <param name="roll">Everybody who holds a seat of the body on this day.</param>
    /// <returns>Refused: <see cref="DateMissing"/>, <see cref="NoticeTooShort"/>, <see cref="NothingToDecide"/>,
    /// <see cref="StepNotWaiting"/>, <see cref="NobodyOnTheRoll"/>.</returns>
    public static Result<Sitting> Convene(
        Actor by, Guid id, BodyKind body, DateTimeOffset? at, IReadOnlyList<Matter> matters, IReadOnlyCollection<Seat> roll,
        Func<Guid> newId, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(by);
        ArgumentNullException.ThrowIfNull(matters);
        ArgumentNullException.ThrowIfNull(roll);
        ArgumentNullException.ThrowIfNull(newId);
        if (at is null) return new DateMissing("at");
        if (matters is []) return new NothingToDecide();
        var days = DecisionRule.Of(body).NoticeDays;
        if (WorkingDays.DayOf(at.Value) < WorkingDays.DayOf(now).AddDays(days)) return new NoticeTooShort(days);
        if (matters.Select(matter => matter.MayBeDecidedBy(body)).FirstOrDefault(no => no is not null) is { } notNow) return notNow;
        if (roll.Count == 0) return new NobodyOnTheRoll();

        var sitting = new Sitting { CommunityId = by.Community, Id = id, Body = body, At = at.Value, ConvenedBy = by.Person, ConvenedAt = now };
        sitting.electors.AddRange(roll.GroupBy(seat => seat.PersonId).Select(seats => new Elector
        {
            CommunityId = by.Community, SittingId = id, PersonId = seats.Key,
            OfParty = seats.Any(seat => seat.Capacity is Capacity.PartyCommittee),
            OfResidents = seats.Any(seat => seat.Capacity is Capacity.ResidentsCommittee),
        }));
        sitting.motions.AddRange(matters.DistinctBy(matter => matter.Id).Select(matter => new Motion
        {
            CommunityId = by.Community, Id = newId(), SittingId = id, MatterId = matter.Id, StepOrder = matter.Current!.Order,
        }));
        sitting.Tell(new SittingConvened(id, body, at.Value, sitting.electors.Count, sitting.motions.Count));
        return sitting;
    }

    public Presence Presence()
    {
        var present = attendances.Select(attendance => attendance.PersonId).ToHashSet();
        if (Body is not BodyKind.TwoCommittees)
            return new(electors.Count, present.Count, Rule.Quorum.Least(electors.Count), Rule.Quorum.IsReached(present.Count, electors.Count));

        var party = electors.Where(elector => elector.OfParty).ToList();
        var residents = electors.Where(elector => elector.OfResidents).ToList();
        return new(
            electors.Count,
            present.Count,
            Math.Max(Rule.Quorum.Least(party.Count), Rule.Quorum.Least(residents.Count)),
            Rule.Quorum.IsReached(party.Count(elector => present.Contains(elector.PersonId)), party.Count)
            && Rule.Quorum.IsReached(residents.Count(elector => present.Contains(elector.PersonId)), residents.Count));
    }

    /// <summary>A member signs in, from the day of the sitting on. Signing in twice changes nothing.</summary>
    public Refusal? Attend(Actor by, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(by);
        if (MemberOnly(by) is { } stranger) return stranger;
        if (State is not SittingState.Convened) return new SittingClosed();
        if (WorkingDays.DayOf(now) < WorkingDays.DayOf(At)) return new SittingNotToday(At);
        if (attendances.Exists(attendance => attendance.PersonId == by.Person)) return null;

        attendances.Add(new Attendance { CommunityId = CommunityId, SittingId = Id, PersonId = by.Person, At = now });
        Tell(new MemberAttended(Id, by.Person));
        return null;
    }

    /// <summary>A member votes, openly, once. <see cref="ChangeVote"/> is the only way to another choice.</summary>
    public Result<Ballot> Vote(Actor by, Motion motion, Matter matter, BallotChoice? choice, string? reason, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(motion);
        if (MayVote(by, motion, matter, choice, reason) is { } no) return no;
        if (motion.BallotOf(by.Person) is not null) return new AlreadyVoted();

        var ballot = motion.Cast(by.Person, choice!.Value, Text.Open(reason, "reason").Value!, now);
        Tell(new BallotCast(motion.Id, by.Person, ballot.Choice));
        return ballot;
    }

    /// <summary>A member who has voted thinks again, before the close.</summary>
    public Result<Ballot> ChangeVote(Actor by, Motion motion, Matter matter, BallotChoice? choice, string? reason, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(motion);
        if (MayVote(by, motion, matter, choice, reason) is { } no) return no;
        if (motion.BallotOf(by.Person) is not { } ballot) return new NotVotedYet();

        ballot.Change(choice!.Value, Text.Open(reason, "reason").Value!, now);
        Tell(new BallotChanged(motion.Id, by.Person, ballot.Choice));
        return ballot;
    }

    /// <summary>
    /// Counts every motion and lets each matter take its step. Only with the quorum, and only with the supervisor's
    /// opinion where the rule asks for one.
    /// </summary>
    public Refusal? Close(IReadOnlyDictionary<Guid, Matter> matters, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(matters);
        if (State is not SittingState.Convened) return new SittingClosed();
        if (!Presence().Quorate) return new QuorumMissing(Presence().Present, Presence().Quorum);
        if (Rule.NeedsSupervisorOpinion && motions.Exists(motion => !matters[motion.MatterId].HasSupervisorOpinionHere()))
            return new SupervisorOpinionMissing();

        State = SittingState.Closed;
        ClosedAt = now;
        foreach (var motion in motions)
        {
            var matter = matters[motion.MatterId];
            motion.Count(Rule, electors, attendances, matter);
            Tell(new MotionDecided(motion.Id, motion.MatterId, motion.State, motion.For, motion.Against, motion.Abstained, motion.Recused));
            var no = motion.State is MotionState.HandedOver
                ? matter.HandOver(Body, Rule.Fallback!.Value, motion.Id)
                : matter.Decide(Body, motion.State is MotionState.Passed, motion.Id, now);
            if (no is not null) return no;
        }

        Tell(new SittingEnded(Id, SittingState.Closed));
        return null;
    }

    /// <summary>Too few came (流会): nothing is decided, the matters wait for another sitting.</summary>
    public Refusal? Adjourn(DateTimeOffset now)
    {
        if (State is not SittingState.Convened) return new SittingClosed();
        if (WorkingDays.DayOf(now) < WorkingDays.DayOf(At)) return new SittingNotToday(At);
        if (Presence().Quorate) return new QuorumIsThere();

        State = SittingState.NoQuorum;
        ClosedAt = now;
        foreach (var motion in motions) motion.Lapse();
        Tell(new SittingEnded(Id, SittingState.NoQuorum));
        return null;
    }

    public bool IsMember(Guid person) => electors.Exists(elector => elector.PersonId == person);

    private NotAMember? MemberOnly(Actor by) =>
        Communities.Body.CapacitiesOf(Body).Contains(by.Capacity) && IsMember(by.Person) ? null : new NotAMember();

    private Refusal? MayVote(Actor by, Motion motion, Matter matter, BallotChoice? choice, string? reason)
    {
        ArgumentNullException.ThrowIfNull(by);
        ArgumentNullException.ThrowIfNull(matter);
        if (MemberOnly(by) is { } stranger) return stranger;
        if (choice is not BallotChoice.Recuse && matter.Concerns(by.Person)) return new MustRecuse();
        if (choice is null) return new ChoiceMissing("choice");
        if (Text.Open(reason, "reason").Refusal is { } unfit) return unfit;
        if (motion.State is not MotionState.Open) return new MotionClosed();
        if (!attendances.Exists(attendance => attendance.PersonId == by.Person)) return new NotPresent();
        return Presence() is { Quorate: false } presence ? new QuorumMissing(presence.Present, presence.Quorum) : null;
    }
}
