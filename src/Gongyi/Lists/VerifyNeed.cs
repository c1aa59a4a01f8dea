using Gongyi.Communities;
using Gongyi.Journal;
using Gongyi.Shared;

namespace Gongyi.Lists;

/// <summary>Somebody who did not file it went and looked.</summary>
public static class VerifyNeed
{
    public sealed record Input(VerificationMethod? Method, Category? Category, Urgency? Urgency);

    /// <param name="State">Verified; the list state stays <paramref name="Need"/> until it is published.</param>
    public sealed record Answer(string State, NeedState Need, DateOnly? DueOn);

    public static Result<Answer> Run(Write write, string id, Input input)
    {
        if (write.Db.Needs.Named(id) is not { } need) return new NotFoundHere();
        if (write.Unless(Act.VerifyNeed) is { } seat) return seat;
        if (need.Verify(write.Actor, input.Method, input.Category, input.Urgency, write.WorkingDays, write.Now) is { } no) return no;

        return new Answer("Verified", need.State, need.DueOn);
    }

    public static void Map(IEndpointRouteBuilder api) => api.Moves<Input, Answer>("/needs/{id}/verification", Run);
}
