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

        var rows = Rows(db).Where(row => row.Name.Contains(asked)).OrderBy(row => row.Name).ThenBy(row => row.Id);
        return new([.. rows.Take(pageSize).AsEnumerable().Select(Shown)], rows.Count(), 1, pageSize);
    }

    /// <summary>A resident of this community; null for everybody else, and for a reader who may not look.</summary>
    public static Item? One(Db db, Actor? actor, Guid person)
    {
        ArgumentNullException.ThrowIfNull(db);
        return actor.May(Act.FindPeople) && Rows(db).FirstOrDefault(row => row.Id == person) is { } found ? Shown(found) : null;
    }

    private static IQueryable<Row> Rows(Db db)
    {
        var (people, courtyards) = (db.People, db.Courtyards);
        return from home in db.Residences
               join person in people on home.PersonId equals person.Id
               select new Row
               {
                   Id = person.Id, Name = person.Name, Phone = person.Phone,
                   Courtyard = courtyards.Where(each => each.Id == home.CourtyardId).Select(each => each.Name).First(),
               };
    }

    private static Item Shown(Row row) => new(row.Id, Masked.Name(row.Name), Masked.Phone(row.Phone), row.Courtyard);

    private sealed record Row
    {
        public Guid Id { get; init; }

        public string Name { get; init; } = "";

        public string Phone { get; init; } = "";

        public string Courtyard { get; init; } = "";
    }
}
