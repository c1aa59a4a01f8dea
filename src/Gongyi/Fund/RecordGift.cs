using Gongyi.Communities;
using Gongyi.Journal;
using Gongyi.Shared;

namespace Gongyi.Fund;

/// <summary>A worker writes down a gift that the charity says it received. Nobody can give money here.</summary>
public static class RecordGift
{
    public sealed record Input(string? Giver, long Fen, GiverDisplay? Display = null, GiverKind? GiverKind = null);

    public sealed record Answer(Guid Id, string Number, GiftState State);

    public static Result<Answer> Run(Write write, Input input)
    {
        if (write.Unless(Act.RegisterGift) is { } seat) return seat;
        if (Gift.Register(write.Actor, write.NewId(), write.NextNumber("D"), input.Giver, input.Display ?? GiverDisplay.Anonymous, input.Fen, write.Now, input.GiverKind)
            .Fails(out var gift, out var no)) return no;

        _ = write.Add(gift);
        return new Answer(gift.Id, gift.Number, gift.State);
    }

    public static void Map(IEndpointRouteBuilder api) => api.Creates<Input, Answer>("/gifts", Run);
}
