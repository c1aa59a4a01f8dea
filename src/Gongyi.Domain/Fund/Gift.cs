using Gongyi.Shared;

namespace Gongyi.Fund;

public enum GiftState { Registered, CustodianConfirmed }

/// <summary>Who gives: a merchant of the community, another firm, a resident, the charity itself.</summary>
public enum GiverKind { Merchant, Enterprise, Resident, Charity }

/// <summary>How the giver wants to be shown (Charity Law art. 82).</summary>
public enum GiverDisplay { Named, Nickname, Anonymous }

/// <summary>
/// A gift of money as the community writes it down after the charity received it. The platform takes no money and asks
/// nobody for any (domain.md CH-01, CH-02).
/// </summary>
public sealed class Gift : CommunityRecord
{
    private Gift() { }

    public string Number { get; private init; } = "";

    public string Giver { get; private init; } = "";

    public GiverDisplay Display { get; private init; }

    /// <summary>Null for gifts written down before anybody asked.</summary>
    public GiverKind? Kind { get; private init; }

    public long Fen { get; private init; }

    public Guid RegisteredBy { get; private init; }

    public DateTimeOffset RegisteredAt { get; private init; }

    public GiftState State { get; private set; }

    public Guid? ConfirmedBy { get; private set; }

    /// <summary>Number of the charity's donation receipt.</summary>
    public string Receipt { get; private set; } = "";

    /// <summary>The name that pages show.</summary>
    public string? PublicName => Display is GiverDisplay.Anonymous ? null : Giver;

    public static Result<Gift> Register(Actor by, Guid id, string number, string? giver, GiverDisplay display, long fen, DateTimeOffset now, GiverKind? kind = null)
    {
        ArgumentNullException.ThrowIfNull(by);
        if (Text.Needed(giver, "giver", Text.Line).Fails(out var name, out var no)) return no;
        if (fen <= 0 || fen > 100_000_000_00) return new AmountNotPositive("fen");

        var gift = new Gift
        {
            CommunityId = by.Community, Id = id, Number = number, Giver = name, Display = display, Kind = kind, Fen = fen, RegisteredBy = by.Person, RegisteredAt = now,
        };
        gift.Tell(new GiftRegistered(id, fen));
        return gift;
    }

    /// <summary>The charity has the money; the only posting that may record it comes back.</summary>
    public Result<Posting> Confirm(Actor by, Guid postingId, string postingNumber, string? receipt, DateOnly? on, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(by);
        if (by.Person == RegisteredBy) return new SamePersonTwice();
        if (Text.Needed(receipt, "receipt", Text.Line).Fails(out var words, out var no)) return no;
        if (Days.Happened(on, "on", now).Fails(out var day, out var wrong)) return wrong;
        if (State is not GiftState.Registered) return new GiftSettled();

        (State, ConfirmedBy, Receipt) = (GiftState.CustodianConfirmed, by.Person, words);
        Tell(new GiftConfirmed(Id, postingId));
        return Posting.Transfer(by, postingId, postingNumber, PostingKind.Gift, Account.Gifts, Account.Custody, new Money(Fen), Id, null, words, day, now);
    }
}
