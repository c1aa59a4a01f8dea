using Gongyi.Governance;
using Gongyi.Shared;

namespace Gongyi.Projects;

/// <summary>
/// The third list (项目清单): needs taken up together, with a budget, a provider and a period. Nothing of it starts
/// before its chain has passed; its money comes in instalments, each behind its own stage.
/// </summary>
public sealed partial class Project : CommunityRecord
{
    /// <summary>Lowest score at which a finished project is accepted (domain.md §3.5).</summary>
    public const int PassMark = 60;

    private readonly List<BudgetLine> lines = [];
    private readonly List<Instalment> instalments = [];
    private readonly List<ProjectNeed> serves = [];
    private readonly List<Signature> signatures = [];

    private Project() { }

    public string Number { get; private init; } = "";

    public string Title { get; private init; } = "";

    public string Goal { get; private init; } = "";

    public Guid ProviderId { get; private init; }

    public Guid ProposedBy { get; private init; }

    public DateOnly From { get; private init; }

    public DateOnly To { get; private init; }

    public DateTimeOffset DraftedAt { get; private init; }

    public ProjectState State { get; private set; }

    /// <summary>Services have begun, and the provider has not yet asked to close.</summary>
    public bool IsUnderWay => State is ProjectState.InProgress or ProjectState.MidTermReview or ProjectState.Rectification;

    /// <summary>The contract is signed, and the provider has not yet asked to close.</summary>
    public bool IsRunning => IsUnderWay || State is ProjectState.Contracted or ProjectState.FirstPayment;

    public Guid? MatterId { get; private set; }

    public string MidTermReport { get; private set; } = "";

    public DateTimeOffset? MidTermAt { get; private set; }

    public string ClosingReport { get; private set; } = "";

    public DateTimeOffset? ClosingRequestedAt { get; private set; }

    /// <summary>0 to 100, given at the acceptance.</summary>
    public int? Score { get; private set; }

    /// <summary>Why it was ended before its end; null when it was not.</summary>
    public string? EndedBecause { get; private set; }

    public IReadOnlyList<BudgetLine> Lines => [.. lines.OrderBy(line => line.No)];

    public IReadOnlyList<Instalment> Instalments => [.. instalments.OrderBy(instalment => instalment.No)];

    public IReadOnlyList<ProjectNeed> Serves => serves;

    public IReadOnlyList<Guid> Needs => [.. serves.Select(need => need.NeedId)];

    public IReadOnlyList<Signature> Signatures => signatures;

    public Money Budget => new(lines.Sum(line => line.Fen));

    public Money Paid => new(instalments.Where(instalment => instalment.PaidAt is not null).Sum(instalment => instalment.Fen));

    public static Result<Project> Compose(
        Actor by, Guid id, string number, ProjectPlan plan, Guid provider, IReadOnlyList<Guid> needs, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(by);
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(needs);
        if (Text.Needed(plan.Title, "title", Text.Line).Fails(out var title, out var noTitle)) return noTitle;
        if (Text.Needed(plan.Goal, "goal").Fails(out var goal, out var noGoal)) return noGoal;
        if (needs is []) return new ProjectServesNobody();
        if (plan.From is not { } from) return new DateMissing("from");
        if (plan.To is not { } to || to < from) return new DateMissing("to");
        if (plan.WrongMoney() is { } wrong) return wrong;

        var project = new Project
        {
            CommunityId = by.Community, Id = id, Number = number, Title = title, Goal = goal, ProviderId = provider,
            ProposedBy = by.Person, From = from, To = to, DraftedAt = now,
        };
        project.lines.AddRange(plan.Lines.Select((line, index) =>
            new BudgetLine { CommunityId = by.Community, ProjectId = id, No = index + 1, Name = ProjectPlan.NameOf(line.Name), Fen = line.Fen }));
        if (project.lines.Count > 0)
            project.instalments.AddRange(project.Budget.Split(plan.Instalments).Select((part, index) =>
                new Instalment { CommunityId = by.Community, ProjectId = id, No = index + 1, Percent = plan.Instalments[index], Fen = part.Fen }));
        if (project.instalments.Exists(part => part.Fen == 0)) return new InstalmentsNotWhole();
        project.serves.AddRange(needs.Distinct().Select(need => new ProjectNeed { CommunityId = by.Community, ProjectId = id, NeedId = need }));
        project.Tell(new ProjectComposed(id, provider, project.Budget.Fen, project.serves.Count));
        return project;
    }

    /// <summary>Lays the project before the community; its amount decides how long the chain is.</summary>
    public Result<Matter> Submit(Actor by, Guid matterId, bool withinMandate, IEnumerable<(Guid, Interest)> parties, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(by);
        if (State is not ProjectState.Drafting) return new ProjectAlreadySubmitted();

        (State, MatterId) = (ProjectState.Submitted, matterId);
        Tell(new ProjectSubmitted(Id, matterId));
        return Matter.Submit(
            by, matterId, MatterKind.Project, new Subject("project", Id), Title,
            new ChainInput(Budget.Fen, UsesFund: Budget > Money.Zero, withinMandate), parties, now);
    }

    /// <summary>The chain is done.</summary>
    public void Decided(bool passed) => Move(passed ? ProjectState.Approved : ProjectState.NotPassed);

    /// <summary>Each of three sides signs once, by three different people; the third signature makes the contract.</summary>
    public Refusal? Sign(Actor by, Matter? matter, DateTimeOffset now)
    {
        if (PartyOf(by) is not { } party) return new NotYourSeat();
        if (signatures.Exists(signature => signature.PersonId == by.Person && signature.Party != party)) return new SamePersonTwice();
        if (Started(matter) is { } no) return no;
        if (State is not ProjectState.Approved || signatures.Exists(signature => signature.Party == party)) return new AlreadySigned();

        signatures.Add(new Signature { CommunityId = CommunityId, ProjectId = Id, Party = party, PersonId = by.Person, At = now });
        Tell(new AgreementSigned(Id, party, by.Person));
        if (signatures.Count == Enum.GetValues<AgreementParty>().Length) Move(ProjectState.Contracted);
        return null;
    }

    /// <summary>Whether an instalment may be asked for now: each waits for its stage, and for the one before it.</summary>
    public Result<Instalment> MayAskFor(int no, Matter? matter)
    {
        var instalment = instalments.Find(each => each.No == no);
        if (instalment is null) return new InstalmentUnknown();
        if (Started(matter) is { } notStarted) return notStarted;
        if (no == 1 && State is ProjectState.Approved) return new NotContracted();
        if (no > 1 && no == instalments.Count && State is not (ProjectState.FinalReview or ProjectState.ResultPublished or ProjectState.Archived))
            return new FinalReviewMissing();
        if (no > 1 && no < instalments.Count && MidTermAt is null) return new MidTermMissing();
        if (instalments.Exists(each => each.No < no && each.PaidAt is null)) return new EarlierInstalmentUnpaid();
        return instalment;
    }

    /// <summary>The fund tells that an instalment was paid; the stage moves with it.</summary>
    public void PaidInstalment(int no, DateTimeOffset now)
    {
        var instalment = instalments.Single(each => each.No == no);
        instalment.PaidAt = now;
        Tell(new InstalmentPaid(Id, no, instalment.Fen));
        if (State is ProjectState.Contracted) Move(ProjectState.FirstPayment);
        PublishResultWhenSettled();
    }

    /// <summary>Service has been given under this project.</summary>
    public Refusal? Serve(Actor by, Guid need, Matter? matter)
    {
        if (!IsProvider(by)) return new NotYourSeat();
        if (serves.TrueForAll(each => each.NeedId != need)) return new NeedNotInProject();
        if (Started(matter) is { } no) return no;
        if (State is ProjectState.Approved) return new NotContracted();
        if (State is ProjectState.Contracted && instalments.Count > 0) return new FirstPaymentMissing();
        if (!IsRunning) return new ProjectNotRunning();

        if (State is ProjectState.Contracted or ProjectState.FirstPayment) Move(ProjectState.InProgress);
        return null;
    }

    /// <summary>Whether the person acts for the organisation that carries the project out.</summary>
    public bool IsProvider(Actor by) => by?.Organization == ProviderId && by?.Capacity is Capacity.Provider or Capacity.Merchant;

    /// <summary>Which side of the agreement the person signs for; null for everybody else.</summary>
    public AgreementParty? PartyOf(Actor by)
    {
        ArgumentNullException.ThrowIfNull(by);
        return IsProvider(by) ? AgreementParty.Provider : by.Capacity switch
        {
            Capacity.Custodian => AgreementParty.Custodian,
            Capacity.ResidentsCommittee => AgreementParty.Community,
            _ => null,
        };
    }

    private static Refusal? Started(Matter? matter) => matter is null ? new ChainNotPassed() : matter.Standing();

    private void Move(ProjectState to)
    {
        State = to;
        Tell(new ProjectMoved(Id, to));
    }
}
