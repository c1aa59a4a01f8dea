using Gongyi.Communities;
using Gongyi.Journal;
using Gongyi.Lists;
using Gongyi.Matching;
using Gongyi.Shared;

namespace Gongyi.Projects;

/// <summary>The person served signs for it; or a worker does, and says why.</summary>
public static class ReceiveService
{
    public sealed record Input(SignedBy? Signed, string? Reason);

    public sealed record Answer(ServiceState State, NeedState Need);

    public static Result<Answer> Run(Write write, string id, Input input)
    {
        if (write.Db.Services.Named(id) is not { } service) return new NotFoundHere();
        if (write.Unless(Act.MindOwn) is { } seat) return seat;

        var need = write.Db.Needs.Single(each => each.Id == service.NeedId);
        if (service.Receive(write.Actor, need, input.Signed, input.Reason, write.Now) is { } no) return no;

        if (service.MatchId is { } matchId) write.Db.Matches.Single(match => match.Id == matchId).Finish();
        return new Answer(service.State, need.State);
    }

    public static void Map(IEndpointRouteBuilder api) => api.Moves<Input, Answer>("/services/{id}/receipt", Run);
}
