using Gongyi.Communities;
using Gongyi.Journal;
using Gongyi.Shared;

namespace Gongyi.Fund;

/// <summary>The charity shows an entry of its books that is neither gift nor payment; a member of the fund committee confirms it.</summary>
public static class EnterBooks
{
    public sealed record Input(BookEntryKind? Entry, long Fen, DateOnly? On, string? Voucher);

    public sealed record Confirmation;

    public sealed record Answer(Guid Id, string Number, BookEntryState State);

    public sealed record Confirmed(BookEntryState State, long Balance);

    public static Result<Answer> Run(Write write, Input input)
    {
        if (write.Unless(Act.EnterBooks) is { } seat) return seat;
        if (BookEntry.Register(write.Actor, write.NewId(), write.NextNumber("B"), input.Entry, input.Fen, input.On, input.Voucher, write.Now)
            .Fails(out var entry, out var no)) return no;

        _ = write.Add(entry);
        return new Answer(entry.Id, entry.Number, entry.State);
    }

    public static Result<Confirmed> Confirm(Write write, string id, Confirmation input)
    {
        if (write.Db.BookEntries.Named(id) is not { } entry) return new NotFoundHere();
        if (write.Unless(Act.ApprovePayment) is { } seat) return seat;
        if (entry.Confirm(write.Actor, write.NewId(), write.NextNumber("V"), BooksOf(write, entry.On.Year), write.Now).Fails(out var posting, out var no)) return no;

        Ledger.Post(write, posting);
        return new Confirmed(entry.State, Ledger.Balance(write, Account.Custody).Fen);
    }

    public static void Map(IEndpointRouteBuilder api)
    {
        _ = api.Creates<Input, Answer>("/fund/book-entries", Run);
        _ = api.Moves<Confirmation, Confirmed>("/fund/book-entries/{id}/confirmation", Confirm);
    }

    private static Books BooksOf(Write write, int year)
    {
        var (first, last) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
        var spent = write.Db.Postings.Where(posting => posting.On >= first && posting.On <= last).SelectMany(posting => posting.Lines)
            .Where(line => line.Account == Account.Projects || line.Account == Account.Aid || line.Account == Account.Management)
            .GroupBy(line => line.Account).Select(lines => new { lines.Key, Fen = lines.Sum(line => line.Fen) }).ToDictionary(each => each.Key, each => each.Fen);
        return new(
            IsEmpty: !write.Db.Postings.Any(), new(spent.Values.Sum()), new(spent.GetValueOrDefault(Account.Management)),
            Ledger.Balance(write, Account.Custody) - write.Db.FundPromised);
    }
}
