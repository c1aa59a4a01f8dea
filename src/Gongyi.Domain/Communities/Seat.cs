using Gongyi.Shared;

namespace Gongyi.Communities;

/// <summary>Bodies that sit, deliberate and decide (domain.md §1.3).</summary>
public enum BodyKind
{
    PartyCommittee,
    ResidentsCommittee,
    /// <summary>The Party committee and the residents' committee in joint session; persons count, not seats.</summary>
    TwoCommittees,
    FundCommittee,
    Council,
    RepresentativesMeeting,
    ResidentsAssembly,
    SupervisoryCommittee,
}

/// <summary>A body with its term.</summary>
public sealed class Body : CommunityRecord
{
    private Body() { }

    public BodyKind Kind { get; private init; }

    public string Name { get; private init; } = "";

    public DateOnly TermFrom { get; private init; }

    public DateOnly TermTo { get; private init; }

    public static Body Constitute(Actor by, Guid id, BodyKind kind, string name, DateOnly from, DateOnly to)
    {
        ArgumentNullException.ThrowIfNull(by);
        var body = new Body { CommunityId = by.Community, Id = id, Kind = kind, Name = name, TermFrom = from, TermTo = to };
        body.Tell(new BodyConstituted(id, kind, from, to));
        return body;
    }

    /// <summary>Whose seats make up a sitting of the body.</summary>
    public static IReadOnlyList<Capacity> CapacitiesOf(BodyKind kind) => kind switch
    {
        BodyKind.PartyCommittee => [Capacity.PartyCommittee],
        BodyKind.ResidentsCommittee => [Capacity.ResidentsCommittee],
        BodyKind.TwoCommittees => [Capacity.PartyCommittee, Capacity.ResidentsCommittee],
        BodyKind.FundCommittee => [Capacity.FundCommittee],
        BodyKind.Council => [Capacity.Council],
        BodyKind.RepresentativesMeeting => [Capacity.Representative],
        BodyKind.ResidentsAssembly => [Capacity.Resident],
        BodyKind.SupervisoryCommittee => [Capacity.SupervisoryCommittee],
    };

    /// <summary>
    /// Whose chair convenes a sitting and closes it (domain.md §1.3). A joint session of the two committees is the Party
    /// secretary's; the residents' committee calls residents and representatives (Residents' Committee law art. 26, 28).
    /// </summary>
    public static IReadOnlyList<Capacity> ConvenersOf(BodyKind kind) => kind switch
    {
        BodyKind.TwoCommittees => [Capacity.PartyCommittee],
        BodyKind.RepresentativesMeeting => [Capacity.ResidentsCommittee, Capacity.Representative],
        BodyKind.ResidentsAssembly => [Capacity.ResidentsCommittee],
        _ => CapacitiesOf(kind),
    };
}

/// <summary>A person's seat: the capacity, for a term. Whoever acts, acts for a seat.</summary>
public sealed class Seat : CommunityRecord
{
    private Seat() { }

    public Guid PersonId { get; private init; }

    public Capacity Capacity { get; private init; }

    public Guid? OrganizationId { get; private init; }

    public bool IsChair { get; private init; }

    /// <summary>The words beside the name: 书记, 主任, 召集人 …</summary>
    public string Title { get; private init; } = "";

    public DateOnly From { get; private init; }

    public DateOnly To { get; private set; }

    public bool IsHeldOn(DateOnly day) => From <= day && day <= To;

    public Actor Actor => new(CommunityId, PersonId, Capacity, OrganizationId, IsChair);

    /// <summary>Seats a person. <paramref name="others"/> are the seats that the person and close relatives hold.</summary>
    /// <returns>Refused: <see cref="SeatsExclude"/> (Residents' Committee law art. 36: the supervisory committee takes no
    /// committee member and no close relative of one).</returns>
    public static Result<Seat> Take(
        Actor by, Guid id, Guid person, Capacity capacity, Guid? organization, bool chair, string title, DateOnly from, DateOnly to,
        IReadOnlyCollection<Seat> others)
    {
        ArgumentNullException.ThrowIfNull(by);
        if (others.Any(other => other.To >= from && other.From <= to && Exclude(capacity, other.Capacity))) return new SeatsExclude();

        var seat = new Seat
        {
            CommunityId = by.Community, Id = id, PersonId = person, Capacity = capacity, OrganizationId = organization,
            IsChair = chair, Title = title, From = from, To = to,
        };
        seat.Tell(new SeatTaken(id, person, capacity, from, to));
        return seat;
    }

    /// <summary>Whether the holder stands in public for a body, a firm or the staff, and not for themself only.</summary>
    public bool IsOffice => Capacity is not (Capacity.Resident or Capacity.Volunteer);

    /// <summary>The seat ends before its term does.</summary>
    public void Leave(DateOnly to)
    {
        To = to;
        Tell(new SeatLeft(Id, PersonId, Capacity, to));
    }

    private static bool Exclude(Capacity one, Capacity other) =>
        (one, other) is (Capacity.SupervisoryCommittee, Capacity.ResidentsCommittee) or (Capacity.ResidentsCommittee, Capacity.SupervisoryCommittee);
}
