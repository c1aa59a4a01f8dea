using Gongyi.Communities;
using Gongyi.Journal;
using Gongyi.Shared;

namespace Gongyi.Governance;

/// <summary>A supervisor says what they think of a matter. It never decides; some decisions wait for it.</summary>
public static class GiveOpinion
{
    public sealed record Input(string? Text);

    public sealed record Answer(Guid Id, StepKind? At, string State = "Recorded");

    public static Result<Answer> Run(Write write, string id, Input input)
    {
        if (write.Db.Matters.Named(id) is not { } matter) return new NotFoundHere();
        if (write.Unless(Act.GiveOpinion) is { } seat) return seat;
        if (matter.GiveOpinion(write.Actor, write.NewId(), input.Text, write.Now).Fails(out var opinion, out var no)) return no;

        return new Answer(opinion.Id, opinion.At);
    }

    public static void Map(IEndpointRouteBuilder api) => api.Creates<Input, Answer>("/matters/{id}/opinions", Run);
}
