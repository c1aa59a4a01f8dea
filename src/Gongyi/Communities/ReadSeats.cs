using Gongyi.Journal;
using Microsoft.EntityFrameworkCore;

namespace Gongyi.Communities;

/// <summary>The seats in which somebody may act today, in whatever communities.</summary>
public static class ReadSeats
{
    public sealed record Item(Seat Seat, string Person, string Slug, string Community)
    {
        /// <summary>As a form names it.</summary>
        public string Key => $"{Seat.CommunityId}-{Seat.Id:N}";

        /// <summary>Where somebody in this seat begins: where they came from, if that is in its community.</summary>
        public string Start(string? back)
        {
            var routes = new Routes(Slug);
            return back == routes.Home || back?.StartsWith($"{routes.Home}/", StringComparison.Ordinal) is true ? back : routes.Start(Seat.Capacity);
        }
    }

    /// <summary>Families share a telephone: everybody registered with the number.</summary>
    public static IReadOnlyList<Item> OfNumber(Db db, string number, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(db);
        return Of(db, db.People.Where(person => person.Phone == number), day);
    }

    public static IReadOnlyList<Item> OfPerson(Db db, Guid id, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(db);
        return Of(db, db.People.Where(person => person.Id == id), day);
    }

    /// <summary>Asks community by community, because that is how seats are kept; each is one look into an index.</summary>
    private static List<Item> Of(Db db, IQueryable<Person> people, DateOnly day)
    {
        var (communities, seats) = (db.Communities, db.Seats.IgnoreQueryFilters());
        return
        [
            .. from person in people
               from community in communities
               join seat in seats on new { community = community.Id, person = person.Id } equals new { community = seat.CommunityId, person = seat.PersonId }
               where seat.From <= day && seat.To >= day
               orderby person.Id, community.Id, seat.Id
               select new Item(seat, person.Name, community.Slug, community.Name),
        ];
    }
}
