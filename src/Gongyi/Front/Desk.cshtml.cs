using Gongyi.Communities;
using Gongyi.Journal;
using Gongyi.Lists;
using Gongyi.Shared;

namespace Gongyi.Front;

/// <summary>The worker's desk: every need, in the views in which the work is done.</summary>
public sealed class DeskPage : CommunityPage
{
    private const int PageSize = 50;

    /// <summary>Nobody looks through more than the best of what was found.</summary>
    private const int MostFound = 500;

    private static readonly string[] Names = ["verify", "publish", "match", "service", "rate", "late", "all"];

    public sealed record Row(string Number, string Title, Category? Category, string Person, NeedState State, bool Verified, DateOnly? DueOn, bool Late);

    public sealed record View(string Name, string Word, int Count);

    public override string Title => T["需求清单"];

    public override bool IsDesk => true;

    public string Chosen { get; private set; } = "all";

    public IReadOnlyList<View> Views { get; private set; } = [];

    public Listed<Row> List { get; private set; } = new([], 0, 1, PageSize);

    private DateOnly Today => WorkingDays.DayOf(Now);

    protected override Refusal? Load()
    {
        if (Actor is null) return new SignInNeeded();
        if (!Actor.May(Act.ReadNeedWords)) return new NotYourSeat();
        if (Listed.Read(Request).Fails(out var wish, out var no)) return no;
        if (Listed.Search(Request).Fails(out var words, out no)) return no;

        var asked = Request.Query["view"].ToString();
        Chosen = Names.Contains(asked) ? asked : "all";
        Views = [.. Names.Select(name => new View(name, Word(name), Count(name)))];

        var (needs, people, today) = (Of(Chosen, Db.Needs), Db.People, Today);
        if (words.Length > 0)
        {
            var found = Find.Run(Db, new(words, true, FindNeeds.Mark) { PageSize = MostFound }).Items;
            needs = needs.Where(need => found.Contains(need.Id));
        }

        var rows = from need in needs
                   orderby need.Id descending
                   select new
                   {
                       need.Number, need.Title, need.Words, need.Category, need.State, need.VerifiedBy, need.DueOn,
                       Person = people.Where(person => person.Id == need.PersonId).Select(person => person.Name).First(),
                   };
        List = new(
            [
                .. rows.Skip((wish.Page - 1) * PageSize).Take(PageSize).AsEnumerable().Select(row => new Row(
                    row.Number, row.Title.Length > 0 ? row.Title : row.Words, row.Category, Masked.Name(row.Person), row.State, row.VerifiedBy is not null,
                    row.DueOn, row.DueOn < today && !NeedTalk.IsOver(row.State))),
            ],
            words.Length > 0 ? needs.Count() : Count(Chosen), wish.Page, PageSize);
        return null;
    }

    private int Count(string view) => Db.CountOf($"desk {view} {Today:yyMMdd}", () => Of(view, Db.Needs).Count());

    private IQueryable<Need> Of(string view, IQueryable<Need> needs)
    {
        var today = Today;
        return view switch
        {
            "verify" => needs.Where(need => (need.State == NeedState.PendingVerification || need.State == NeedState.InfoRequested) && need.VerifiedBy == null),
            "publish" => needs.Where(need => need.State == NeedState.PendingVerification && need.VerifiedBy != null),
            "match" => needs.Where(need => need.State == NeedState.Published || need.State == NeedState.MatchProposed),
            "service" => needs.Where(need => need.State == NeedState.InService),
            "rate" => needs.Where(need => need.State == NeedState.AwaitingFeedback),
            "late" => needs.Where(need => need.DueOn < today && need.State != NeedState.Closed && need.State != NeedState.Referred
                && need.State != NeedState.Rejected && need.State != NeedState.Withdrawn && need.State != NeedState.Merged),
            _ => needs,
        };
    }

    private string Word(string view) => view switch
    {
        "verify" => T["待核实"],
        "publish" => T["待发布"],
        "match" => T["待对接"],
        "service" => T["服务中"],
        "rate" => T["待评价"],
        "late" => T["超时"],
        _ => T["全部"],
    };
}
