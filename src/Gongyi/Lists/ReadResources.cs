using Gongyi.Communities;
using Gongyi.Journal;
using Gongyi.Shared;
using Microsoft.EntityFrameworkCore;

namespace Gongyi.Lists;

/// <summary>The resources list: what the community has to give, without anybody's telephone number.</summary>
public static class ReadResources
{
    public sealed record Item(
        Guid Id, string Number, string Name, ResourceKind Kind, Category Category, ServiceNature Nature, string? Courtyard, string? Organization,
        int Capacity, DateOnly From, DateOnly To, ResourceState State, DateOnly? LastUsedOn);

    public sealed record Filter(
        ResourceState? State = null, Category? Category = null, string? Search = null, int Page = 1, int PageSize = 30, ResourceKind? Kind = null);

    public static async Task<Listed<Item>> Run(Db db, Actor? actor, Filter filter)
    {
        ArgumentNullException.ThrowIfNull(filter);
        var resources = db.Resources.AsQueryable();
        if (!actor.May(Act.CheckResource)) resources = resources.Where(resource => resource.State == ResourceState.Available);
        if (filter.State is { } state) resources = resources.Where(resource => resource.State == state);
        if (filter.Category is { } category) resources = resources.Where(resource => resource.Category == category);
        if (filter.Kind is { } kind) resources = resources.Where(resource => resource.Kind == kind);
        var found = filter.Search is not { Length: > 0 } words ? null : Find.Run(db, new(
            words, false, FindResources.Mark, actor.May(Act.CheckResource) ? null : Described.Public, Described.Mark(filter.State), Described.Mark(filter.Category),
            Described.Mark(filter.Kind))
        { Page = filter.Page, PageSize = filter.PageSize });
        if (found is not null) resources = resources.Where(resource => found.Items.Contains(resource.Id));

        var (courtyards, organizations) = (db.Courtyards, db.Organizations);
        var rows = from resource in resources
                   orderby resource.Id descending
                   select new Item(
                       resource.Id, resource.Number, resource.Name, resource.Kind, resource.Category, resource.Nature,
                       courtyards.Where(each => each.Id == resource.CourtyardId).Select(each => each.Name).FirstOrDefault(),
                       organizations.Where(each => each.Id == resource.OrganizationId).Select(each => each.Name).FirstOrDefault(),
                       resource.Capacity, resource.AvailableFrom, resource.AvailableTo, resource.State, resource.LastUsedOn);
        return new(
            await rows.Page(found, row => row.Id, filter.Page, filter.PageSize).ConfigureAwait(false),
            found?.Total ?? await resources.CountAsync().ConfigureAwait(false), filter.Page, filter.PageSize);
    }

    public static void Map(IEndpointRouteBuilder api) => api.Lists("/resources", async (db, visit, request) =>
        Listed.Read(request).Fails(out var page, out var no) ? no
        : Listed.Choice<ResourceState>(request, "state").Fails(out var state, out no) ? no
        : Listed.Choice<Category>(request, "category").Fails(out var category, out no) ? no
        : Listed.Choice<ResourceKind>(request, "kind").Fails(out var kind, out no) ? no
        : Listed.Search(request).Fails(out var words, out no) ? no
        : (Result<Listed<Item>>)await Run(db, visit.Actor, new(state.Value, category.Value, words, page.Page, page.Size, kind.Value)).ConfigureAwait(false));
}
