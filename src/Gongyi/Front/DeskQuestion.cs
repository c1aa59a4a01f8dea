using Gongyi.Journal;
using Gongyi.Lists;
using Gongyi.Shared;
using Microsoft.AspNetCore.WebUtilities;

namespace Gongyi.Front;

/// <summary>What the desk is asked for. It stands in the address as a whole, so that a view can be kept, sent on and come back to.</summary>
public sealed record DeskQuestion(string View, NeedState? State, Category? Category, Guid? Courtyard, string Words, string Sort, int Page)
{
    public const string ByDue = "due", Newest = "new", Oldest = "old";

    /// <summary>Nobody looks through more than the best of what was found.</summary>
    private const int MostFound = 500;

    public static IReadOnlyList<string> Sorts { get; } = [ByDue, Newest, Oldest];

    /// <summary>Asked for more than a view: then how many there are is counted each time.</summary>
    public bool IsNarrowed => State is not null || Category is not null || Courtyard is not null || Words.Length > 0;

    public static Result<DeskQuestion> Read(HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (Listed.Read(request).Fails(out var wish, out var no)) return no;
        if (Listed.Search(request).Fails(out var words, out no)) return no;
        if (Listed.Choice<NeedState>(request, "state").Fails(out var state, out no)) return no;
        if (Listed.Choice<Category>(request, "category").Fails(out var category, out no)) return no;
        var (view, sort, yard) = (request.Query["view"].ToString(), request.Query["sort"].ToString(), request.Query["courtyard"].ToString());
        if (yard.Length > 0 && Refs.Id(yard) is null) return new ChoiceMissing("courtyard");

        view = DeskViews.Names.Contains(view) ? view : DeskViews.All;
        return new DeskQuestion(view, state.Value, category.Value, Refs.Id(yard), words, Sorts.Contains(sort) ? sort : DeskViews.SortOf(view), wish.Page);
    }

    /// <summary>What stands in the address, but for the page and what is as usual.</summary>
    public IReadOnlyDictionary<string, string> Parts => new Dictionary<string, string?>
    {
        ["view"] = View, ["state"] = $"{State}", ["category"] = $"{Category}", ["courtyard"] = $"{Courtyard}", ["q"] = Words,
        ["sort"] = Sort == DeskViews.SortOf(View) ? "" : Sort,
    }.Where(part => !string.IsNullOrEmpty(part.Value)).ToDictionary(part => part.Key, part => part.Value!);

    /// <summary>The same question as an address behind <paramref name="path"/>.</summary>
    public string Address(string path, string? handler = null)
    {
        var parts = Parts.Select(part => KeyValuePair.Create(part.Key, (string?)part.Value));
        if (handler is not null) parts = parts.Prepend(new("handler", handler));
        if (Page > 1) parts = parts.Append(new("page", $"{Page}"));
        return QueryHelpers.AddQueryString(path, parts);
    }

    /// <summary>The needs that answer it, in no order yet.</summary>
    public IQueryable<Need> Needs(Db db, DeskViews views)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(views);
        var needs = views.Of(View, db.Needs);
        if (State is { } state) needs = needs.Where(need => need.State == state);
        if (Category is { } category) needs = needs.Where(need => need.Category == category);
        if (Courtyard is { } courtyard) needs = needs.Where(need => need.CourtyardId == courtyard);
        if (Words.Length == 0) return needs;
        var found = Find.Run(db, new(Words, true, FindNeeds.Mark, Described.Mark(State), Described.Mark(Category), Courtyard is { } yard ? $"{yard}" : "") { PageSize = MostFound }).Items;
        return needs.Where(need => found.Contains(need.Id));
    }

    /// <summary>Needs without a due date come last, on every database.</summary>
    public IQueryable<Need> Ordered(IQueryable<Need> needs) => Sort switch
    {
        ByDue when View is DeskViews.Publish or DeskViews.Match or DeskViews.Today or DeskViews.Late => needs.OrderBy(need => need.DueOn).ThenBy(need => need.Id),
        ByDue => needs.OrderBy(need => need.DueOn == null).ThenBy(need => need.DueOn).ThenBy(need => need.Id),
        Oldest => needs.OrderBy(need => need.Id),
        _ => needs.OrderByDescending(need => need.Id),
    };
}
