using Gongyi.Communities;
using Gongyi.Journal;
using Gongyi.Providers;
using Gongyi.Shared;

namespace Gongyi.Lists;

/// <summary>Somebody says what they can give. Money is not taken here.</summary>
public static class OfferResource
{
    public sealed record Input(
        string? Name, ResourceKind? Kind, Category? Category, ServiceNature? Nature = null, Guid? Courtyard = null, int? Capacity = null,
        DateOnly? From = null, DateOnly? To = null);

    public sealed record Answer(Guid Id, string Number, ResourceState State);

    public static Result<Answer> Run(Write write, Input input)
    {
        var actor = write.Actor;
        var home = write.Db.Residences.Where(each => each.PersonId == actor.Person).Select(each => (Guid?)each.CourtyardId).FirstOrDefault();
        if (input.Courtyard is not null && write.Db.Courtyards.Named(input.Courtyard.ToString()) is null) return new NotFoundHere();
        if (write.Unless(Act.OfferResource) is { } seat) return seat;
        if (actor.Organization is { } organization && input.Kind is ResourceKind.Service
            && write.Db.Providers.Named(organization.ToString()) is not { State: ProviderState.Active })
            return new ProviderNotAdmitted();
        if (Resource.Offer(
                actor, write.NewId(), write.NextNumber("R"), input.Name, input.Kind, input.Category, input.Nature ?? ServiceNature.Free,
                actor.Organization, input.Courtyard ?? home, input.Capacity ?? 1, input.From ?? write.Today, input.To ?? write.Today.AddYears(1))
            .Fails(out var resource, out var no)) return no;

        _ = write.Add(resource);
        return new Answer(resource.Id, resource.Number, resource.State);
    }

    public static void Map(IEndpointRouteBuilder api) => api.Creates<Input, Answer>("/resources", Run);
}
