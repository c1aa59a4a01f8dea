using Gongyi.Communities;
using Gongyi.Journal;
using Gongyi.Lists;
using Gongyi.Shared;
using Microsoft.EntityFrameworkCore;

namespace Gongyi.Front;

/// <summary>The worker's desk: every need, in the views in which the work is done.</summary>
public sealed partial class DeskPage : CommunityPage
{
    private const int PageSize = 50;

    public sealed record Row(Guid Id, string Number, string Title, Category? Category, string Person, NeedState State, bool Verified, DateOnly? DueOn, bool Late)
    {
        public bool IsOver => NeedTalk.IsOver(State);
    }

    public sealed record View(string Name, string Word, int Count);

    public override string Title => T["需求清单"];

    public override bool IsDesk => true;

    public DeskQuestion Question { get; private set; } = null!;

    public IReadOnlyList<View> Views { get; private set; } = [];

    public IReadOnlyList<(Guid Id, string Name)> Courtyards { get; private set; } = [];

    public Listed<Row> List { get; private set; } = new([], 0, 1, PageSize);

    /// <summary>The list again, as it was asked for.</summary>
    public string Here => Question.Address(Routes.Desk);

    private DateOnly Today => WorkingDays.DayOf(Now);

    private DeskViews Asked => new(Actor!.Person, Today);

    public string To(string handler) => Question.Address(Routes.Desk, handler: handler);

    /// <summary>What is to be done next with a need, and where.</summary>
    public (string Word, string Href) Next(Row row)
    {
        ArgumentNullException.ThrowIfNull(row);
        var word = row.State switch
        {
            NeedState.PendingVerification => row.Verified ? T["去发布"] : T["去核实"],
            NeedState.Published => T["找资源"],
            NeedState.AwaitingFeedback => T["记评价"],
            _ => T["看进展"],
        };
        return (word, row.State is NeedState.AwaitingFeedback ? Routes.Need(row.Number) : Routes.DeskNeed(row.Number));
    }

    protected override async Task<Refusal?> LoadAsync()
    {
        if (Actor is null) return new SignInNeeded();
        if (!Actor.May(Act.ReadNeedWords)) return new NotYourSeat();
        if (DeskQuestion.Read(Request).Fails(out var question, out var no)) return no;

        Question = question;
        Views = [.. DeskViews.Names.Select(name => new View(name, DeskViews.Word(T, name), Count(name)))];
        Courtyards = [.. Db.CourtyardNames.OrderBy(each => each.Value, StringComparer.Ordinal).Select(each => (each.Key, each.Value))];
        await LoadKept().ConfigureAwait(false);
        var needs = question.Needs(Db, Asked);
        List = new(
            await Rows(question.Ordered(needs), question.Page, PageSize).ConfigureAwait(false), question.IsNarrowed ? await needs.CountAsync().ConfigureAwait(false) : Count(question.View), question.Page, PageSize);
        return null;
    }

    private int Count(string view) => Db.Kept(Asked.KeyOf(view), () => Asked.Of(view, Db.Needs).Count());

    private async Task<List<Row>> Rows(IQueryable<Need> needs, int page, int size)
    {
        var (people, today) = (Db.People, Today);
        var rows = needs.AsSingleQuery().Skip((page - 1) * size).Take(size).Select(need => new
        {
            need.Id, need.Number, need.Title, need.Words, need.Category, need.State, need.VerifiedBy, need.DueOn,
            Person = people.Where(person => person.Id == need.PersonId).Select(person => person.Name).First(),
        });
        return
        [
            .. (await rows.ToListAsync().ConfigureAwait(false)).Select(row => new Row(
                row.Id, row.Number, row.Title.Length > 0 ? row.Title : row.Words, row.Category, Masked.Name(row.Person), row.State, row.VerifiedBy is not null,
                row.DueOn, row.DueOn < today && !NeedTalk.IsOver(row.State))),
        ];
    }
}
