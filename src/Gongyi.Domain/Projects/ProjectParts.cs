using Gongyi.Shared;

namespace Gongyi.Projects;

/// <summary>States of a project on the main job's path (domain.md §3.5).</summary>
public enum ProjectState
{
    Drafting, Submitted, Approved, Contracted, FirstPayment, InProgress, MidTermReview, Rectification, ClosingRequested, FinalReview,
    ResultPublished, Archived, NotPassed, Terminated,
}

/// <summary>The three sides of the agreement: the charity that holds the money, the community, the implementer.</summary>
public enum AgreementParty { Custodian, Community, Provider }

/// <summary>A budget line.</summary>
public sealed class BudgetLine
{
    internal BudgetLine() { }

    public int CommunityId { get; internal init; }

    public Guid ProjectId { get; internal init; }

    public int No { get; internal init; }

    public string Name { get; internal init; } = "";

    public long Fen { get; internal init; }

    /// <summary>What was spent, as told at the closing.</summary>
    public long? SpentFen { get; internal set; }
}

/// <summary>A part of the money, paid when its stage is reached.</summary>
public sealed class Instalment
{
    internal Instalment() { }

    public int CommunityId { get; internal init; }

    public Guid ProjectId { get; internal init; }

    public int No { get; internal init; }

    public int Percent { get; internal init; }

    public long Fen { get; internal init; }

    public DateTimeOffset? PaidAt { get; internal set; }
}

/// <summary>A need that the project serves.</summary>
public sealed class ProjectNeed
{
    internal ProjectNeed() { }

    public int CommunityId { get; internal init; }

    public Guid ProjectId { get; internal init; }

    public Guid NeedId { get; internal init; }
}

/// <summary>One side's signature under the agreement.</summary>
public sealed class Signature
{
    internal Signature() { }

    public int CommunityId { get; internal init; }

    public Guid ProjectId { get; internal init; }

    public AgreementParty Party { get; internal init; }

    public Guid PersonId { get; internal init; }

    public DateTimeOffset At { get; internal init; }
}

/// <summary>What a project is to be, as a worker writes it down.</summary>
public sealed record ProjectPlan(
    string? Title, string? Goal, DateOnly? From, DateOnly? To, IReadOnlyList<(string? Name, long Fen)> Lines, IReadOnlyList<int> Instalments)
{
    /// <summary>Why budget and instalments cannot be taken as they are; null when they can.</summary>
    internal Refusal? WrongMoney()
    {
        if (Lines.Any(line => line.Fen <= 0 || line.Fen > 100_000_000_00)) return new AmountNotPositive("lines");
        if (Lines.Select(line => Text.Needed(line.Name, "lines", Text.Line).Refusal).FirstOrDefault(no => no is not null) is { } unfit) return unfit;
        if (Lines.Select(line => NameOf(line.Name)).Distinct().Count() != Lines.Count) return new LineNamedTwice();
        if (Lines.Count > 0 && (Instalments.Count == 0 || Instalments.Any(percent => percent is < 1 or > 100) || Instalments.Sum() != 100))
            return new InstalmentsNotWhole();

        return null;
    }

    /// <summary>A line's name as it is kept.</summary>
    internal static string NameOf(string? typed) => Text.Open(typed, "lines", Text.Line).Value ?? "";
}
