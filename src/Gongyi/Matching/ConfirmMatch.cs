using Gongyi.Communities;
using Gongyi.Journal;
using Gongyi.Lists;
using Gongyi.Shared;

namespace Gongyi.Matching;

/// <summary>One of the two sides says yes.</summary>
public static class ConfirmMatch
{
    public sealed record Input;

    public sealed record Answer(MatchState State, NeedState Need);

    public static Result<Answer> Run(Write write, string id, Input input)
    {
        if (write.Db.Matches.Named(id) is not { } match) return new NotFoundHere();
        if (write.Unless(Act.MindOwn) is { } seat) return seat;

        var need = write.Db.Needs.Single(each => each.Id == match.NeedId);
        var resource = write.Db.Resources.Single(each => each.Id == match.ResourceId);
        if (match.Confirm(write.Actor, need, resource, write.Now) is { } no) return no;

        return new Answer(match.State, need.State);
    }

    public static void Map(IEndpointRouteBuilder api) => api.Moves<Input, Answer>("/matches/{id}/confirmation", Run);
}
