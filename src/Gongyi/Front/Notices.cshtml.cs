using Gongyi.Communities;
using Gongyi.Governance;
using Gongyi.Shared;

namespace Gongyi.Front;

/// <summary>The notice board: what hangs now, and what hung.</summary>
[SeenByAll]
public sealed class NoticesPage : ShortPage
{
    public override string Title => T["公示公告"];

    public Listed<PublicNotice> List { get; private set; } = null!;

    public IReadOnlyDictionary<Guid, MatterKind> Kinds { get; private set; } = new Dictionary<Guid, MatterKind>();

    protected override Refusal? Load()
    {
        if (Listed.Read(Request).Fails(out var page, out var no)) return no;

        // A draft is nobody's business but of those who hang it up.
        var mine = Actor.May(Act.PostNotice);
        var notices = Db.Notices.Where(notice => mine || notice.State != NoticeState.Draft);
        List = new([.. notices.OrderByDescending(notice => notice.Id).Skip((page.Page - 1) * page.Size).Take(page.Size)], notices.Count(), page.Page, page.Size);
        var matters = List.Items.Select(notice => notice.MatterId).ToList();
        Kinds = Db.Matters.Where(matter => matters.Contains(matter.Id)).ToDictionary(matter => matter.Id, matter => matter.Kind);
        return null;
    }
}
