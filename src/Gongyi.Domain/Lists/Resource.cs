using Gongyi.Shared;

namespace Gongyi.Lists;

/// <summary>Kinds of resource. Money is not one of them: it lives in the fund (design.md §3).</summary>
public enum ResourceKind { Goods, Space, Service, Skill }

public enum ResourceState { PendingCheck, Available, Suspended, Removed }

/// <summary>Free, low-fee or at the market's price (公益+低偿).</summary>
public enum ServiceNature { Free, LowFee, Market }

/// <summary>What somebody can give: goods, a space, a service, a skill.</summary>
public sealed class Resource : CommunityRecord
{
    private Resource() { }

    public string Number { get; private init; } = "";

    public string Name { get; private set; } = "";

    public ResourceKind Kind { get; private init; }

    public Category Category { get; private init; }

    public ServiceNature Nature { get; private init; }

    /// <summary>The person who gives it, for a skill; otherwise who speaks for it.</summary>
    public Guid PersonId { get; private init; }

    public Guid? OrganizationId { get; private init; }

    public Guid CourtyardId { get; private init; }

    /// <summary>How many jobs it can carry at the same time.</summary>
    public int Capacity { get; private init; }

    public DateOnly AvailableFrom { get; private init; }

    public DateOnly AvailableTo { get; private init; }

    public ResourceState State { get; private set; }

    /// <summary>The last day for which it was taken up.</summary>
    public DateOnly? LastUsedOn { get; private set; }

    /// <summary>Since when nobody has taken it up.</summary>
    public DateOnly IdleSince => LastUsedOn ?? AvailableFrom;

    /// <returns>Refused: <see cref="VolunteerTakesNoPay"/> (Volunteer Service Regulation art. 21, 37), or what is missing.</returns>
    public static Result<Resource> Offer(
        Actor by, Guid id, string number, string? name, ResourceKind? kind, Category? category, ServiceNature nature,
        Guid? organization, Guid? courtyard, int capacity, DateOnly? from, DateOnly? to)
    {
        ArgumentNullException.ThrowIfNull(by);
        if (nature is not ServiceNature.Free && by.Capacity is Shared.Capacity.Volunteer) return new VolunteerTakesNoPay();
        if (Text.Needed(name, "name", Text.Line).Fails(out var words, out var no)) return no;
        if (kind is null) return new ChoiceMissing("kind");
        if (category is null) return new ChoiceMissing("category");
        if (courtyard is null) return new ChoiceMissing("courtyard");
        if (capacity is < 1 or > 10_000) return new NumberOutOfRange("capacity", 1, 10_000);
        if (from is null) return new DateMissing("from");
        if (to is null || to < from) return new DateMissing("to");

        var resource = new Resource
        {
            CommunityId = by.Community, Id = id, Number = number, Name = words, Kind = kind.Value, Category = category.Value,
            Nature = nature, PersonId = by.Person, OrganizationId = organization, CourtyardId = courtyard.Value,
            Capacity = capacity, AvailableFrom = from.Value, AvailableTo = to.Value,
        };
        resource.Tell(new ResourceOffered(id, kind.Value, category.Value, capacity));
        return resource;
    }

    /// <summary>A worker looked at it; it can be proposed from now on.</summary>
    public Refusal? Check(Actor by)
    {
        ArgumentNullException.ThrowIfNull(by);
        if (by.Person == PersonId) return new OwnRequest();
        if (State is not ResourceState.PendingCheck) return new ResourceNotPending();

        State = ResourceState.Available;
        Tell(new ResourceChecked(Id, by.Person));
        return null;
    }

    /// <summary>Somebody will be helped with it on that day.</summary>
    public void Use(DateOnly on)
    {
        if (on <= LastUsedOn) return;
        LastUsedOn = on;
        Tell(new ResourceUsed(Id, on));
    }

    /// <summary>Whoever offered it is erased: it is not offered any more, and what it was called may have named them.</summary>
    public void Erase()
    {
        if (Name == Masked.Erased) return;
        (Name, State) = (Masked.Erased, ResourceState.Removed);
        Tell(new ResourceErased(Id));
    }

    public bool IsAvailableOn(DateOnly day) => State is ResourceState.Available && AvailableFrom <= day && day <= AvailableTo;
}
