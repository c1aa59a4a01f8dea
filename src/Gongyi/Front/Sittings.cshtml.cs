using Gongyi.Communities;
using Gongyi.Governance;
using Gongyi.Shared;

namespace Gongyi.Front;

/// <summary>Every sitting of every body, newest first.</summary>
[SeenByAll]
public sealed class SittingsPage : ShortPage
{
    public override string Title => T["会议和表决"];

    public Listed<Sitting> List { get; private set; } = null!;

    /// <summary>Titles of the matters on the agendas.</summary>
    public IReadOnlyDictionary<Guid, string> Titles { get; private set; } = new Dictionary<Guid, string>();

    public bool MayConvene => Actor is not null && Convene.MayConvene(Actor, null);

    protected override Refusal? Load()
    {
        if (Listed.Read(Request).Fails(out var page, out var no)) return no;

        var sittings = Db.Sittings;
        List = new([.. sittings.OrderByDescending(each => each.At).ThenByDescending(each => each.Id).Skip((page.Page - 1) * page.Size).Take(page.Size)], sittings.Count(), page.Page, page.Size);
        var matters = List.Items.SelectMany(sitting => sitting.Motions).Select(motion => motion.MatterId).ToList();
        Titles = Db.Matters.Where(matter => matters.Contains(matter.Id)).ToDictionary(matter => matter.Id, matter => matter.Title);
        return null;
    }
}
