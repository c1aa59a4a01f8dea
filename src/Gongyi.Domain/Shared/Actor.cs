namespace Gongyi.Shared;

/// <summary>The capacity of a seat: for which body a person acts (domain.md §1.1, §1.5).</summary>
public enum Capacity
{
    Resident,
    GridWorker,
    CaseWorker,
    PartyCommittee,
    ResidentsCommittee,
    Council,
    Representative,
    SupervisoryCommittee,
    Discipline,
    FundCommittee,
    Custodian,
    Platform,
    Provider,
    Merchant,
    Volunteer,
    Street,
    Administrator,

    /// <summary>The house itself: due dates, set-up. Nobody can hold such a seat.</summary>
    House,
}

/// <summary>A person acting for a seat of one community. Handed in everywhere, read only at the doors.</summary>
/// <param name="Community">The community whose seat it is.</param>
/// <param name="Person">Who presses the button.</param>
/// <param name="Capacity">For which body.</param>
/// <param name="Organization">The organisation behind the seat, for providers, merchants and the custodian charity.</param>
/// <param name="IsChair">Whether the seat chairs its body, and so convenes and closes its sittings.</param>
public sealed record Actor(int Community, Guid Person, Capacity Capacity, Guid? Organization = null, bool IsChair = false)
{
    /// <summary>The house acting by itself in a community, for due dates and set-up.</summary>
    public static Actor House(int community) => new(community, Guid.Empty, Capacity.House);
}
