using Gongyi.Communities;
using Gongyi.Governance;
using Gongyi.Journal;
using Gongyi.Projects;
using Gongyi.Shared;

namespace Gongyi.Fund;

/// <summary>The custodian charity has paid and says so with its voucher; ledger and project follow.</summary>
public static class ConfirmPayment
{
    public sealed record Input(string? Voucher, DateOnly? PaidOn);

    public sealed record Answer(PaymentState State, long Fen, long Balance, ProjectState Project);

    public static Result<Answer> Run(Write write, string id, Input input)
    {
        if (write.Db.Payments.Named(id) is not { } payment) return new NotFoundHere();
        if (write.Unless(Act.ConfirmPayment) is { } seat) return seat;

        var close = Interests.IsClose(write.Db, write.Actor.Person, payment.PayeeId);
        if (payment.Confirm(write.Actor, close, write.NewId(), write.NextNumber("V"), input.Voucher, input.PaidOn, write.Now)
            .Fails(out var posting, out var no)) return no;

        Ledger.Post(write, posting);
        var project = write.Db.Projects.Single(each => each.Id == payment.ProjectId);
        project.PaidInstalment(payment.Instalment, write.Now);
        return new Answer(payment.State, payment.Fen, Ledger.Balance(write, Account.Custody).Fen, project.State);
    }

    public static void Map(IEndpointRouteBuilder api) => api.Moves<Input, Answer>("/payments/{id}/confirmation", Run);
}
