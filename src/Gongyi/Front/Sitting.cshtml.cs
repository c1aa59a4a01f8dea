using Gongyi.Communities;
using Gongyi.Governance;
using Gongyi.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Gongyi.Front;

/// <summary>One sitting: who is there, what is asked, what came of it.</summary>
public sealed class SittingPage : ShortPage
{
    public override string Title => Sitting is null ? T["会议"] : T.Of(Sitting.Body);

    public Sitting Sitting { get; private set; } = null!;

    public Presence Presence { get; private set; } = null!;

    public IReadOnlyDictionary<Guid, Matter> Matters { get; private set; } = new Dictionary<Guid, Matter>();

    public bool IsOpen => Sitting.State is SittingState.Convened;

    /// <summary>Nothing can be pressed before the day of the sitting.</summary>
    public bool HasBegun => WorkingDays.DayOf(Now) >= WorkingDays.DayOf(Sitting.At);

    public bool IsMember => Actor is not null && Body.CapacitiesOf(Sitting.Body).Contains(Actor.Capacity) && Sitting.IsMember(Actor.Person);

    public bool IsPresent => Sitting.Attendances.Any(each => each.PersonId == Actor?.Person);

    public bool IsChair => Actor is not null && Convene.MayConvene(Actor, Sitting.Body);

    public bool MayGiveOpinion(Matter matter) => IsOpen && Actor.May(Act.GiveOpinion) && matter?.Concerns(Actor!.Person) is false;

    private string Id => RouteData.Values["id"] as string ?? "";

    public bool WaitsForOpinion(Motion motion) =>
        IsOpen && Sitting.Rule.NeedsSupervisorOpinion && !Matters[motion?.MatterId ?? default].HasSupervisorOpinionHere();

    public Task<IActionResult> OnPostAttendAsync() =>
        Press(write => Attend.Run(write, Id, new()), _ => Routes.Sitting(Guid.Parse(Id)), T["签到了。"]);

    public Task<IActionResult> OnPostCloseAsync() =>
        Press(write => CloseSitting.Run(write, Id, new()), _ => Routes.Sitting(Guid.Parse(Id)), T["会议结束，票数记下了。"]);

    public Task<IActionResult> OnPostAdjournAsync() =>
        Press(write => AdjournSitting.Run(write, Id, new()), _ => Routes.Sitting(Guid.Parse(Id)), T["记为流会。这些事等下一次会议。"]);

    public Task<IActionResult> OnPostOpinionAsync(string? item, string? text) =>
        Press(write => GiveOpinion.Run(write, item ?? "", new(text)), _ => Routes.Sitting(Guid.Parse(Id)), T["意见记下了。"]);

    protected override Refusal? Load()
    {
        if (Db.Sittings.Named(Id) is not { } sitting) return new NotFoundHere();

        (Sitting, Presence) = (sitting, sitting.Presence());
        var matters = sitting.Motions.Select(motion => motion.MatterId).ToList();
        Matters = Db.Matters.Where(matter => matters.Contains(matter.Id)).ToDictionary(matter => matter.Id);
        return null;
    }
}
