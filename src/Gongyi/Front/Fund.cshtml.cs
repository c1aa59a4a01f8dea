using Gongyi.Communities;
using Gongyi.Fund;
using Gongyi.Shared;

namespace Gongyi.Front;

/// <summary>Where the money went, in one sentence and three figures.</summary>
public sealed class FundPage : ShortPage
{
    public override string Title => T["钱花在哪了"];

    public int Year => WorkingDays.DayOf(Now).Year;

    public ReadFund.Balance Sum { get; private set; } = null!;

    public ReadStatement.Answer Statement { get; private set; } = null!;

    public Money Received { get; private set; }

    public Money Spent { get; private set; }

    public IReadOnlyList<ReadFund.Entry> Newest { get; private set; } = [];

    /// <summary>Projects that use the fund's money now, with how much of it they have had.</summary>
    public IReadOnlyList<ReadFund.Budget> Budgets { get; private set; } = [];

    /// <summary>How often somebody was helped with the fund's money this year.</summary>
    public int Helped { get; private set; }

    protected override Refusal? Load()
    {
        Sum = ReadFund.Sum(Db);
        Newest = ReadFund.Entries(Db, pageSize: 5).Items;
        Statement = ReadStatement.Run(Db);
        var year = Statement.Months.Where(month => month.From.Year == Year).ToList();
        (Received, Spent) = (new(year.Sum(month => month.IncomeFen)), new(year.Sum(month => month.SpentFen)));
        Budgets = ReadFund.Budgets(Db);
        Helped = ReadFund.Helped(Db, Year);
        return null;
    }
}
