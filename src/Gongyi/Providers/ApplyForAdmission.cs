using Gongyi.Communities;
using Gongyi.Governance;
using Gongyi.Journal;
using Gongyi.Shared;

namespace Gongyi.Providers;

/// <summary>A worker files an organisation's application, or it files its own; either walks the chain like everything else.</summary>
public static class ApplyForAdmission
{
    public sealed record Input(Guid? Organization, string? Offer);

    public sealed record Answer(Guid Id, ProviderState State, Guid Matter);

    public static Result<Answer> Run(Write write, Input input)
    {
        if (write.Db.Organizations.Named(input.Organization?.ToString()) is not { } organization) return new NotFoundHere();
        if (write.Unless(Act.ApplyForAdmission) is { } seat) return seat;
        if (write.Actor is { Capacity: Capacity.Provider, Organization: var own } && own != organization.Id) return new NotYourSeat();
        if (Provider.Apply(write.Actor, organization.Id, input.Offer).Fails(out var provider, out var no)) return no;
        if (write.Db.Providers.Any(each => each.Id == organization.Id)) return new ApplicationNotOpen();

        var parties = Interests.Of(write, write.Actor.Person, organization.Id, []);
        var mandate = GrantMandate.Covers(write, MatterKind.ProviderAdmission, 0);
        if (provider.Submit(write.Actor, write.NewId(), organization, mandate, parties, write.Now).Fails(out var matter, out no)) return no;

        _ = write.Add(provider);
        _ = write.Add(matter);
        return new Answer(provider.Id, provider.State, matter.Id);
    }

    public static void Map(IEndpointRouteBuilder api) => api.Creates<Input, Answer>("/providers", Run);
}

/// <summary>The chain of an application is done.</summary>
public sealed class AdmissionDecided : IHear<MatterDecided>
{
    public Refusal? Hear(MatterDecided fact, Write write)
    {
        ArgumentNullException.ThrowIfNull(fact);
        ArgumentNullException.ThrowIfNull(write);
        if (fact.Kind is MatterKind.ProviderAdmission) write.Db.Providers.Single(each => each.Id == fact.SubjectId).Decided(fact.Passed);
        return null;
    }
}
