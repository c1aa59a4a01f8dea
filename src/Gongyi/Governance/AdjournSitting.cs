using Gongyi.Communities;
using Gongyi.Journal;
using Gongyi.Shared;

namespace Gongyi.Governance;

/// <summary>Too few came (流会): the chair calls the sitting off, and its matters wait for another.</summary>
public static class AdjournSitting
{
    public sealed record Input;

    public sealed record Answer(SittingState State);

    public static Result<Answer> Run(Write write, string id, Input input)
    {
        if (write.Db.Sittings.Named(id) is not { } sitting) return new NotFoundHere();
        if (!Convene.MayConvene(write.Actor, sitting.Body)) return new NotYourSeat();
        if (sitting.Adjourn(write.Now) is { } no) return no;

        return new Answer(sitting.State);
    }

    public static void Map(IEndpointRouteBuilder api) => api.Moves<Input, Answer>("/sittings/{id}/adjournment", Run);
}
