using Gongyi.Communities;
using Gongyi.Governance;
using Gongyi.Projects;
using Gongyi.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Gongyi.Front;

/// <summary>One question, a short brief, four answers; nothing is chosen beforehand.</summary>
public sealed class BallotPage : ShortPage
{
    public override string Title => Matter is null ? T["表决"] : Question;

    public Sitting Sitting { get; private set; } = null!;

    public Motion Motion { get; private set; } = null!;

    public Matter Matter { get; private set; } = null!;

    /// <summary>The project that the matter is about, if it is one.</summary>
    public Project? Project { get; private set; }

    public Ballot? Mine => Actor is null ? null : Motion.BallotOf(Actor.Person);

    public bool IsOver => Motion.State is not MotionState.Open;

    public bool IsPresent => Sitting.Attendances.Any(each => each.PersonId == Actor?.Person);

    /// <summary>Too close to the matter: only recusal can be recorded.</summary>
    public bool MustRecuse => Actor is not null && Matter.Concerns(Actor.Person);

    public string Question => Matter.Kind is MatterKind.Project ? T["是否同意“{0}”项目立项？", Matter.Title] : T["是否同意“{0}”准入？", Matter.Title];

    /// <summary>Why there is no ballot to fill in; null when there is.</summary>
    public string? WhyNot
    {
        get
        {
            var presence = Sitting.Presence();
            return IsOver ? T["表决已经结束，不能再投或改。"]
                : Actor is null ? T["要表决，请先登录。"]
                : !Body.CapacitiesOf(Sitting.Body).Contains(Actor.Capacity) || !Sitting.IsMember(Actor.Person) ? T["您不是这次会议的成员，可以看，不能投。"]
                : WorkingDays.DayOf(Now) < WorkingDays.DayOf(Sitting.At) ? T["会议还没到日子：{0}。", T.Moment(Sitting.At)]
                : !IsPresent ? T["您还没签到。请先签到，再表决。"]
                : !presence.Quorate ? T["到会人数还不够，现在不能表决。"]
                : null;
        }
    }

    private string Id => RouteData.Values["motion"] as string ?? "";

    public Task<IActionResult> OnPostVoteAsync(BallotChoice? choice, string? reason) =>
        Press(write => CastBallot.Run(write, Id, new(choice, reason)), _ => Request.Path, T["已记录 · 结束前可以改"]);

    public Task<IActionResult> OnPostChangeAsync(BallotChoice? choice, string? reason) =>
        Press(write => CastBallot.Change(write, Id, new(choice, reason)), _ => Request.Path, T["改好了 · 结束前还可以再改"]);

    protected override Refusal? Load()
    {
        if (Db.Sittings.Named(RouteData.Values["id"] as string) is not { } sitting) return new NotFoundHere();
        if (sitting.Motions.FirstOrDefault(each => each.Id.ToString() == Id) is not { } motion) return new NotFoundHere();

        (Sitting, Motion, Matter) = (sitting, motion, Db.Matters.Single(each => each.Id == motion.MatterId));
        Project = Matter.Kind is MatterKind.Project ? Db.Projects.Named(Matter.SubjectId.ToString()) : null;
        return null;
    }
}
