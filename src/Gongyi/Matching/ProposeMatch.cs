using Gongyi.Communities;
using Gongyi.Journal;
using Gongyi.Lists;
using Gongyi.Shared;

namespace Gongyi.Matching;

/// <summary>A worker brings a need and an offer together; both sides are asked.</summary>
public static class ProposeMatch
{
    public sealed record Input(string? Offer, DateTimeOffset? At, int? Minutes);

    public sealed record Answer(Guid Id, MatchState State, NeedState Need);

    public static Result<Answer> Run(Write write, string id, Input input)
    {
        if (write.Db.Needs.Named(id) is not { } need) return new NotFoundHere();
        var resource = write.Db.Resources.Named(input.Offer);
        if (resource is null && input.Offer is not null) return new NotFoundHere();
        if (write.Unless(Act.ProposeMatch) is { } seat) return seat;
        if (resource is null) return new ChoiceMissing("offer");

        var taken = write.Db.Matches.Count(match =>
            match.ResourceId == resource.Id && match.State != MatchState.Done && match.State != MatchState.Cancelled);
        if (Match.Propose(write.Actor, write.NewId(), need, resource, taken, input.At, input.Minutes ?? 60).Fails(out var match, out var no))
            return no;

        _ = write.Add(match);
        return new Answer(match.Id, match.State, need.State);
    }

    public static void Map(IEndpointRouteBuilder api) => api.Creates<Input, Answer>("/needs/{id}/matches", Run);
}
