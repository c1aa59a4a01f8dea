using Gongyi.Communities;
using Gongyi.Governance;
using Gongyi.Journal;
using Gongyi.Shared;
using Microsoft.EntityFrameworkCore;

namespace Gongyi.Projects;

/// <summary>The projects list. A project is public from its submission on, also when it did not pass.</summary>
public static class ReadProjects
{
    /// <param name="SelfFunded">Without the fund's money: with volunteers, goods and rooms.</param>
    /// <param name="WaitingFor">The step of its chain that is next; null when the chain is done.</param>
    public sealed record Item(
        Guid Id, string Number, string Title, string Goal, ProjectState State, string? Provider, DateOnly From, DateOnly To, long Fen, long PaidFen, Guid? Matter,
        bool SelfFunded, StepKind? WaitingFor);

    /// <param name="Among">Any of these states; all when left open.</param>
    public sealed record Filter(
        ProjectState? State = null, string? Search = null, int Page = 1, int PageSize = 30, Guid? Id = null, IReadOnlyList<ProjectState>? Among = null);

    /// <summary>How many projects stand in a state, and what they are granted and have been paid in all.</summary>
    public sealed record Sum(ProjectState State, int Count, long Fen, long PaidFen);

    public static async Task<Listed<Item>> Run(Db db, Actor? actor, Filter filter)
    {
        ArgumentNullException.ThrowIfNull(filter);
        var projects = db.Projects.AsQueryable();
        if (!actor.May(Act.ComposeProject)) projects = projects.Where(project => project.State != ProjectState.Drafting);
        IReadOnlyList<ProjectState>? states = filter.State is { } state ? [state] : filter.Among;
        if (states is not null) projects = projects.Where(project => states.Contains(project.State));
        var found = filter.Search is not { Length: > 0 } words ? null : Find.Run(db, new(words, false, Marks(actor, states), filter.Page, filter.PageSize));
        if (found is not null) projects = projects.Where(project => found.Items.Contains(project.Id));
        if (filter.Id is { } id) projects = projects.Where(project => project.Id == id);

        var (organizations, matters) = (db.Organizations, db.Matters);
        var rows = from project in projects
                   orderby project.Number descending
                   select new Item(
                       project.Id, project.Number, project.Title, project.Goal, project.State,
                       organizations.Where(each => each.Id == project.ProviderId).Select(each => each.Name).FirstOrDefault(),
                       project.From, project.To, project.Lines.Sum(line => line.Fen),
                       project.Instalments.Where(part => part.PaidAt != null).Sum(part => part.Fen), project.MatterId, !project.Lines.Any(),
                       matters.Where(matter => matter.Id == project.MatterId && matter.State == MatterState.Open)
                           .SelectMany(matter => matter.Steps).Where(step => step.State != StepState.Passed).OrderBy(step => step.Order)
                           .Select(step => (StepKind?)step.Kind).FirstOrDefault());
        return new(
            await rows.Page(found, row => row.Id, filter.Page, filter.PageSize).ConfigureAwait(false),
            found?.Total ?? await projects.CountAsync().ConfigureAwait(false), filter.Page, filter.PageSize);
    }

    /// <summary>The whole list in figures, as far as this reader may see it.</summary>
    public static IReadOnlyList<Sum> Sums(Db db, Actor? actor)
    {
        ArgumentNullException.ThrowIfNull(db);
        var projects = db.Projects.AsQueryable();
        if (!actor.May(Act.ComposeProject)) projects = projects.Where(project => project.State != ProjectState.Drafting);
        return
        [
            .. projects.Select(project => new
            {
                project.State, Fen = project.Lines.Sum(line => line.Fen), PaidFen = project.Instalments.Where(part => part.PaidAt != null).Sum(part => part.Fen),
            }).GroupBy(project => project.State).Select(group => new Sum(group.Key, group.Count(), group.Sum(each => each.Fen), group.Sum(each => each.PaidFen))),
        ];
    }

    private static List<IReadOnlyList<string>> Marks(Actor? actor, IReadOnlyList<ProjectState>? states)
    {
        List<IReadOnlyList<string>> marks = [[FindProjects.Mark]];
        if (!actor.May(Act.ComposeProject)) marks.Add([Described.Public]);
        if (states is not null) marks.Add([.. states.Select(state => Described.Mark(state)).OfType<string>()]);
        return marks;
    }

    public static void Map(IEndpointRouteBuilder api)
    {
        _ = api.Lists("/projects", async (db, visit, request) =>
            Listed.Read(request).Fails(out var page, out var no) ? no
            : Listed.Choice<ProjectState>(request, "state").Fails(out var state, out no) ? no
            : Listed.Search(request).Fails(out var words, out no) ? no
            : (Result<Listed<Item>>)await Run(db, visit.Actor, new(state.Value, words, page.Page, page.Size)).ConfigureAwait(false));
        _ = api.Tells<Item>("/projects/{id}", async (db, visit, request) =>
            db.Projects.Named(request.RouteValues["id"] as string) is { } project
            && (await Run(db, visit.Actor, new(Id: project.Id)).ConfigureAwait(false)).Items is [var item] ? item : new NotFoundHere());
    }
}
