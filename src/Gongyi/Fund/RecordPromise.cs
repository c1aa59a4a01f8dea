using Gongyi.Communities;
using Gongyi.Journal;
using Gongyi.Shared;

namespace Gongyi.Fund;

/// <summary>A worker writes down what somebody means to give; and everybody may read it, as the giver wants to be shown.</summary>
public static class RecordPromise
{
    public sealed record Input(string? Giver, long Fen, DateOnly? From, DateOnly? To, GiverDisplay? Display = null);

    public sealed record Answer(Guid Id, string Number, string State = "Pledged");

    /// <param name="Giver">Null when the giver stays unnamed.</param>
    public sealed record Item(Guid Id, string Number, string? Giver, long Fen, DateOnly From, DateOnly To);

    public static Result<Answer> Run(Write write, Input input)
    {
        if (write.Unless(Act.RegisterGift) is { } seat) return seat;
        if (Promise.Make(
                write.Actor, write.NewId(), write.NextNumber("M"), input.Giver, input.Display ?? GiverDisplay.Anonymous, input.Fen, input.From, input.To)
            .Fails(out var promise, out var no)) return no;

        _ = write.Add(promise);
        return new Answer(promise.Id, promise.Number);
    }

    public static IReadOnlyList<Item> Read(Db db)
    {
        ArgumentNullException.ThrowIfNull(db);
        return
        [
            .. db.Promises.OrderBy(promise => promise.Number).AsEnumerable().Select(promise => new Item(
                promise.Id, promise.Number, promise.Display is GiverDisplay.Anonymous ? null : promise.Giver, promise.Fen, promise.From, promise.To)),
        ];
    }

    public static void Map(IEndpointRouteBuilder api)
    {
        _ = api.Creates<Input, Answer>("/promises", Run);
        _ = api.Tells<Listed<Item>>("/promises", (db, _, _) =>
        {
            var all = Read(db);
            return new Listed<Item>(all, all.Count, 1, Listed.LargestPage);
        });
    }
}
