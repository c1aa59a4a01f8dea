using Gongyi.Communities;
using Gongyi.Governance;
using Gongyi.Shared;

namespace Gongyi.Providers;

/// <summary>A third party's standing in the community (domain.md §3.6), as far as the main job needs it.</summary>
public enum ProviderState { Applied, UnderReview, Active, NotAdmitted, Suspended, Eliminated }

/// <summary>A third-party organisation that asks to serve here. Its id is its organisation's.</summary>
public sealed class Provider : CommunityRecord
{
    private Provider() { }

    public ProviderState State { get; private set; }

    /// <summary>What it offers, in one sentence.</summary>
    public string Offer { get; private init; } = "";

    public Guid AppliedBy { get; private init; }

    public Guid? MatterId { get; private set; }

    public static Result<Provider> Apply(Actor by, Guid organization, string? offer)
    {
        ArgumentNullException.ThrowIfNull(by);
        if (Text.Needed(offer, "offer").Fails(out var words, out var no)) return no;

        var provider = new Provider { CommunityId = by.Community, Id = organization, Offer = words, AppliedBy = by.Person };
        provider.Tell(new ProviderApplied(organization));
        return provider;
    }

    /// <summary>Lays the application before the community; no money is asked for, so the fund committee has no step.</summary>
    public Result<Matter> Submit(
        Actor by, Guid matterId, Organization organization, bool withinMandate, IEnumerable<(Guid, Interest)> parties, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(by);
        ArgumentNullException.ThrowIfNull(organization);
        if (State is not ProviderState.Applied) return new ApplicationNotOpen();

        State = ProviderState.UnderReview;
        MatterId = matterId;
        Tell(new ProviderSubmitted(Id, matterId));
        return Matter.Submit(
            by, matterId, MatterKind.ProviderAdmission, new Subject("provider", Id), organization.Name,
            new ChainInput(0, UsesFund: false, withinMandate), parties, now);
    }

    /// <summary>The chain of the application is done.</summary>
    public void Decided(bool passed)
    {
        State = passed ? ProviderState.Active : ProviderState.NotAdmitted;
        Tell(new ProviderDecided(Id, State));
    }
}

public sealed record ProviderApplied(Guid Provider) : Fact(new Subject("provider", Provider));

public sealed record ProviderSubmitted(Guid Provider, Guid Matter) : Fact(new Subject("provider", Provider));

public sealed record ProviderDecided(Guid Provider, ProviderState State) : Fact(new Subject("provider", Provider));

/// <summary>The organisation has not been admitted, or no longer is.</summary>
public sealed record ProviderNotAdmitted : Conflict;

/// <summary>The application is already being decided, or has been.</summary>
public sealed record ApplicationNotOpen : Conflict;
