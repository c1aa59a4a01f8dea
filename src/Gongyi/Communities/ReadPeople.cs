using Gongyi.Journal;
using Gongyi.Shared;

namespace Gongyi.Communities;

/// <summary>Residents by name, for those who write for them; shown as little as is needed to know whom is meant.</summary>
/// <remarks>A community has some thousand residents, so their names need no index, and whoever is erased is found nowhere at once.</remarks>
public static class ReadPeople
{
    /// <param name="Name">Masked.</param>
    /// <param name="Phone">Masked.</param>
    public sealed record Item(Guid Id, string Name, string Phone, string Courtyard);

    /// <summary>None for a reader who may not look, nor for a name of less than two letters.</summary>
    public static Listed<Item> Run(Db db, Actor? actor, string name, int pageSize)
    {
        ArgumentNullException.ThrowIfNull(db);
        var asked = Terms.Whole(name);
        if (!actor.May(Act.FindPeople) || asked.Length < 2 || asked == Masked.Erased) return new([], 0, 1, pageSize);

        var (people, courtyards) = (db.People, db.Courtyards);
        var rows = from home in db.Residences
                   join person in people on home.PersonId equals person.Id
                   where person.Name.Contains(asked)
                   orderby person.Name, person.Id
                   select new { person.Id, person.Name, person.Phone, Courtyard = courtyards.Where(each => each.Id == home.CourtyardId).Select(each => each.Name).First() };
        return new([.. rows.Take(pageSize).AsEnumerable().Select(row => new Item(row.Id, Masked.Name(row.Name), Masked.Phone(row.Phone), row.Courtyard))], rows.Count(), 1, pageSize);
    }
}
