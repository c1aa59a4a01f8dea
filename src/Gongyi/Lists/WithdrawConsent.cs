using Gongyi.Communities;
using Gongyi.Journal;
using Gongyi.Shared;

namespace Gongyi.Lists;

/// <summary>Somebody no longer wants to be on the public list. Help goes on.</summary>
public static class WithdrawConsent
{
    public sealed record Input;

    public sealed record Answer(NeedState State);

    public static Result<Answer> Run(Write write, string id, Input input)
    {
        if (write.Db.Needs.Named(id) is not { } need) return new NotFoundHere();
        if (write.Unless(Act.MindOwn) is { } seat) return seat;
        if (need.WithdrawConsent(write.Actor) is { } no) return no;

        return new Answer(need.State);
    }

    public static void Map(IEndpointRouteBuilder api) => api.Moves<Input, Answer>("/needs/{id}/consent-withdrawal", Run);
}
