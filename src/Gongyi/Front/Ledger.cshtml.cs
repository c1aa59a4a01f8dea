using Gongyi.Communities;
using Gongyi.Fund;
using Gongyi.Shared;

namespace Gongyi.Front;

/// <summary>Every entry of the fund's ledger, with the balance after it.</summary>
public sealed class LedgerPage : ShortPage
{
    public override string Title => T["账本明细"];

    public Listed<ReadFund.Entry> List { get; private set; } = null!;

    protected override Refusal? Load()
    {
        if (Listed.Read(Request).Fails(out var page, out var no)) return no;

        List = ReadFund.Entries(Db, null, page.Page, page.Size);
        return null;
    }
}
