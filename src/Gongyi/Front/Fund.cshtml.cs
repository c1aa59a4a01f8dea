using Gongyi.Communities;
using Gongyi.Fund;
using Gongyi.Shared;

namespace Gongyi.Front;

/// <summary>Where the money went, in one sentence and three figures.</summary>
public sealed class FundPage : CommunityPage
{
    public override string Title => T["钱花在哪了"];

    public int Year => WorkingDays.DayOf(Now).Year;

    public ReadFund.Balance Sum { get; private set; } = null!;

    public Money Received { get; private set; }

    public Money Spent { get; private set; }

    public IReadOnlyList<ReadFund.Entry> Newest { get; private set; } = [];

    protected override Refusal? Load()
    {
        Sum = ReadFund.Sum(Db);
        Newest = ReadFund.Entries(Db, pageSize: 5).Items;
        var first = new DateOnly(Year, 1, 1);
        var year = Db.Postings.Where(posting => posting.On >= first).ToList();
        Received = new(year.Where(posting => posting.Kind is PostingKind.Gift).Sum(posting => posting.Change.Fen));
        Spent = new(-year.Where(posting => posting.Kind is PostingKind.Instalment).Sum(posting => posting.Change.Fen));
        return null;
    }
}
