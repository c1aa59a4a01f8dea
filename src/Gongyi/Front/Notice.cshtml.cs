using System.Globalization;
using Gongyi.Communities;
using Gongyi.Governance;
using Gongyi.Projects;
using Gongyi.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Gongyi.Front;

/// <summary>The paper that hangs on the board, and what people say to it. Who objected is never shown.</summary>
[SeenByAll]
public sealed class NoticePage : ShortPage
{
    private const int MostOfGoal = 160;

    public override string Title => Notice is null ? T["公示"] : TitleOf(T, Matter.Kind, Notice.Title);

    public PublicNotice Notice { get; private set; } = null!;

    public Matter Matter { get; private set; } = null!;

    public Project? Project { get; private set; }

    public string Payee { get; private set; } = "";

    public IReadOnlyList<ReadAttachments.Item> Photos { get; private set; } = [];

    /// <summary>栖禾里社区公示〔2026〕12号</summary>
    public string PaperNumber => Notice.Number.Split('-') is [var year, var no] ? T["{0}公示〔{1}〕{2}号", Community.Name, year, no] : Notice.Number;

    /// <summary>What the square leads to.</summary>
    public string Address => Whole(Routes.Notice(Notice.Number));

    /// <summary>The same for who types it.</summary>
    public string ShortAddress => Address[(Address.IndexOf("://", StringComparison.Ordinal) + 3)..];

    /// <summary>As much of the purpose as leaves the paper one page.</summary>
    public string Goal => new StringInfo(Project!.Goal) is { LengthInTextElements: > MostOfGoal } letters
        ? T["{0}……（全文见项目页）", letters.SubstringByTextElements(0, MostOfGoal)] : Project.Goal;

    /// <summary>The class by which the print style chooses letters that leave the sheet one page.</summary>
    public string Length => (Title.Length + Payee.Length + (Project is null ? 0 : Goal.Length) + Notice.Place.Length) switch
    {
        > 150 => " longest",
        > 55 => " long",
        _ => "",
    };

    public bool MayPost => Notice.State is NoticeState.Draft && Actor.May(Act.PostNotice);

    public bool MayObject => Notice.IsOpen && WorkingDays.DayOf(Now) <= Notice.To && Actor.May(Act.Object);

    public bool MayRule => Actor.May(Act.RuleObjection) && !Matter.Concerns(Actor!.Person);

    public static string TitleOf(Words t, MatterKind kind, string about)
    {
        ArgumentNullException.ThrowIfNull(t);
        return kind is MatterKind.Project ? t["关于“{0}”项目拟立项的公示", about] : t["关于“{0}”拟准入的公示", about];
    }

    private string Id => RouteData.Values["id"] as string ?? "";

    public Task<IActionResult> OnPostPostAsync(string? place) =>
        Press(write => PostNotice.Run(write, Id, new(place)), _ => Routes.Notice(Id), T["公示开始了。请把打印的那张贴出来。"]);

    public Task<IActionResult> OnPostAttachAsync() => Attach(new NoticePhotos(), Id, Routes.Notice(Id), T["照片加上了，大家都看得到。"]);

    public Task<IActionResult> OnPostObjectAsync(string? text) =>
        Press(write => RaiseObjection.Run(write, Id, new(text)), _ => Routes.Notice(Id), T["异议收到了，居委会会答复。页面上不显示您是谁。"]);

    public Task<IActionResult> OnPostRuleAsync(string? item, bool? upheld, string? text) =>
        Press(write => RuleObjection.Run(write, item ?? "", new(upheld, text)), _ => Routes.Notice(Id), T["答复记下了。"]);

    protected override Refusal? Load()
    {
        if (Db.Notices.Named(Id) is not { } notice) return new NotFoundHere();
        if (notice.State is NoticeState.Draft && !Actor.May(Act.PostNotice)) return new NotFoundHere();

        (Notice, Matter) = (notice, Db.Matters.Single(each => each.Id == notice.MatterId));
        Photos = [.. ReadAttachments.Of(Db, [notice.Id])[notice.Id]];
        Project = Matter.Kind is MatterKind.Project ? Db.Projects.Named(Matter.SubjectId.ToString()) : null;
        Payee = Db.Organizations.Named((Project?.ProviderId ?? Matter.SubjectId).ToString())?.Name ?? "";
        return null;
    }
}
