using Gongyi.Governance;
using Gongyi.Shared;

namespace Gongyi.Projects;

/// <content>The second half of a project's life: mid-term, closing, acceptance, archive; or an end before its end.</content>
public sealed partial class Project
{
    public Refusal? ReportMidTerm(Actor by, string? report, DateTimeOffset now)
    {
        if (!IsProvider(by)) return new NotYourSeat();
        if (Text.Needed(report, "report").Fails(out var words, out var missing)) return missing;
        if (MidTermAt is not null) return new MidTermDone();
        if (State is not ProjectState.InProgress) return new ProjectNotRunning();

        (MidTermReport, MidTermAt) = (words, now);
        Move(ProjectState.MidTermReview);
        return null;
    }

    /// <summary>The provider says it is done and what each line cost.</summary>
    public Refusal? RequestClosing(Actor by, string? report, IReadOnlyList<(string? Name, long SpentFen)> spent, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(spent);
        if (!IsProvider(by)) return new NotYourSeat();
        if (Text.Needed(report, "report").Fails(out var words, out var missing)) return missing;
        if (spent.Any(line => line.SpentFen < 0)) return new AmountNotPositive("lines");
        if (!lines.Select(line => line.Name).Order().SequenceEqual(spent.Select(line => ProjectPlan.NameOf(line.Name)).Order())) return new LinesDiffer();
        if (spent.Sum(line => (decimal)line.SpentFen) > Budget.Fen) return new SpentOverBudget();
        if (!IsUnderWay) return new ProjectNotRunning();
        if (HasMiddleInstalment && MidTermAt is null) return new MidTermMissing();
        if (Instalments is [_, { PaidAt: null }, _, ..]) return new EarlierInstalmentUnpaid();

        foreach (var line in lines) line.SpentFen = spent.First(each => ProjectPlan.NameOf(each.Name) == line.Name).SpentFen;
        (ClosingReport, ClosingRequestedAt) = (words, now);
        Move(ProjectState.ClosingRequested);
        return null;
    }

    /// <summary>A worker scores the result; the supervisory committee must have spoken since the closing was asked for.</summary>
    public Refusal? Accept(Actor by, int? score, Matter? matter)
    {
        ArgumentNullException.ThrowIfNull(by);
        if (score is null or < 0 or > 100) return new NumberOutOfRange("score", 0, 100);
        if (State is not ProjectState.ClosingRequested) return new ClosingNotRequested();
        if (matter is null || !matter.HasSupervisorOpinionSince(ClosingRequestedAt!.Value)) return new SupervisorOpinionMissing();

        Score = score;
        Tell(new ProjectScored(Id, score.Value, score >= PassMark));
        Move(score >= PassMark ? ProjectState.FinalReview : ProjectState.Rectification);
        PublishResultWhenSettled();
        return null;
    }

    /// <summary>A worker ends a running project, with a reason; the supervisory committee must have spoken while it ran.</summary>
    public Refusal? Terminate(Actor by, string? reason, Matter? matter)
    {
        ArgumentNullException.ThrowIfNull(by);
        if (Text.Needed(reason, "reason").Fails(out var words, out var missing)) return missing;
        if (!IsRunning) return new ProjectNotRunning();
        if (matter is null || !matter.HasSupervisorOpinionHere()) return new SupervisorOpinionMissing();

        EndedBecause = words;
        Move(ProjectState.Terminated);
        return null;
    }

    public Refusal? Archive()
    {
        if (State is not ProjectState.ResultPublished) return new ResultNotPublished();
        Move(ProjectState.Archived);
        return null;
    }

    /// <summary>A middle instalment hangs on the mid-term report.</summary>
    private bool HasMiddleInstalment => instalments.Count > 2;

    private void PublishResultWhenSettled()
    {
        if (State is ProjectState.FinalReview && instalments.TrueForAll(each => each.PaidAt is not null)) Move(ProjectState.ResultPublished);
    }
}
