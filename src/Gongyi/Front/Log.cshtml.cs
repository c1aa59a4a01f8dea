using Gongyi.Communities;
using Gongyi.Journal;
using Gongyi.Shared;

namespace Gongyi.Front;

/// <summary>The journal as everybody may read it: what happened and when, never who.</summary>
[SeenByAll]
public sealed class LogPage : ShortPage
{
    public override string Title => T["公开日志"];

    public Listed<ReadJournal.Item> List { get; private set; } = null!;

    protected override Refusal? Load()
    {
        if (Listed.Read(Request).Fails(out var page, out var no)) return no;

        List = ReadJournal.Newest(Db, page.Page, page.Size, withPeople: false);
        return null;
    }
}
