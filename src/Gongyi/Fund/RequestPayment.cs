using Gongyi.Communities;
using Gongyi.Journal;
using Gongyi.Projects;
using Gongyi.Shared;

namespace Gongyi.Fund;

/// <summary>The provider asks for an instalment whose stage is reached.</summary>
public static class RequestPayment
{
    public sealed record Input(int? Instalment);

    public sealed record Answer(Guid Id, string Number, PaymentState State, long Fen);

    public static Result<Answer> Run(Write write, string id, Input input)
    {
        if (write.Db.Projects.Named(id) is not { } project) return new NotFoundHere();
        if (!project.IsProvider(write.Actor)) return new NotYourSeat();
        if (input.Instalment is not { } no) return new InstalmentUnknown();
        if (project.MayAskFor(no, SignAgreement.MatterOf(write.Db, project)).Fails(out var instalment, out var notNow)) return notNow;
        if (write.Db.Payments.Any(payment => payment.ProjectId == project.Id && payment.Instalment == no)) return new PaymentExists();

        var payment = write.Add(Payment.Request(write.Actor, write.NewId(), write.NextNumber("K"), project, instalment, write.Now));
        return new Answer(payment.Id, payment.Number, payment.State, payment.Fen);
    }

    public static void Map(IEndpointRouteBuilder api) => api.Creates<Input, Answer>("/projects/{id}/payments", Run);
}
