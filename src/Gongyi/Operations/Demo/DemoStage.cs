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

/// <summary>What somebody was answered: there for every later action, before anybody waited for it.</summary>
public sealed class Told<T>(Func<Write, Result<T>> action) where T : notnull
{
    private bool heard;
    private T value = default!;

    public T Value => heard ? value : throw new InvalidOperationException("The demo's plot asks for an answer that was not given yet.");

    internal Result<T> Ask(Write write)
    {
        var result = action(write);
        if (!result.Fails(out var answer, out _)) (value, heard) = (answer, true);
        return result;
    }
}

/// <summary>Lets people of the demo act, on any day, through the same actions as everybody.</summary>
/// <remarks>
/// Actions of one day are sent without waiting: the lane runs them in their order and commits many together. Before the
/// clock moves, all must have been answered.
/// </remarks>
public sealed class DemoStage(Lane lane, StageClock clock, int community)
{
    private readonly Dictionary<string, Actor> cast = [];
    private readonly PriorityQueue<Action, (DateTimeOffset At, int Order)> diary = new();
    private readonly List<Task> sent = [];
    private int planned;

    public StageClock Clock => clock;

    public IReadOnlyDictionary<string, Actor> Cast => cast;

    public void Enter(string key, Actor actor) => cast[key] = actor;

    /// <summary>Somebody acts, and the plot waits for the answer. A refusal here is a mistake in the plot, and thrown.</summary>
    public T Do<T>(string who, Func<Write, Result<T>> action) where T : notnull => Do(cast[who], action);

    public T DoAsHouse<T>(Func<Write, Result<T>> action) where T : notnull => Do(Actor.House(community), action);

    /// <summary>Somebody acts, and the plot goes on. The action runs after those sent before it, and may use what they were told.</summary>
    public Told<T> Send<T>(string who, Func<Write, Result<T>> action) where T : notnull => Send(cast[who], action);

    public Told<TSaid> Send<TSaid>(Actor actor, Func<Write, Result<TSaid>> action) where TSaid : notnull
    {
        if (sent.Count >= Lane.Waiting / 2) Settle();
        var told = new Told<TSaid>(action);
        sent.Add(Expect(lane.Run<TSaid>(actor, told.Ask)));
        return told;
    }

    /// <summary>Waits for everything that was sent.</summary>
    public void Settle()
    {
        Task.WhenAll(sent).GetAwaiter().GetResult();
        sent.Clear();
    }

    /// <summary>Something that will happen on a day, whatever else is going on then. October to December belong to 2025.</summary>
    public void Plan(int month, int day, Action happens) => Plan(Date(month, day), happens);

    public void Plan(DateOnly day, Action happens, int hour = 9) => diary.Enqueue(happens, (At(day, hour), planned++));

    /// <summary>Goes to nine o'clock of a later day; what was planned until then happens on its day, and what is due as the house would do it.</summary>
    public void GoTo(int month, int day) => GoTo(At(Date(month, day), 9));

    public void NextDays(int days) => GoTo(clock.Now.AddDays(days));

    public void GoTo(DateTimeOffset then)
    {
        if (then < clock.Now) throw new InvalidOperationException($"The demo's plot goes back from {clock.Now:d} to {then:d}.");
        while (diary.TryPeek(out var happens, out var planned) && planned.At <= then)
        {
            _ = diary.Dequeue();
            if (planned.At > clock.Now) Move(planned.At);
            happens();
        }

        Move(then);
    }

    public static DateTimeOffset At(DateOnly day, int hour) => new(day, new TimeOnly(hour, 0), TimeSpan.FromHours(8));

    public static DateOnly Date(int month, int day) => new(month >= 10 ? 2025 : 2026, month, day);

    /// <summary>A body sits today and decides; everybody votes for, but <paramref name="others"/>.</summary>
    public void Sit(BodyKind body, string chair, IReadOnlyList<string> members, IReadOnlyList<Guid> matters, params (string Who, BallotChoice Choice)[] others)
    {
        ArgumentNullException.ThrowIfNull(members);
        var days = DecisionRule.Of(body).NoticeDays;
        var sitting = Do(chair, write => Convene.Run(write, new(body, clock.Now.AddDays(days), [.. matters.Select(each => $"{each}")])));
        NextDays(days);
        Hold(body, chair, sitting, members, (_, member) => others.FirstOrDefault(each => each.Who == member, (Who: member, Choice: BallotChoice.For)).Choice);
    }

    /// <summary>The sitting that was convened for today: who comes signs in and votes, and the chair closes it.</summary>
    /// <param name="choose">What a member says to a matter.</param>
    public void Hold(BodyKind body, string chair, Convene.Answer sitting, IReadOnlyList<string> members, Func<Guid, string, BallotChoice> choose)
    {
        ArgumentNullException.ThrowIfNull(choose);
        ArgumentNullException.ThrowIfNull(sitting);
        ArgumentNullException.ThrowIfNull(members);
        foreach (var member in members) _ = Send(member, write => Attend.Run(write, $"{sitting.Id}", new()));
        foreach (var motion in sitting.Motions)
            foreach (var member in members)
                Vote(motion.Id, member, choose(motion.Matter, member));
        if (body is BodyKind.FundCommittee)
            foreach (var motion in sitting.Motions)
                _ = Send("supervisor-2", write => GiveOpinion.Run(write, $"{motion.Matter}", new("材料齐全，程序合规，请按预算使用。")));
        _ = Send(chair, write => CloseSitting.Run(write, $"{sitting.Id}", new()));
        Settle();
    }

    private void Move(DateTimeOffset then)
    {
        Settle();
        var newDay = WorkingDays.DayOf(then) > WorkingDays.DayOf(clock.Now);
        if (then > clock.Now) clock.Now = then;
        if (newDay) _ = DoAsHouse(ExpireNotices.Run);
    }

    /// <summary>Nobody of the cast is asked to decide on their own matter: they recuse, as they would.</summary>
    private void Vote(Guid motion, string member, BallotChoice choice) => Send(member, write =>
    {
        var result = CastBallot.Run(write, $"{motion}", new(choice, choice is BallotChoice.Against ? "建议先看上半年的效果。" : null));
        return result.Refusal is MustRecuse ? CastBallot.Run(write, $"{motion}", new(BallotChoice.Recuse, null)) : result;
    });

    private T Do<T>(Actor actor, Func<Write, Result<T>> action) where T : notnull
    {
        var told = Send(actor, action);
        Settle();
        return told.Value;
    }

    private static async Task Expect<T>(Task<Result<T>> answer) where T : notnull
    {
        var result = await answer.ConfigureAwait(false);
        if (result.Refusal is { } no) throw new InvalidOperationException($"The demo's plot was refused: {typeof(T).DeclaringType?.Name} {no}");
    }
}
