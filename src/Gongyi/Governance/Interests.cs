using Gongyi.Communities;
using Gongyi.Journal;

namespace Gongyi.Governance;

/// <summary>Who is too close to a matter to decide on it: proposer, the organisation's people, those helped, and relatives of all.</summary>
public static class Interests
{
    public static IReadOnlyList<(Guid Person, Interest Interest)> Of(
        Write write, Guid proposer, Guid? organization, IReadOnlyCollection<Guid> beneficiaries)
    {
        ArgumentNullException.ThrowIfNull(write);
        var near = new List<(Guid Person, Interest Interest)> { (proposer, Interest.Proposer) };
        if (organization is { } org) near.AddRange(PeopleOf(write.Db, org).Select(person => (person, Interest.Provider)));
        near.AddRange(beneficiaries.Select(person => (person, Interest.Beneficiary)));
        near.AddRange(RelativesOf(write.Db, [.. near.Select(party => party.Person)]).Select(person => (person, Interest.Relative)));
        return near;
    }

    public static IReadOnlyList<Guid> PeopleOf(Db db, Guid organization)
    {
        ArgumentNullException.ThrowIfNull(db);
        return [.. db.Seats.Where(seat => seat.OrganizationId == organization).Select(seat => seat.PersonId).Distinct()];
    }

    public static IReadOnlyList<Guid> RelativesOf(Db db, IReadOnlyCollection<Guid> people)
    {
        ArgumentNullException.ThrowIfNull(db);
        return
        [
            .. db.Relations.Where(relation => people.Contains(relation.PersonId)).Select(relation => relation.OtherId),
            .. db.Relations.Where(relation => people.Contains(relation.OtherId)).Select(relation => relation.PersonId),
        ];
    }

    /// <summary>Whether the person belongs to the organisation or is a relative of somebody who does.</summary>
    public static bool IsClose(Db db, Guid person, Guid organization)
    {
        var people = PeopleOf(db, organization);
        return people.Contains(person) || RelativesOf(db, people).Contains(person);
    }
}
