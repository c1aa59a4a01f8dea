using Gongyi.Communities;
using Gongyi.Governance;
using Gongyi.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Gongyi.Front;

/// <summary>A chair invites a body to sit on what waits for it.</summary>
public sealed class NewSittingPage : ShortPage
{
    public override string Title => T["召集会议"];

    /// <summary>The bodies this chair may convene.</summary>
    public IReadOnlyList<BodyKind> Bodies { get; private set; } = [];

    /// <summary>What waits for one of these bodies and stands on no agenda yet.</summary>
    public IReadOnlyList<Matter> Waiting { get; private set; } = [];

    public BodyKind Chosen { get; private set; }

    /// <summary>The first moment the rule allows, at three in the afternoon: most members are free then.</summary>
    public DateTimeOffset Suggested => Typing.Moment(WorkingDays.DayOf(Now).AddDays(Math.Max(1, DecisionRule.Of(Chosen).NoticeDays)).ToDateTime(new(15, 0)))!.Value;

    public Task<IActionResult> OnPostConveneAsync(BodyKind? body, DateTime? at, string[]? matters) =>
        Press(write => Convene.Run(write, new(body, Typing.Moment(at), matters)), answer => Routes.Sitting(answer.Id), T["会议定下来了。"]);

    public bool IsTicked(Matter matter) =>
        Request.HasFormContentType ? Request.Form["matters"].Contains($"{matter?.Id}") : Waiting.Count == 1 || Request.Query["matter"] == $"{matter?.Id}";

    protected override Refusal? Load()
    {
        if (Actor is null) return new SignInNeeded();
        Bodies = [.. Enum.GetValues<BodyKind>().Where(body => Convene.MayConvene(Actor, body))];
        if (Bodies is []) return new NotYourSeat();

        var busy = Db.Sittings.Where(each => each.State == SittingState.Convened).AsEnumerable()
            .SelectMany(sitting => sitting.Motions).Select(motion => motion.MatterId).ToHashSet();
        Waiting =
        [
            .. Db.Matters.Where(matter => matter.State == MatterState.Open).OrderBy(matter => matter.Id).AsEnumerable()
                .Where(matter => matter.Current?.Body is { } body && Bodies.Contains(body) && !busy.Contains(matter.Id)),
        ];
        var asked = Waiting.FirstOrDefault(matter => Request.Query["matter"] == matter.Id.ToString()) ?? (Waiting is [var first, ..] ? first : null);
        Chosen = asked?.Current?.Body ?? Bodies[0];
        return null;
    }
}
