using Gongyi.Shared;

namespace Gongyi.Communities;

/// <summary>What stands in a courtyard: buildings, stair units, households (栋/单元/户).</summary>
public sealed record Housing(int Buildings, int Units, int Households);

/// <summary>A courtyard (院落): the unit people live and act in.</summary>
public sealed class Courtyard : CommunityRecord
{
    private Courtyard() { }

    public string Name { get; private init; } = "";

    /// <summary>Metres east of the community gate, on the community's own sketch.</summary>
    public int East { get; private init; }

    /// <summary>Metres north of the community gate, on the community's own sketch.</summary>
    public int North { get; private init; }

    public int? Buildings { get; private init; }

    public int? Units { get; private init; }

    public int? Households { get; private init; }

    public static Courtyard Map(Actor by, Guid id, string name, int east, int north, Housing? housing = null)
    {
        ArgumentNullException.ThrowIfNull(by);
        var courtyard = new Courtyard
        {
            CommunityId = by.Community, Id = id, Name = name, East = east, North = north,
            Buildings = housing?.Buildings, Units = housing?.Units, Households = housing?.Households,
        };
        courtyard.Tell(new CourtyardMapped(id));
        return courtyard;
    }

    /// <summary>Takes in the residents of a roll, all at once: one fact with counts, however many come.</summary>
    public IReadOnlyList<Residence> TakeIn(Actor by, IReadOnlyList<(Guid Id, Guid Person, RollLine Line)> roll)
    {
        ArgumentNullException.ThrowIfNull(by);
        ArgumentNullException.ThrowIfNull(roll);
        List<Residence> homes = [.. roll.Select(each => Residence.Of(by, each.Id, each.Person, Id, each.Line))];
        Tell(new ResidentsImported(Id, homes.Count, homes.Count(home => home.Living is Living.Alone), homes.Count(home => home.RegisteredElsewhere is true)));
        return homes;
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

/// <summary>What an organisation is to the community: a social organisation, a merchant, the charity that holds the money, the platform's firm.</summary>
public enum OrganizationKind { Social, Merchant, Custodian, Operator }

/// <summary>An organisation that acts in the community: a provider, a merchant, the custodian charity.</summary>
public sealed class Organization : CommunityRecord
{
    private Organization() { }

    public string Name { get; private init; } = "";

    public OrganizationLegalForm LegalForm { get; private init; }

    /// <summary>Unified social credit code; empty for a group that is only filed (备案).</summary>
    public string CreditCode { get; private init; } = "";

    public Guid? CourtyardId { get; private init; }

    /// <summary>What it is here for; null for those registered before anybody asked.</summary>
    public OrganizationKind? Kind { get; private init; }

    public static Organization Register(
        Actor by, Guid id, string name, OrganizationLegalForm form, string creditCode, Guid? courtyard, OrganizationKind? kind = null)
    {
        ArgumentNullException.ThrowIfNull(by);
        var organization = new Organization
        {
            CommunityId = by.Community, Id = id, Name = name, LegalForm = form, CreditCode = creditCode, CourtyardId = courtyard, Kind = kind,
        };
        organization.Tell(new OrganizationRegistered(id, form));
        return organization;
    }
}
