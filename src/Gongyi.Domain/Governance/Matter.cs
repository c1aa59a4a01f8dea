using Gongyi.Communities;
using Gongyi.Shared;

namespace Gongyi.Governance;

public enum MatterState { Open, Passed, NotPassed }

public enum StepState { Waiting, Open, Passed, NotPassed }

/// <summary>Why somebody must not decide on a matter.</summary>
public enum Interest { Proposer, Provider, Beneficiary, Relative }

/// <summary>One step of a matter's chain.</summary>
public sealed class Step
{
    internal Step() { }

    public int CommunityId { get; internal init; }

    public Guid MatterId { get; internal init; }

    /// <summary>1, 2, 3 … in the order in which they must be passed.</summary>
    public int Order { get; internal init; }

    public StepKind Kind { get; internal init; }

    /// <summary>Who decides it; it changes only when recusal hands the step to the fallback body.</summary>
    public BodyKind? Body { get; internal set; }

    public StepState State { get; internal set; }

    public DateTimeOffset? DecidedAt { get; internal set; }

    /// <summary>The motion or notice that decided it.</summary>
    public Guid? DecidedIn { get; internal set; }
}

/// <summary>Somebody who must not decide on the matter, and why.</summary>
public sealed class MatterParty
{
    internal MatterParty() { }

    public int CommunityId { get; internal init; }

    public Guid MatterId { get; internal init; }

    public Guid PersonId { get; internal init; }

    public Interest Interest { get; internal init; }
}

/// <summary>An opinion of a supervisor on a matter, at the step that was current then (监督意见).</summary>
public sealed class SupervisionOpinion
{
    internal SupervisionOpinion() { }

    public int CommunityId { get; internal init; }

    public Guid Id { get; internal init; }

    public Guid MatterId { get; internal init; }

    public Guid PersonId { get; internal init; }

    public Capacity Capacity { get; internal init; }

    /// <summary>The step that was waiting then; null after the chain.</summary>
    public StepKind? At { get; internal init; }

    public string Text { get; internal init; } = "";

    public DateTimeOffset GivenAt { get; internal init; }
}

/// <summary>
/// Something bodies must agree to before it may start. It knows the kind and id of what it is about, never more.
/// </summary>
public sealed class Matter : CommunityRecord
{
    private readonly List<Step> steps = [];
    private readonly List<MatterParty> parties = [];
    private readonly List<SupervisionOpinion> opinions = [];

    private Matter() { }

    public MatterKind Kind { get; private init; }

    public string SubjectKind { get; private init; } = "";

    public Guid SubjectId { get; private init; }

    public string Title { get; private init; } = "";

    public long Fen { get; private init; }

    public DateTimeOffset SubmittedAt { get; private init; }

    public MatterState State { get; private set; }

    public IReadOnlyList<Step> Steps => [.. steps.OrderBy(step => step.Order)];

    public IReadOnlyList<MatterParty> Parties => parties;

    public IReadOnlyList<SupervisionOpinion> Opinions => [.. opinions.OrderBy(opinion => opinion.GivenAt)];

    public Subject Subject => new(SubjectKind, SubjectId);

    /// <summary>The first step not passed; null when the chain is done.</summary>
    public Step? Current => State is MatterState.Open ? Steps.FirstOrDefault(step => step.State is not StepState.Passed) : null;

    /// <summary>
    /// Lays a matter before the community. The report (报社区) is the submission itself, so the first step is passed.
    /// </summary>
    public static Matter Submit(
        Actor by, Guid id, MatterKind kind, Subject subject, string title, ChainInput money,
        IEnumerable<(Guid Person, Interest Interest)> parties, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(by);
        ArgumentNullException.ThrowIfNull(money);
        var matter = new Matter
        {
            CommunityId = by.Community, Id = id, Kind = kind, SubjectKind = subject.Kind, SubjectId = subject.Id,
            Title = title, Fen = money.Fen, SubmittedAt = now,
        };
        matter.steps.AddRange(Chain.For(money).Select((rule, index) => new Step
        {
            CommunityId = by.Community, MatterId = id, Order = index + 1, Kind = rule.Step, Body = rule.Body,
            State = rule.Step is StepKind.Report ? StepState.Passed : StepState.Waiting,
            DecidedAt = rule.Step is StepKind.Report ? now : null,
        }));
        matter.parties.AddRange(parties
            .DistinctBy(party => party.Person)
            .Select(party => new MatterParty { CommunityId = by.Community, MatterId = id, PersonId = party.Person, Interest = party.Interest }));
        matter.Tell(new MatterSubmitted(id, kind, subject.Id, money.Fen, matter.steps.Count));
        return matter;
    }

    /// <summary>Whether the person is too close to the matter to decide on it.</summary>
    public bool Concerns(Guid person) => parties.Exists(party => party.PersonId == person);

    /// <summary>Null when every step has passed; otherwise why what hangs on the matter may not start.</summary>
    public Refusal? Standing() => this switch
    {
        { State: MatterState.Passed } => null,
        { Current: { Kind: StepKind.Notice, State: StepState.Open } } => new NoticeStillOpen(),
        _ => new ChainNotPassed(),
    };

    /// <summary>Records a supervisor's opinion. Opinions never decide; some decisions are not final without one.</summary>
    public Result<SupervisionOpinion> GiveOpinion(Actor by, Guid id, string? text, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(by);
        if (Concerns(by.Person)) return new OwnRequest();
        if (Text.Needed(text, "text").Fails(out var words, out var no)) return no;

        var opinion = new SupervisionOpinion
        {
            CommunityId = CommunityId, Id = id, MatterId = Id, PersonId = by.Person, Capacity = by.Capacity,
            At = Current?.Kind, Text = words, GivenAt = now,
        };
        opinions.Add(opinion);
        Tell(new OpinionGiven(Id, id, opinion.At));
        return opinion;
    }

    /// <summary>Whether the supervisory committee has spoken while the current step was waiting.</summary>
    public bool HasSupervisorOpinionHere() =>
        opinions.Exists(opinion => opinion.Capacity is Capacity.SupervisoryCommittee && opinion.At == Current?.Kind);

    /// <summary>Whether the supervisory committee has spoken at or after <paramref name="since"/>.</summary>
    public bool HasSupervisorOpinionSince(DateTimeOffset since) =>
        opinions.Exists(opinion => opinion.Capacity is Capacity.SupervisoryCommittee && opinion.GivenAt >= since);

    /// <summary>Whether a body may put this matter to the vote now: it is the body of the first step not passed.</summary>
    public Refusal? MayBeDecidedBy(BodyKind body) => Current is { } step && step.Body == body ? null : new StepNotWaiting();

    /// <summary>The body of the current step has decided in a motion. A later step can never be decided before an earlier one.</summary>
    internal Refusal? Decide(BodyKind body, bool passed, Guid motion, DateTimeOffset now) =>
        MayBeDecidedBy(body) ?? Settle(Current!, passed, motion, now);

    /// <summary>Recusal left too few: the step goes to the fallback body, which is named, instead of a dead end.</summary>
    internal Refusal? HandOver(BodyKind from, BodyKind to, Guid motion)
    {
        if (MayBeDecidedBy(from) is { } no) return no;

        Current!.Body = to;
        Tell(new StepHandedOver(Id, Current.Order, from, to, motion));
        return null;
    }

    internal Refusal? OpenNotice()
    {
        if (Current is not { Kind: StepKind.Notice, State: StepState.Waiting } step) return new StepNotWaiting();

        step.State = StepState.Open;
        return null;
    }

    internal Refusal? CloseNotice(bool passed, Guid notice, DateTimeOffset now) =>
        Current is { Kind: StepKind.Notice, State: StepState.Open } step ? Settle(step, passed, notice, now) : new StepNotWaiting();

    private Refusal? Settle(Step step, bool passed, Guid decidedIn, DateTimeOffset now)
    {
        step.State = passed ? StepState.Passed : StepState.NotPassed;
        step.DecidedAt = now;
        step.DecidedIn = decidedIn;
        Tell(new StepDecided(Id, step.Order, step.Kind, passed, decidedIn));

        if (!passed) End(MatterState.NotPassed);
        else if (steps.TrueForAll(each => each.State is StepState.Passed)) End(MatterState.Passed);
        return null;
    }

    private void End(MatterState state)
    {
        State = state;
        Tell(new MatterDecided(Id, Kind, SubjectId, state is MatterState.Passed));
    }
}
