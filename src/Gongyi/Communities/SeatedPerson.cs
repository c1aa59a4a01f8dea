using Gongyi.Journal;
using Microsoft.EntityFrameworkCore;

namespace Gongyi.Communities;

/// <summary>A seat and the name of who sits in it: what every request of somebody signed in begins with.</summary>
public sealed record SeatedPerson(Seat Seat, string Name)
{
    public static Task<SeatedPerson?> Read(Db db, int community, Guid seat) => db switch
    {
        SqliteDb sqlite => Compiled<SqliteDb>.Ask(sqlite, community, seat),
        PostgresDb postgres => Compiled<PostgresDb>.Ask(postgres, community, seat),
        _ => throw new NotSupportedException($"{db?.GetType()} is no database of this house."),
    };

    /// <summary>A compiled query belongs to one model, and each database has its own.</summary>
    private static class Compiled<TDb> where TDb : Db
    {
        public static readonly Func<TDb, int, Guid, Task<SeatedPerson?>> Ask = EF.CompileAsyncQuery((TDb db, int community, Guid seat) =>
            db.Set<Seat>().IgnoreQueryFilters().AsSingleQuery().Where(each => each.CommunityId == community && each.Id == seat)
                .Select(each => new SeatedPerson(each, db.Set<Person>().Where(person => person.Id == each.PersonId).Select(person => person.Name).First()))
                .FirstOrDefault());
    }
}
