using Gongyi.Communities;
using Gongyi.Governance;
using Gongyi.Journal;
using Gongyi.Shared;

namespace Gongyi.Projects;

/// <summary>The projects list. A project is public from its submission on, also when it did not pass.</summary>
public static class ReadProjects
{
    /// <param name="SelfFunded">Without the fund's money: with volunteers, goods and rooms.</param>
    /// <param name="WaitingFor">The step of its chain that is next; null when the chain is done.</param>
    public sealed record Item(
        Guid Id, string Number, string Title, string Goal, ProjectState State, string? Provider, DateOnly From, DateOnly To, long Fen, long PaidFen, Guid? Matter,
        bool SelfFunded, StepKind? WaitingFor);

    public sealed record Filter(ProjectState? State = null, string? Search = null, int Page = 1, int PageSize = 30, Guid? Id = null);

    public static Listed<Item> Run(Db db, Actor? actor, Filter filter)
    {
        ArgumentNullException.ThrowIfNull(filter);
        var projects = db.Projects.AsQueryable();
        if (!actor.May(Act.ComposeProject)) projects = projects.Where(project => project.State != ProjectState.Drafting);
        if (filter.State is { } state) projects = projects.Where(project => project.State == state);
        var found = filter.Search is not { Length: > 0 } words ? null : Find.Run(db, new(
            words, false, FindProjects.Mark, actor.May(Act.ComposeProject) ? null : Described.Public, Described.Mark(filter.State))
        { Page = filter.Page, PageSize = filter.PageSize });
        if (found is not null) projects = projects.Where(project => found.Items.Contains(project.Id));
        if (filter.Id is { } id) projects = projects.Where(project => project.Id == id);

        var (organizations, matters) = (db.Organizations, db.Matters);
        var rows = from project in projects
                   orderby project.Id descending
                   select new Item(
                       project.Id, project.Number, project.Title, project.Goal, project.State,
                       organizations.Where(each => each.Id == project.ProviderId).Select(each => each.Name).FirstOrDefault(),
                       project.From, project.To, project.Lines.Sum(line => line.Fen),
                       project.Instalments.Where(part => part.PaidAt != null).Sum(part => part.Fen), project.MatterId, !project.Lines.Any(),
                       matters.Where(matter => matter.Id == project.MatterId && matter.State == MatterState.Open)
                           .SelectMany(matter => matter.Steps).Where(step => step.State != StepState.Passed).OrderBy(step => step.Order)
                           .Select(step => (StepKind?)step.Kind).FirstOrDefault());
        return new(
            rows.Page(found, row => row.Id, filter.Page, filter.PageSize),
            found?.Total ?? projects.Count(), filter.Page, filter.PageSize);
    }

    public static void Map(IEndpointRouteBuilder api)
    {
        _ = api.Lists("/projects", (db, visit, request) =>
            Listed.Read(request).Fails(out var page, out var no) ? no
            : Listed.Choice<ProjectState>(request, "state").Fails(out var state, out no) ? no
            : Listed.Search(request).Fails(out var words, out no) ? no
            : (Result<Listed<Item>>)Run(db, visit.Actor, new(state.Value, words, page.Page, page.Size)));
        _ = api.Tells<Item>("/projects/{id}", (db, visit, request) =>
            db.Projects.Named(request.RouteValues["id"] as string) is { } project
            && Run(db, visit.Actor, new(Id: project.Id)).Items is [var item] ? item : new NotFoundHere());
    }
}
