using Gongyi.Communities;
using Gongyi.Journal;
using Gongyi.Shared;

namespace Gongyi.Lists;

/// <summary>The other ends of a need: it goes to whoever must do it, is not ours, or is no longer wanted.</summary>
public static class EndNeed
{
    public sealed record Referral(string? To);

    public sealed record Rejection(string? Reason);

    public sealed record Withdrawal;

    public sealed record Answer(NeedState State);

    public static Result<Answer> Refer(Write write, string id, Referral input) => ByWorker(write, id, need => need.Refer(input.To));

    public static Result<Answer> Reject(Write write, string id, Rejection input) => ByWorker(write, id, need => need.Reject(input.Reason));

    public static Result<Answer> Withdraw(Write write, string id, Withdrawal input)
    {
        if (write.Db.Needs.Named(id) is not { } need) return new NotFoundHere();
        if (write.Unless(Act.MindOwn) is { } seat) return seat;
        if (need.Withdraw(write.Actor) is { } no) return no;

        return new Answer(need.State);
    }

    public static void Map(IEndpointRouteBuilder api)
    {
        _ = api.Moves<Referral, Answer>("/needs/{id}/referral", Refer);
        _ = api.Moves<Rejection, Answer>("/needs/{id}/rejection", Reject);
        _ = api.Moves<Withdrawal, Answer>("/needs/{id}/withdrawal", Withdraw);
    }

    private static Result<Answer> ByWorker(Write write, string id, Func<Need, Refusal?> end)
    {
        if (write.Db.Needs.Named(id) is not { } need) return new NotFoundHere();
        if (write.Unless(Act.EndNeed) is { } seat) return seat;
        if (end(need) is { } no) return no;

        return new Answer(need.State);
    }
}
