using Gongyi.Communities;
using Gongyi.Governance;
using Gongyi.Journal;
using Gongyi.Shared;

namespace Gongyi.Projects;

/// <summary>The second half of a project's life: mid-term, closing, acceptance, archive; or an end before its end.</summary>
public static class FinishProject
{
    public sealed record MidTerm(string? Report);

    public sealed record SpentLine(string? Name, long SpentFen);

    public sealed record Closing(string? Report, IReadOnlyList<SpentLine?>? Lines = null);

    public sealed record Acceptance(int? Score);

    public sealed record Archiving;

    public sealed record Termination(string? Reason);

    public sealed record Answer(ProjectState State);

    public static Result<Answer> ReportMidTerm(Write write, string id, MidTerm input) =>
        On(write, id, project => project.ReportMidTerm(write.Actor, input.Report, write.Now));

    public static Result<Answer> RequestClosing(Write write, string id, Closing input) =>
        On(write, id, project => project.RequestClosing(
            write.Actor, input.Report, [.. (input.Lines ?? []).Select(line => (line?.Name, line?.SpentFen ?? -1))], write.Now));

    public static Result<Answer> Accept(Write write, string id, Acceptance input) =>
        On(write, id, project => write.Unless(Act.AcceptProject) ?? project.Accept(write.Actor, input.Score, SignAgreement.MatterOf(write.Db, project)));

    public static Result<Answer> Archive(Write write, string id, Archiving input) =>
        On(write, id, project => write.Unless(Act.AcceptProject) ?? project.Archive());

    public static Result<Answer> Terminate(Write write, string id, Termination input) =>
        On(write, id, project => write.Unless(Act.AcceptProject) ?? project.Terminate(write.Actor, input.Reason, SignAgreement.MatterOf(write.Db, project)));

    /// <summary>A supervisor's opinion on the project is one on its matter.</summary>
    public static Result<GiveOpinion.Answer> Opinion(Write write, string id, GiveOpinion.Input input) =>
        write.Db.Projects.Named(id) is not { MatterId: { } matter } ? new NotFoundHere() : GiveOpinion.Run(write, matter.ToString(), input);

    public static void Map(IEndpointRouteBuilder api)
    {
        _ = api.Moves<MidTerm, Answer>("/projects/{id}/midterm", ReportMidTerm);
        _ = api.Moves<Closing, Answer>("/projects/{id}/closing", RequestClosing);
        _ = api.Moves<Acceptance, Answer>("/projects/{id}/acceptance", Accept);
        _ = api.Moves<Archiving, Answer>("/projects/{id}/archiving", Archive);
        _ = api.Moves<Termination, Answer>("/projects/{id}/termination", Terminate);
        _ = api.Creates<GiveOpinion.Input, GiveOpinion.Answer>("/projects/{id}/opinions", Opinion);
    }

    private static Result<Answer> On(Write write, string id, Func<Project, Refusal?> move)
    {
        if (write.Db.Projects.Named(id) is not { } project) return new NotFoundHere();
        if (move(project) is { } no) return no;

        return new Answer(project.State);
    }
}
