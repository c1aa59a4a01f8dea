using Gongyi.Communities;
using Gongyi.Journal;
using Gongyi.Shared;

namespace Gongyi.Fund;

/// <summary>The custodian charity confirms the gift with its receipt; the ledger follows its books.</summary>
public static class ConfirmGift
{
    public sealed record Input(string? Receipt, DateOnly? On);

    public sealed record Answer(GiftState State, long Balance);

    public static Result<Answer> Run(Write write, string id, Input input)
    {
        if (write.Db.Gifts.Named(id) is not { } gift) return new NotFoundHere();
        if (write.Unless(Act.ConfirmGift) is { } seat) return seat;

        if (gift.Confirm(write.Actor, write.NewId(), write.NextNumber("V"), input.Receipt, input.On, write.Now).Fails(out var posting, out var no))
            return no;

        Ledger.Post(write, posting);
        return new Answer(gift.State, Ledger.Balance(write, Account.Custody).Fen);
    }

    public static void Map(IEndpointRouteBuilder api) => api.Moves<Input, Answer>("/gifts/{id}/confirmation", Run);
}
