using Gongyi.Fund;

namespace Gongyi.Operations.Demo;

/// <summary>The fund's year beside its projects: promises, gifts, what the charity's books show, and emergency aid.</summary>
public sealed class DemoMoney(DemoStage stage, DemoLists lists)
{
    private int receipts;

    public void Plan()
    {
        stage.Plan(10, 1, () =>
        {
            Book(BookEntryKind.Opening, DemoGifts.OpeningYuan, DemoStage.Date(10, 1).AddDays(-1));
            foreach (var (giver, yuan) in DemoGifts.Promises)
                _ = stage.Send("caseworker", write => RecordPromise.Run(write, new(giver, yuan * 100, DemoStage.Date(10, 1), DemoStage.Date(9, 30), GiverDisplay.Named)));
        });
        foreach (var gift in DemoGifts.Gifts) stage.Plan(DemoStage.Date(gift.Month, gift.Day), () => Give(gift), 15);
        foreach (var (month, day, yuan) in DemoGifts.Interest) stage.Plan(DemoStage.Date(month, day), () => Book(BookEntryKind.Interest, yuan, DemoStage.Date(month, day)), 16);
        foreach (var (month, day, yuan) in DemoGifts.Management) stage.Plan(DemoStage.Date(month, day), () => Book(BookEntryKind.Management, yuan, DemoStage.Date(month, day)), 17);
        foreach (var ((month, day, yuan), no) in DemoGifts.Aids.Select((aid, no) => (aid, no))) stage.Plan(DemoStage.Date(month, day), () => Aid(yuan, DemoStage.Date(month, day), no));
    }

    private void Give(DemoGifts.Given gift)
    {
        var display = gift.Kind is not GiverKind.Resident || gift.Giver == DemoTown.Donor ? GiverDisplay.Named
            : gift.Giver.StartsWith("居民", StringComparison.Ordinal) ? GiverDisplay.Anonymous : GiverDisplay.Nickname;
        var no = ++receipts;
        var recorded = stage.Send("caseworker", write => RecordGift.Run(write, new(gift.Giver, gift.Yuan * 100, display, gift.Kind)));
        _ = stage.Send("custodian", write => ConfirmGift.Run(write, $"{recorded.Value.Id}", new($"票据 0099{no:0000}", write.Today)));
    }

    private void Book(BookEntryKind kind, long yuan, DateOnly on)
    {
        var entry = stage.Send("custodian", write => EnterBooks.Run(write, new(kind, yuan * 100, on, $"慈善会对账单 {on:yyyyMMdd}")));
        _ = stage.Send("fund-chair", write => EnterBooks.Confirm(write, $"{entry.Value.Id}", new()));
    }

    /// <summary>Asked for in the morning, agreed at noon, paid in the afternoon.</summary>
    private void Aid(long yuan, DateOnly day, int no)
    {
        var need = lists.InTrouble(day, no);
        var aid = stage.Send("caseworker", write => GiveAid.Request(write, new(need.Id, yuan * 100)));
        foreach (var who in (string[])["fund-chair", "supervisor-2"]) stage.Plan(day, () => stage.Send(who, write => GiveAid.Agree(write, $"{aid.Value.Id}", new())), 12);
        stage.Plan(day, () => stage.Send("custodian", write => GiveAid.Confirm(write, $"{aid.Value.Id}", new($"银行回单 {write.Today:yyyyMMdd}-J", write.Today))), 15);
    }
}
