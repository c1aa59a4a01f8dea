using Gongyi.Shared;

namespace Gongyi.Fund;

/// <summary>What the charity's books show beside gifts and payments: what was there before, what the bank paid, what its work costs.</summary>
public enum BookEntryKind { Opening, Interest, Management }

public enum BookEntryState { Registered, Confirmed }

/// <summary>How the fund stands when an entry of the charity's books is to be confirmed.</summary>
/// <param name="IsEmpty">Whether the ledger has no posting yet.</param>
/// <param name="Spent">Everything spent in the entry's year.</param>
/// <param name="Managed">What of it was management.</param>
/// <param name="Free">What is held and not promised.</param>
public sealed record Books(bool IsEmpty, Money Spent, Money Managed, Money Free);

/// <summary>An entry that the charity shows from its books, and a member of the fund committee confirms.</summary>
public sealed class BookEntry : CommunityRecord
{
    /// <summary>What management may cost of all that a year spends (domain.md §6.8).</summary>
    public const int ManagementPercent = 5;

    private BookEntry() { }

    public string Number { get; private init; } = "";

    public BookEntryKind Kind { get; private init; }

    public long Fen { get; private init; }

    public DateOnly On { get; private init; }

    /// <summary>The charity's voucher or statement.</summary>
    public string Voucher { get; private init; } = "";

    public Guid RegisteredBy { get; private init; }

    public BookEntryState State { get; private set; }

    public Guid? ConfirmedBy { get; private set; }

    public static Result<BookEntry> Register(
        Actor by, Guid id, string number, BookEntryKind? kind, long fen, DateOnly? on, string? voucher, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(by);
        if (kind is null) return new ChoiceMissing("kind");
        if (fen <= 0 || fen > 100_000_000_00) return new AmountNotPositive("fen");
        if (Days.Happened(on, "on", now).Fails(out var day, out var wrong)) return wrong;
        if (Text.Needed(voucher, "voucher", Text.Line).Fails(out var words, out var no)) return no;

        var entry = new BookEntry
        {
            CommunityId = by.Community, Id = id, Number = number, Kind = kind.Value, Fen = fen, On = day, Voucher = words, RegisteredBy = by.Person,
        };
        entry.Tell(new BookEntryRegistered(id, kind.Value, fen, day));
        return entry;
    }

    /// <summary>Somebody else looked at it; the only posting that may record it comes back.</summary>
    public Result<Posting> Confirm(Actor by, Guid postingId, string postingNumber, Books books, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(by);
        ArgumentNullException.ThrowIfNull(books);
        if (by.Person == RegisteredBy) return new SamePersonTwice();
        if (State is not BookEntryState.Registered) return new BookEntrySettled();
        if (Kind is BookEntryKind.Opening && !books.IsEmpty) return new LedgerBegun();
        var amount = new Money(Fen);
        if (Kind is BookEntryKind.Management && books.Free < amount) return new FundTooSmall();
        if (Kind is BookEntryKind.Management && (books.Managed + amount).Fen * 100 > (books.Spent + amount).Fen * ManagementPercent)
            return new ManagementTooHigh(ManagementPercent);

        (State, ConfirmedBy) = (BookEntryState.Confirmed, by.Person);
        Tell(new BookEntryConfirmed(Id, by.Person, postingId));
        var (posted, from, to) = Kind switch
        {
            BookEntryKind.Opening => (PostingKind.Opening, Account.Opening, Account.Custody),
            BookEntryKind.Interest => (PostingKind.Interest, Account.Interest, Account.Custody),
            BookEntryKind.Management => (PostingKind.Management, Account.Custody, Account.Management),
        };
        return Posting.Transfer(by, postingId, postingNumber, posted, from, to, amount, Id, null, Voucher, On, now);
    }
}
