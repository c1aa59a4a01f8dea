using Gongyi.Shared;

namespace Gongyi.Communities;

/// <summary>A courtyard (院落): the unit people live and act in.</summary>
public sealed class Courtyard : CommunityRecord
{
    private Courtyard() { }

    public string Name { get; private init; } = "";

    /// <summary>Metres east of the community gate, on the community's own sketch.</summary>
    public int East { get; private init; }

    /// <summary>Metres north of the community gate, on the community's own sketch.</summary>
    public int North { get; private init; }

    public static Courtyard Map(Actor by, Guid id, string name, int east, int north)
    {
        ArgumentNullException.ThrowIfNull(by);
        var courtyard = new Courtyard { CommunityId = by.Community, Id = id, Name = name, East = east, North = north };
        courtyard.Tell(new CourtyardMapped(id));
        return courtyard;
    }

    /// <summary>
    /// Minutes on foot: the straight line × 1.3 for detours, at 70 m/min, or 50 m/min for old people (ux.md §2.6).
    /// Within one courtyard it counts as one minute.
    /// </summary>
    public int MinutesTo(Courtyard other, bool slowly = false)
    {
        ArgumentNullException.ThrowIfNull(other);
        var metres = Math.Sqrt(Math.Pow(East - other.East, 2) + Math.Pow(North - other.North, 2)) * 1.3;
        return Math.Max(1, (int)Math.Ceiling(metres / (slowly ? 50 : 70)));
    }
}

/// <summary>Legal forms that a third party can have (domain.md §1.2).</summary>
public enum OrganizationLegalForm { SocialAssociation, SocialServiceOrganization, Foundation, Enterprise, SoleTrader, FiledGroup, ResidentsCommittee }

/// <summary>An organisation that acts in the community: a provider, a merchant, the custodian charity.</summary>
public sealed class Organization : CommunityRecord
{
    private Organization() { }

    public string Name { get; private init; } = "";

    public OrganizationLegalForm LegalForm { get; private init; }

    /// <summary>Unified social credit code; empty for a group that is only filed (备案).</summary>
    public string CreditCode { get; private init; } = "";

    public Guid? CourtyardId { get; private init; }

    public static Organization Register(Actor by, Guid id, string name, OrganizationLegalForm form, string creditCode, Guid? courtyard)
    {
        ArgumentNullException.ThrowIfNull(by);
        var organization = new Organization
        {
            CommunityId = by.Community, Id = id, Name = name, LegalForm = form, CreditCode = creditCode, CourtyardId = courtyard,
        };
        organization.Tell(new OrganizationRegistered(id, form));
        return organization;
    }
}
