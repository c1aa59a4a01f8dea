using Gongyi.Communities;
using Gongyi.Journal;
using Gongyi.Shared;

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

    public static Listed<Item> Run(Db db, Actor? actor, Filter filter)
    {
        ArgumentNullException.ThrowIfNull(filter);
        var staff = actor.May(Act.ReadNeedWords);
        var needs = db.Needs.AsQueryable();
        if (!staff) needs = needs.Where(need => need.PublishedAt != null && need.State != NeedState.Rejected && need.State != NeedState.Withdrawn);
        if (filter.State is { } state) needs = needs.Where(need => need.State == state);
        if (filter.Category is { } category) needs = needs.Where(need => need.Category == category);
        if (filter.Courtyard is { } courtyard) needs = needs.Where(need => need.CourtyardId == courtyard);
        if (filter.Search?.Trim() is { Length: > 0 } words)
            needs = staff
                ? needs.Where(need => need.Title.Contains(words) || need.Words.Contains(words) || need.Number.Contains(words))
                : needs.Where(need => need.Title.Contains(words) || need.Number.Contains(words));

        var (courtyards, people) = (db.Courtyards, db.People);
        var rows = from need in needs
                   orderby need.FiledAt descending, need.Number descending
                   select new
                   {
                       need.Id, need.Number, need.Title, need.Category, need.Urgency, need.State, need.FiledAt, need.DueOn, need.Words, need.VerifiedBy, need.Source,
                       ByProxy = need.FiledBy != need.PersonId,
                       Courtyard = courtyards.Where(each => each.Id == need.CourtyardId).Select(each => each.Name).FirstOrDefault(),
                       Person = people.Where(each => each.Id == need.PersonId).Select(each => each.Name).FirstOrDefault(),
                   };
        var page = rows.Skip((filter.Page - 1) * filter.PageSize).Take(filter.PageSize).ToList();
        return new(
            [
                .. page.Select(row => new Item(
                    row.Id, row.Number, row.Title, row.Category, row.Urgency, row.State, row.Courtyard, row.FiledAt, row.DueOn,
                    staff ? row.Words : null, staff && row.Person is not null ? Masked.Name(row.Person) : null, row.VerifiedBy is not null,
                    row.Source, row.ByProxy)),
            ],
            needs.Count(), filter.Page, filter.PageSize);
    }

    public static void Map(IEndpointRouteBuilder api) => api.Lists("/needs", (db, visit, request) =>
        Listed.Read(request).Fails(out var page, out var no) ? no
        : Listed.Choice<NeedState>(request, "state").Fails(out var state, out no) ? no
        : Listed.Choice<Category>(request, "category").Fails(out var category, out no) ? no
        : Listed.Search(request).Fails(out var words, out no) ? no
        : request.Query["courtyard"].ToString() is { Length: > 0 } named && Refs.Id(named) is null ? new ChoiceMissing("courtyard")
        : (Result<Listed<Item>>)Run(db, visit.Actor, new(state.Value, category.Value, Refs.Id(request.Query["courtyard"]), words, page.Page, page.Size)));
}
