using Gongyi.Fund;
using Gongyi.Governance;
using Gongyi.Journal;
using Gongyi.Projects;
using Gongyi.Providers;

namespace Gongyi.Operations;

/// <summary>Re-counts every decision and re-walks every chain (invariants 1 and 5).</summary>
public static class VerifyChains
{
    public static void Check(Db db, int community, ICollection<Finding> findings)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(findings);
        void Find(string row, Guid id, string what) => findings.Add(new(community, $"{row}/{community}/{id}", what));

        var matters = db.Matters.ToDictionary(matter => matter.Id);
        var sittings = db.Sittings.ToList();
        var motions = sittings.SelectMany(sitting => sitting.Motions).ToDictionary(motion => motion.Id);
        var notices = db.Notices.ToDictionary(notice => notice.Id);
        var days = Communities.Calendar.Load(db);

        foreach (var sitting in sittings)
            foreach (var motion in sitting.Motions)
                if (Recount(sitting, motion, matters[motion.MatterId]) is { } wrong) Find("Motions", motion.Id, wrong);
        foreach (var notice in notices.Values.Where(each => each.From is not null))
            if (notice.To != days.LastOf(notice.From!.Value, Chain.NoticeWorkingDays)) Find("Notices", notice.Id, "it did not hang for five working days");
        foreach (var matter in matters.Values)
            if (Walk(matter, motions, notices) is { } wrong) Find("Matters", matter.Id, wrong);
        foreach (var project in db.Projects.ToList())
        {
            var passed = project.MatterId is { } id && matters[id].State is MatterState.Passed;
            if (project.State is not (ProjectState.Drafting or ProjectState.Submitted or ProjectState.NotPassed) && !passed)
                Find("Projects", project.Id, "it started and its chain has not passed");
            if (project.Signatures.Select(signature => signature.PersonId).Distinct().Count() != project.Signatures.Count) Find("Projects", project.Id, "one person signed twice");
            var paid = db.Payments.Where(payment => payment.ProjectId == project.Id && payment.State == PaymentState.Paid).Sum(payment => payment.Fen);
            if (paid != project.Paid.Fen) Find("Projects", project.Id, "its paid instalments and its payments differ");
        }

        foreach (var provider in db.Providers.Where(each => each.State == ProviderState.Active).ToList())
            if (provider.MatterId is not { } id || matters[id].State is not MatterState.Passed) Find("Providers", provider.Id, "it is active and its chain has not passed");
    }

    private static string? Recount(Sitting sitting, Motion motion, Matter matter)
    {
        var present = sitting.Attendances.Select(attendance => attendance.PersonId).ToHashSet();
        if (motion.Ballots.Any(ballot => !sitting.IsMember(ballot.PersonId))) return "somebody voted who is not on the roll";
        if (motion.Ballots.Any(ballot => !present.Contains(ballot.PersonId))) return "somebody voted who was not there";
        if (motion.Ballots.Any(ballot => ballot.Choice is not BallotChoice.Recuse && matter.Concerns(ballot.PersonId))) return "somebody voted on their own matter";
        if (motion.State is not (MotionState.Passed or MotionState.NotPassed)) return null;

        var votes = motion.Ballots.Count(ballot => ballot.Choice is BallotChoice.For);
        var recused = present.Count(person => matter.Concerns(person) || motion.BallotOf(person)?.Choice is BallotChoice.Recuse);
        if (!sitting.Presence().Quorate) return "it was decided without a quorum";
        return sitting.Rule.Passes(votes, present.Count, sitting.Electors.Count, recused) == motion.State is MotionState.Passed ? null : "the count says otherwise";
    }

    private static string? Walk(Matter matter, Dictionary<Guid, Motion> motions, Dictionary<Guid, PublicNotice> notices)
    {
        StepKind[] always = [StepKind.Report, StepKind.PartyStudy, StepKind.TwoCommittees, StepKind.Council, StepKind.Notice];
        if (always.Except(matter.Steps.Select(step => step.Kind)).Any()) return "a step of its chain is missing";
        if (matter.Kind is MatterKind.Project && matter.Fen > 0 && matter.Steps.All(step => step.Kind is not StepKind.FundCommittee)) return "the fund committee has no step";
        if (matter.Fen > Chain.RepresentativesAboveFen && matter.Steps.All(step => step.Kind is not StepKind.RepresentativesMeeting)) return "the representatives' meeting has no step";

        var decided = matter.Steps.TakeWhile(step => step.State is StepState.Passed).Count();
        if (matter.Steps.Skip(decided + 1).Any(step => step.State is not StepState.Waiting)) return "a later step was decided before an earlier one";
        if (matter.State is MatterState.Passed && decided < matter.Steps.Count) return "it passed without all of its steps";
        return matter.Steps.Where(step => step.Kind is not StepKind.Report && step.State is StepState.Passed or StepState.NotPassed)
            .Any(step => !IsBacked(step, motions, notices)) ? "a step was decided and nothing decided it" : null;
    }

    private static bool IsBacked(Step step, Dictionary<Guid, Motion> motions, Dictionary<Guid, PublicNotice> notices) => step switch
    {
        { Kind: StepKind.Report } => true,
        { DecidedIn: null } => false,
        { Kind: StepKind.Notice } => notices.TryGetValue(step.DecidedIn.Value, out var notice)
            && notice.State == (step.State is StepState.Passed ? NoticeState.Passed : NoticeState.Upheld),
        _ => motions.TryGetValue(step.DecidedIn.Value, out var motion)
            && motion.State == (step.State is StepState.Passed ? MotionState.Passed : MotionState.NotPassed) && motion.StepOrder == step.Order,
    };
}
