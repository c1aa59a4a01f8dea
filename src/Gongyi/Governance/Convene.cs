using Gongyi.Communities;
using Gongyi.Journal;
using Gongyi.Shared;

namespace Gongyi.Governance;

/// <summary>The chair of a body invites it to sit on matters that wait for it.</summary>
public static class Convene
{
    public sealed record Input(BodyKind? Body, DateTimeOffset? At, IReadOnlyList<string>? Matters);

    public sealed record MotionRef(Guid Id, Guid Matter);

    public sealed record Answer(Guid Id, SittingState State, DateTimeOffset At, IReadOnlyList<MotionRef> Motions);

    public static Result<Answer> Run(Write write, Input input)
    {
        var matters = (input.Matters ?? []).Select(each => write.Db.Matters.Named(each)).ToList();
        if (matters.Contains(null)) return new NotFoundHere();
        if (!MayConvene(write.Actor, input.Body)) return new NotYourSeat();
        if (input.Body is not { } body) return new ChoiceMissing("body");

        var capacities = Body.CapacitiesOf(body).ToList();
        var roll = write.Db.Seats.Where(seat => capacities.Contains(seat.Capacity)).AsEnumerable().Where(seat => seat.IsHeldOn(write.Today)).ToList();
        if (Sitting.Convene(write.Actor, write.NewId(), body, input.At, matters!, roll, write.NewId, write.Now).Fails(out var sitting, out var no)) return no;

        var ids = matters.Select(matter => matter!.Id).ToList();
        if (write.Db.Sittings.Any(sitting => sitting.State == SittingState.Convened && sitting.Motions.Any(motion => ids.Contains(motion.MatterId))))
            return new AlreadyOnAgenda();

        _ = write.Add(sitting);
        return new Answer(sitting.Id, sitting.State, sitting.At, [.. sitting.Motions.Select(motion => new MotionRef(motion.Id, motion.MatterId))]);
    }

    /// <summary>Whether the person chairs a body that convenes this one; while none is named, any at all.</summary>
    public static bool MayConvene(Actor actor, BodyKind? body)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return actor.IsChair && (body is { } named ? [named] : Enum.GetValues<BodyKind>()).Any(each => Body.ConvenersOf(each).Contains(actor.Capacity));
    }

    public static void Map(IEndpointRouteBuilder api) => api.Creates<Input, Answer>("/sittings", Run);
}
