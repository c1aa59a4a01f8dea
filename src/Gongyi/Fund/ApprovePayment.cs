using Gongyi.Communities;
using Gongyi.Governance;
using Gongyi.Journal;
using Gongyi.Shared;

namespace Gongyi.Fund;

/// <summary>A member of the fund committee approves a payment, never one to their own.</summary>
public static class ApprovePayment
{
    public sealed record Input;

    public sealed record Answer(PaymentState State);

    public static Result<Answer> Run(Write write, string id, Input input)
    {
        if (write.Db.Payments.Named(id) is not { } payment) return new NotFoundHere();
        if (write.Unless(Act.ApprovePayment) is { } seat) return seat;

        var close = Interests.IsClose(write.Db, write.Actor.Person, payment.PayeeId);
        if (payment.Approve(write.Actor, close, Ledger.Balance(write, Account.Custody) - write.Db.FundPromised, write.Now) is { } no) return no;

        return new Answer(payment.State);
    }

    public static void Map(IEndpointRouteBuilder api) => api.Moves<Input, Answer>("/payments/{id}/approval", Run);
}
