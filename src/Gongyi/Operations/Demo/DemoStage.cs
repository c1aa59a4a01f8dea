using Gongyi.Communities;
using Gongyi.Governance;
using Gongyi.Journal;
using Gongyi.Shared;

namespace Gongyi.Operations.Demo;

/// <summary>A clock that stands where it is put.</summary>
public sealed class StageClock(DateTimeOffset start) : TimeProvider
{
    public DateTimeOffset Now { get; set; } = start;

    public override DateTimeOffset GetUtcNow() => Now;
}

/// <summary>Lets people of the demo act, on any day, through the same actions as everybody.</summary>
public sealed class DemoStage(Lane lane, StageClock clock, int community)
{
    private readonly Dictionary<string, Actor> cast = [];
    private readonly PriorityQueue<Action, DateTimeOffset> diary = new();

    public StageClock Clock => clock;

    public IReadOnlyDictionary<string, Actor> Cast => cast;

    public void Enter(string key, Actor actor) => cast[key] = actor;

    /// <summary>Somebody acts. A refusal here is a mistake in the plot, and thrown.</summary>
    public T Do<T>(string who, Func<Write, Result<T>> action) where T : notnull => Do(cast[who], action);

    public T DoAsHouse<T>(Func<Write, Result<T>> action) where T : notnull => Do(Actor.House(community), action);

    /// <summary>Something that will happen on a day, whatever else is going on then.</summary>
    public void Plan(int month, int day, Action happens) => diary.Enqueue(happens, Morning(month, day));

    /// <summary>Goes to nine o'clock of a later day; what was planned until then happens on its day, and what is due as the house would do it.</summary>
    public void GoTo(int month, int day) => GoTo(Morning(month, day));

    public void NextDays(int days) => GoTo(clock.Now.AddDays(days));

    /// <summary>A body sits today and decides; everybody votes for, but <paramref name="others"/>.</summary>
    public void Sit(BodyKind body, string chair, IReadOnlyList<string> members, IReadOnlyList<Guid> matters, params (string Who, BallotChoice Choice)[] others)
    {
        ArgumentNullException.ThrowIfNull(members);
        var sitting = Do(chair, write => Convene.Run(write, new(body, clock.Now.AddDays(DecisionRule.Of(body).NoticeDays), [.. matters.Select(each => $"{each}")])));
        NextDays(DecisionRule.Of(body).NoticeDays);
        foreach (var member in members) _ = Do(member, write => Attend.Run(write, $"{sitting.Id}", new()));
        foreach (var motion in sitting.Motions)
            foreach (var member in members)
                Vote(motion.Id, member, others.FirstOrDefault(each => each.Who == member, (Who: member, Choice: BallotChoice.For)).Choice);
        if (body is BodyKind.FundCommittee)
            foreach (var matter in matters)
                _ = Do("supervisor-2", write => GiveOpinion.Run(write, $"{matter}", new("材料齐全，程序合规，请按预算使用。")));
        _ = Do(chair, write => CloseSitting.Run(write, $"{sitting.Id}", new()));
    }

    private static DateTimeOffset Morning(int month, int day) => new(2026, month, day, 9, 0, 0, TimeSpan.FromHours(8));

    private void GoTo(DateTimeOffset then)
    {
        if (then < clock.Now) throw new InvalidOperationException($"The demo's plot goes back from {clock.Now:d} to {then:d}.");
        while (diary.TryPeek(out var happens, out var at) && at <= then)
        {
            _ = diary.Dequeue();
            if (at > clock.Now) clock.Now = at;
            happens();
        }

        clock.Now = then;
        _ = DoAsHouse(ExpireNotices.Run);
    }

    private void Vote(Guid motion, string member, BallotChoice choice)
    {
        // Nobody of the cast is asked to decide on their own matter: they recuse, as they would.
        var result = lane.Run(cast[member], write => CastBallot.Run(write, $"{motion}", new(choice, choice is BallotChoice.Against ? "建议先看上半年的效果。" : null)))
            .GetAwaiter().GetResult();
        if (result.Refusal is MustRecuse) _ = Do(member, write => CastBallot.Run(write, $"{motion}", new(BallotChoice.Recuse, null)));
        else if (result.Refusal is { } no) throw new InvalidOperationException($"{member} could not vote: {no}");
    }

    private T Do<T>(Actor actor, Func<Write, Result<T>> action) where T : notnull
    {
        var result = lane.Run(actor, action).GetAwaiter().GetResult();
        return result.Fails(out var value, out var no) ? throw new InvalidOperationException($"The demo's plot was refused: {no}") : value;
    }
}
