using Gongyi.Communities;
using Gongyi.Journal;
using Gongyi.Shared;
using Microsoft.EntityFrameworkCore;

namespace Gongyi.Lists;

/// <summary>The needs list, as much of it as the reader may see: the public sees published titles, staff see all.</summary>
public static class ReadNeeds
{
    /// <param name="Words">The sentence as it was said; only for staff and for the person.</param>
    /// <param name="Person">Masked name; only for staff.</param>
    public sealed record Item(
        Guid Id, string Number, string Title, Category? Category, Urgency? Urgency, NeedState State, string? Courtyard, DateTimeOffset FiledAt,
        DateOnly? DueOn, string? Words, string? Person, bool Verified, NeedSource? Source, bool ByProxy);

    public sealed record Filter(NeedState? State = null, Category? Category = null, Guid? Courtyard = null, string? Search = null, int Page = 1, int PageSize = 30);

    public static async Task<Listed<Item>> Run(Db db, Actor? actor, Filter filter)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(filter);
        var staff = actor.May(Act.ReadNeedWords);
        var found = filter.Search is not { Length: > 0 } words ? null : Find.Run(db, new(
            words, staff, FindNeeds.Mark, staff ? null : Described.Public, Described.Mark(filter.State), Described.Mark(filter.Category), $"{filter.Courtyard}")
        { Page = filter.Page, PageSize = filter.PageSize });
        var page = !staff && filter is { State: null, Category: null, Courtyard: null, Search: null or "" }
            ? await PublicRows(db, (filter.Page - 1) * filter.PageSize, filter.PageSize).ConfigureAwait(false)
            : await Rows(db, found is null ? Asked(db, staff, filter) : Asked(db, staff, filter).Where(need => found.Items.Contains(need.Id)))
                .Page(found, row => row.Id, filter.Page, filter.PageSize).ConfigureAwait(false);
        var courtyards = db.CourtyardNames;
        return new(
            [
                .. page.Select(row => new Item(
                    row.Id, row.Number, row.Title, row.Category, row.Urgency, row.State, row.Courtyard is { } at ? courtyards.GetValueOrDefault(at) : null,
                    row.FiledAt, row.DueOn, staff ? row.Words : null, staff && row.Person is not null ? Masked.Name(row.Person) : null,
                    row.VerifiedBy is not null, row.Source, row.ByProxy)),
            ],
            found?.Total ?? db.Kept($"needs {staff} {filter.State} {filter.Category} {filter.Courtyard}", () => Asked(db, staff, filter).Count()),
            filter.Page, filter.PageSize);
    }

    private static IQueryable<Need> Asked(Db db, bool staff, Filter filter)
    {
        var needs = db.Needs.AsQueryable();
        if (!staff) needs = needs.Where(need => need.PublishedAt != null && need.State != NeedState.Rejected && need.State != NeedState.Withdrawn && need.State != NeedState.Merged);
        if (filter.State is { } state) needs = needs.Where(need => need.State == state);
        if (filter.Category is { } category) needs = needs.Where(need => need.Category == category);
        if (filter.Courtyard is { } courtyard) needs = needs.Where(need => need.CourtyardId == courtyard);
        return needs;
    }

    private static IQueryable<Row> Rows(Db db, IQueryable<Need> needs)
    {
        var people = db.People;
        return from need in needs
               orderby need.FiledAt descending, need.Number descending
               select new Row(
                   need.Id, need.Number, need.Title, need.Category, need.Urgency, need.State, need.FiledAt, need.DueOn, need.Words, need.VerifiedBy, need.Source,
                   need.FiledBy != need.PersonId, need.CourtyardId, people.Where(each => each.Id == need.PersonId).Select(each => each.Name).FirstOrDefault());
    }

    /// <summary>What most readers ask for: the list as it stands, without a question.</summary>
    private static Task<List<Row>> PublicRows(Db db, int skip, int take) => db switch
    {
        SqliteDb sqlite => Compiled<SqliteDb>.PublicRows(sqlite, skip, take).ToListAsync().AsTask(),
        PostgresDb postgres => Compiled<PostgresDb>.PublicRows(postgres, skip, take).ToListAsync().AsTask(),
        _ => throw new NotSupportedException($"{db.GetType()} is no database of this house."),
    };

    private sealed record Row(
        Guid Id, string Number, string Title, Category? Category, Urgency? Urgency, NeedState State, DateTimeOffset FiledAt, DateOnly? DueOn, string Words,
        Guid? VerifiedBy, NeedSource? Source, bool ByProxy, Guid? Courtyard, string? Person);

    /// <summary>A compiled query belongs to one model, and each database has its own.</summary>
    private static class Compiled<TDb> where TDb : Db
    {
        public static readonly Func<TDb, int, int, IAsyncEnumerable<Row>> PublicRows = EF.CompileAsyncQuery((TDb db, int skip, int take) =>
            (from need in db.Set<Need>().AsSingleQuery()
             where need.PublishedAt != null && need.State != NeedState.Rejected && need.State != NeedState.Withdrawn && need.State != NeedState.Merged
             orderby need.FiledAt descending, need.Number descending
             select new Row(
                 need.Id, need.Number, need.Title, need.Category, need.Urgency, need.State, need.FiledAt, need.DueOn, "", need.VerifiedBy, need.Source,
                 need.FiledBy != need.PersonId, need.CourtyardId, null)).Skip(skip).Take(take));
    }

    public static void Map(IEndpointRouteBuilder api) => api.Lists("/needs", async (db, visit, request) =>
        Listed.Read(request).Fails(out var page, out var no) ? no
        : Listed.Choice<NeedState>(request, "state").Fails(out var state, out no) ? no
        : Listed.Choice<Category>(request, "category").Fails(out var category, out no) ? no
        : Listed.Search(request).Fails(out var words, out no) ? no
        : request.Query["courtyard"].ToString() is { Length: > 0 } named && Refs.Id(named) is null ? new ChoiceMissing("courtyard")
        : (Result<Listed<Item>>)await Run(db, visit.Actor, new(state.Value, category.Value, Refs.Id(request.Query["courtyard"]), words, page.Page, page.Size)).ConfigureAwait(false));
}
