using Gongyi.Communities;
using Gongyi.Journal;
using Gongyi.Shared;

namespace Gongyi.Governance;

/// <summary>A member votes on a motion, and may think again until the close.</summary>
public static class CastBallot
{
    public sealed record Input(BallotChoice? Choice, string? Reason);

    public sealed record Answer(Guid Motion, BallotChoice Choice, int Cast, int Present, string State = "Recorded");

    public static Result<Answer> Run(Write write, string id, Input input) => Run(write, id, input, changes: false);

    public static Result<Answer> Change(Write write, string id, Input input) => Run(write, id, input, changes: true);

    private static Result<Answer> Run(Write write, string id, Input input, bool changes)
    {
        if (Refs.Id(id) is not { } motionId
            || write.Db.Sittings.FirstOrDefault(each => each.Motions.Any(motion => motion.Id == motionId)) is not { } sitting)
            return new NotFoundHere();

        var motion = sitting.Motions.Single(each => each.Id == motionId);
        var matter = write.Db.Matters.Single(each => each.Id == motion.MatterId);
        var result = changes
            ? sitting.ChangeVote(write.Actor, motion, matter, input.Choice, input.Reason, write.Now)
            : sitting.Vote(write.Actor, motion, matter, input.Choice, input.Reason, write.Now);
        if (result.Fails(out var ballot, out var no)) return no;

        return new Answer(motion.Id, ballot.Choice, motion.Ballots.Count, sitting.Attendances.Count);
    }

    public static void Map(IEndpointRouteBuilder api)
    {
        _ = api.Creates<Input, Answer>("/motions/{id}/ballots", Run);
        _ = api.Replaces<Input, Answer>("/motions/{id}/ballots", Change);
    }
}
