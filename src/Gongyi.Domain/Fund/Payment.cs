using Gongyi.Projects;
using Gongyi.Shared;

namespace Gongyi.Fund;

public enum PaymentState { Requested, Approved, Paid }

/// <summary>
/// An instalment on its way: asked for, approved and confirmed by three different people, none of whom decides for
/// themselves.
/// </summary>
public sealed class Payment : CommunityRecord
{
    private Payment() { }

    public string Number { get; private init; } = "";

    public Guid ProjectId { get; private init; }

    public int Instalment { get; private init; }

    public long Fen { get; private init; }

    /// <summary>The organisation that receives it.</summary>
    public Guid PayeeId { get; private init; }

    public Guid RequestedBy { get; private init; }

    public DateTimeOffset RequestedAt { get; private init; }

    public PaymentState State { get; private set; }

    public Guid? ApprovedBy { get; private set; }

    public DateTimeOffset? ApprovedAt { get; private set; }

    public Guid? ConfirmedBy { get; private set; }

    public DateTimeOffset? ConfirmedAt { get; private set; }

    public DateOnly? PaidOn { get; private set; }

    public string Voucher { get; private set; } = "";

    public static Payment Request(Actor by, Guid id, string number, Project project, Instalment instalment, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(by);
        ArgumentNullException.ThrowIfNull(project);
        ArgumentNullException.ThrowIfNull(instalment);
        var payment = new Payment
        {
            CommunityId = by.Community, Id = id, Number = number, ProjectId = project.Id, Instalment = instalment.No, Fen = instalment.Fen,
            PayeeId = project.ProviderId, RequestedBy = by.Person, RequestedAt = now,
        };
        payment.Tell(new PaymentRequested(id, project.Id, instalment.No, instalment.Fen, project.ProviderId));
        return payment;
    }

    /// <param name="close">Whether the approver belongs to the payee, or is a relative of somebody who does.</param>
    /// <param name="free">What the fund holds less what is approved and not yet paid.</param>
    public Refusal? Approve(Actor by, bool close, Money free, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(by);
        if (close || by.Person == RequestedBy) return new OwnRequest();
        if (State is PaymentState.Paid) return new PaymentSettled();
        if (State is not PaymentState.Requested) return new AlreadyApproved();
        if (free < new Money(Fen)) return new FundTooSmall();

        (State, ApprovedBy, ApprovedAt) = (PaymentState.Approved, by.Person, now);
        Tell(new PaymentApproved(Id, by.Person));
        return null;
    }

    /// <summary>The charity has paid; the only posting that may record it comes back.</summary>
    public Result<Posting> Confirm(
        Actor by, bool close, Guid postingId, string postingNumber, string? voucher, DateOnly? paidOn, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(by);
        if (by.Person == RequestedBy || by.Person == ApprovedBy) return new SamePersonTwice();
        if (close) return new OwnRequest();
        if (Text.Needed(voucher, "voucher", Text.Line).Fails(out var words, out var no)) return no;
        if (Days.Happened(paidOn, "paidOn", now).Fails(out var day, out var wrong)) return wrong;
        if (State is PaymentState.Requested) return new NotApproved();
        if (State is PaymentState.Paid) return new PaymentSettled();

        (State, ConfirmedBy, ConfirmedAt, PaidOn, Voucher) = (PaymentState.Paid, by.Person, now, day, words);
        Tell(new PaymentConfirmed(Id, by.Person, postingId));
        return Posting.Transfer(
            by, postingId, postingNumber, PostingKind.Instalment, Account.Custody, Account.Projects, new Money(Fen), Id, ProjectId, words, day, now);
    }
}
