
namespace Gongyi.Governance;

public enum MotionState { Open, Passed, NotPassed, HandedOver, Lapsed }

public enum BallotChoice { For, Against, Abstain, Recuse }

/// <summary>One member's open vote.</summary>
public sealed class Ballot
{
    internal Ballot() { }

    public int CommunityId { get; internal init; }

    public Guid MotionId { get; internal init; }

    public Guid PersonId { get; internal init; }

    public BallotChoice Choice { get; private set; }

    public string Reason { get; private set; } = "";

    public DateTimeOffset At { get; private set; }

    internal void Change(BallotChoice choice, string reason, DateTimeOffset now) => (Choice, Reason, At) = (choice, reason, now);
}

/// <summary>A matter put to the vote in a sitting.</summary>
public sealed class Motion
{
    private readonly List<Ballot> ballots = [];

    internal Motion() { }

    public int CommunityId { get; internal init; }

    public Guid Id { get; internal init; }

    public Guid SittingId { get; internal init; }

    public Guid MatterId { get; internal init; }

    public int StepOrder { get; internal init; }

    public MotionState State { get; private set; }

    public IReadOnlyList<Ballot> Ballots => ballots;

    /// <summary>The count, written at the close.</summary>
    public int For { get; private set; }

    public int Against { get; private set; }

    public int Abstained { get; private set; }

    public int Recused { get; private set; }

    public int Present { get; private set; }

    public int Members { get; private set; }

    public Ballot? BallotOf(Guid person) => ballots.Find(ballot => ballot.PersonId == person);

    internal Ballot Cast(Guid person, BallotChoice choice, string reason, DateTimeOffset now)
    {
        var ballot = new Ballot { CommunityId = CommunityId, MotionId = Id, PersonId = person };
        ballot.Change(choice, reason, now);
        ballots.Add(ballot);
        return ballot;
    }

    /// <summary>Present without a ballot counts as abstaining; too close to the matter counts as recused, said or not.</summary>
    internal void Count(DecisionRule rule, IReadOnlyCollection<Elector> electors, IReadOnlyCollection<Attendance> attendances, Matter matter)
    {
        Members = electors.Count;
        Present = attendances.Count;
        For = ballots.Count(ballot => ballot.Choice is BallotChoice.For);
        Against = ballots.Count(ballot => ballot.Choice is BallotChoice.Against);
        Recused = attendances.Count(attendance =>
            matter.Concerns(attendance.PersonId) || BallotOf(attendance.PersonId)?.Choice is BallotChoice.Recuse);
        Abstained = Present - For - Against - Recused;
        State = rule.Fallback is not null && DecisionRule.LeavesTooFew(Present, Members, Recused) ? MotionState.HandedOver
            : rule.Passes(For, Present, Members, Recused) ? MotionState.Passed
            : MotionState.NotPassed;
    }

    internal void Lapse() => State = MotionState.Lapsed;
}
