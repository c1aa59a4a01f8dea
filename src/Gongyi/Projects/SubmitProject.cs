using Gongyi.Communities;
using Gongyi.Governance;
using Gongyi.Journal;
using Gongyi.Lists;
using Gongyi.Shared;

namespace Gongyi.Projects;

/// <summary>The worker lays the project before the community; the path it must walk is computed and shown.</summary>
public static class SubmitProject
{
    public sealed record Input;

    public sealed record StepRef(StepKind Body, StepState State, BodyKind? DecidedBy);

    public sealed record Answer(Guid Matter, ProjectState State, IReadOnlyList<StepRef> Steps);

    public static Result<Answer> Run(Write write, string id, Input input)
    {
        if (write.Db.Projects.Named(id) is not { } project) return new NotFoundHere();
        return write.Unless(Act.ComposeProject) is { } seat ? seat : Lay(write, project);
    }

    /// <summary>Composed and laid before the community in one press, for who has read the sheet while filling it in.</summary>
    public static Result<ComposeProject.Answer> RunComposed(Write write, ComposeProject.Input input)
    {
        if (ComposeProject.Run(write, input).Fails(out var composed, out var no)) return no;

        var project = write.Added<Project>().Single(each => each.Id == composed.Id);
        return Lay(write, project).Fails(out _, out no) ? no : composed with { State = project.State };
    }

    public static void Map(IEndpointRouteBuilder api) => api.Creates<Input, Answer>("/projects/{id}/submission", Run);

    private static Result<Answer> Lay(Write write, Project project)
    {
        var needs = project.Needs.ToList();
        var helped = write.Db.Needs.Where(need => needs.Contains(need.Id)).Select(need => need.PersonId).ToList();
        var parties = Interests.Of(write, project.ProposedBy, project.ProviderId, helped);
        var mandate = GrantMandate.Covers(write, MatterKind.Project, project.Budget.Fen);
        if (project.Submit(write.Actor, write.NewId(), mandate, parties, write.Now).Fails(out var matter, out var no)) return no;

        _ = write.Add(matter);
        return new Answer(matter.Id, project.State, [.. matter.Steps.Select(step => new StepRef(step.Kind, step.State, step.Body))]);
    }
}

/// <summary>The chain of a project is done.</summary>
public sealed class ProjectDecided : IHear<MatterDecided>
{
    public Refusal? Hear(MatterDecided fact, Write write)
    {
        ArgumentNullException.ThrowIfNull(fact);
        ArgumentNullException.ThrowIfNull(write);
        if (fact.Kind is MatterKind.Project) write.Db.Projects.Single(each => each.Id == fact.SubjectId).Decided(fact.Passed);
        return null;
    }
}
