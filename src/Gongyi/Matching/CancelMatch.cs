using Gongyi.Communities;
using Gongyi.Journal;
using Gongyi.Lists;
using Gongyi.Shared;

namespace Gongyi.Matching;

/// <summary>One side cannot after all; a worker may write that down after a call. The need waits on the list again.</summary>
public static class CancelMatch
{
    public sealed record Input;

    public sealed record Answer(MatchState State, NeedState Need);

    public static Result<Answer> Run(Write write, string id, Input input)
    {
        if (write.Db.Matches.Named(id) is not { } match) return new NotFoundHere();
        if (write.Unless(Act.MindOwn) is { } seat) return seat;

        var need = write.Db.Needs.Single(each => each.Id == match.NeedId);
        var resource = write.Db.Resources.Single(each => each.Id == match.ResourceId);
        if (match.Cancel(write.Actor, need, resource, write.Actor.May(Act.ProposeMatch)) is { } no) return no;

        return new Answer(match.State, need.State);
    }

    public static void Map(IEndpointRouteBuilder api) => api.Moves<Input, Answer>("/matches/{id}/cancellation", Run);
}
