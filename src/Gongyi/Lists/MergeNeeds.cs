using Gongyi.Communities;
using Gongyi.Journal;
using Gongyi.Shared;

namespace Gongyi.Lists;

/// <summary>A worker sees that two needs are the same: the later one goes on in the earlier one.</summary>
public static class MergeNeeds
{
    public sealed record Input(string? With);

    /// <param name="Into">The number of the need that stays.</param>
    public sealed record Answer(Guid Id, string Into, NeedState State);

    public static Result<Answer> Run(Write write, string id, Input input)
    {
        if (write.Db.Needs.Named(id) is not { } need) return new NotFoundHere();
        if (input.With is not null && write.Db.Needs.Named(input.With.Trim()) is null) return new NotFoundHere();
        if (write.Unless(Act.MergeNeeds) is { } seat) return seat;
        if (string.IsNullOrWhiteSpace(input.With)) return new TextMissing("with");
        var other = write.Db.Needs.Named(input.With.Trim())!;
        if (need.Merge(write.Actor, other) is { } no) return no;

        var (stays, goes) = need.State is NeedState.Merged ? (other, need) : (need, other);
        foreach (var follower in write.Db.Needs.Where(each => each.MergedInto == goes.Id).ToList()) follower.Follow(stays.Id);
        return new Answer(goes.Id, stays.Number, goes.State);
    }

    public static void Map(IEndpointRouteBuilder api) => api.Moves<Input, Answer>("/needs/{id}/merging", Run);
}
