using Gongyi.Communities;
using Gongyi.Journal;
using Gongyi.Shared;

namespace Gongyi.Fund;

/// <summary>The paper behind a payment, from the custodian charity or the payee; for those who decide on money and those who supervise.</summary>
public sealed class PaymentVouchers() : Album<Payment>("payment", AttachmentPurpose.Voucher)
{
    public override bool MayAdd(Db db, Actor actor, Payment thing) => actor.May(Act.ConfirmPayment) || IsPayee(actor, thing);

    public override bool MaySee(Db db, Actor? actor, Payment thing) => actor.May(Act.SeeVouchers) || IsPayee(actor, thing);

    private static bool IsPayee(Actor? actor, Payment payment) =>
        actor is { Capacity: Capacity.Provider or Capacity.Merchant, Organization: { } own } && own == payment.PayeeId;
}
