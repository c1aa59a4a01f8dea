using Gongyi.Lists;
using Gongyi.Shared;

namespace Gongyi.Fund;

public enum AidState { Requested, Approved, Paid, Reported }

/// <summary>
/// Money for a household in sudden trouble (急难救助): the one way with a shorter chain (invariant 1). The chair of the
/// fund committee and a supervisor agree, the charity pays, and the committee's next sitting hears of it.
/// </summary>
public sealed class EmergencyAid : CommunityRecord
{
    /// <summary>¥2,000 for one need, in however many parts (domain.md §6.8). More walks the whole chain.</summary>
    public const long MostFen = 200_000;

    private EmergencyAid() { }

    public string Number { get; private init; } = "";

    /// <summary>The verified need that it answers. The need itself knows nothing of money.</summary>
    public Guid NeedId { get; private init; }

    public long Fen { get; private init; }

    public Guid RequestedBy { get; private init; }

    public DateTimeOffset RequestedAt { get; private init; }

    public AidState State { get; private set; }

    /// <summary>The chair of the fund committee.</summary>
    public Guid? ApprovedBy { get; private set; }

    /// <summary>The supervisor.</summary>
    public Guid? AgreedBy { get; private set; }

    public Guid? ConfirmedBy { get; private set; }

    public DateOnly? PaidOn { get; private set; }

    public string Voucher { get; private set; } = "";

    /// <summary>The sitting that heard of it.</summary>
    public Guid? ReportedIn { get; private set; }

    /// <param name="already">What was asked for the same need before, in fen.</param>
    public static Result<EmergencyAid> Request(Actor by, Guid id, string number, Need need, long fen, long already, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(by);
        ArgumentNullException.ThrowIfNull(need);
        if (by.Person == need.PersonId) return new OwnRequest();
        if (fen <= 0) return new AmountNotPositive("fen");
        if (fen > MostFen - already) return new AidTooLarge(MostFen / 100);
        if (need.VerifiedBy is null) return new NeedNotVerified();

        var aid = new EmergencyAid
        {
            CommunityId = by.Community, Id = id, Number = number, NeedId = need.Id, Fen = fen, RequestedBy = by.Person, RequestedAt = now,
        };
        aid.Tell(new AidRequested(id, need.Id, fen));
        return aid;
    }

    /// <summary>Chair and supervisor say yes, in whichever order.</summary>
    /// <param name="close">Whether the person to be helped is the one who agrees, or a relative.</param>
    /// <param name="free">What the fund holds less what is approved and not yet paid.</param>
    public Refusal? Agree(Actor by, bool close, Money free)
    {
        ArgumentNullException.ThrowIfNull(by);
        if (close || by.Person == RequestedBy) return new OwnRequest();
        if (by.Person == ApprovedBy || by.Person == AgreedBy) return new SamePersonTwice();
        var asSupervisor = by.Capacity is Capacity.SupervisoryCommittee;
        if (State is not AidState.Requested || (asSupervisor ? AgreedBy : ApprovedBy) is not null) return new AlreadyApproved();
        if (free < new Money(Fen)) return new FundTooSmall();

        if (asSupervisor) AgreedBy = by.Person;
        else ApprovedBy = by.Person;
        if (ApprovedBy is not null && AgreedBy is not null) State = AidState.Approved;
        Tell(new AidAgreed(Id, by.Person, by.Capacity));
        return null;
    }

    /// <summary>The charity has paid; the only posting that may record it comes back.</summary>
    public Result<Posting> Confirm(Actor by, bool close, Guid postingId, string postingNumber, string? voucher, DateOnly? paidOn, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(by);
        Guid?[] hands = [RequestedBy, ApprovedBy, AgreedBy];
        if (hands.Contains(by.Person)) return new SamePersonTwice();
        if (close) return new OwnRequest();
        if (Text.Needed(voucher, "voucher", Text.Line).Fails(out var words, out var no)) return no;
        if (Days.Happened(paidOn, "paidOn", now).Fails(out var day, out var wrong)) return wrong;
        if (State is AidState.Requested) return new NotApproved();
        if (State is not AidState.Approved) return new PaymentSettled();

        (State, ConfirmedBy, PaidOn, Voucher) = (AidState.Paid, by.Person, day, words);
        Tell(new AidPaid(Id, by.Person, postingId));
        return Posting.Transfer(by, postingId, postingNumber, PostingKind.Aid, Account.Custody, Account.Aid, new Money(Fen), Id, null, words, day, now);
    }

    /// <summary>The fund committee sat; from now on it knows.</summary>
    public void Report(Guid sitting)
    {
        if (State is not AidState.Paid) return;
        (State, ReportedIn) = (AidState.Reported, sitting);
        Tell(new AidReported(Id, sitting));
    }
}
