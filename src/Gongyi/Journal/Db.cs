using System.Reflection;
using Gongyi.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Gongyi.Journal;

/// <summary>
/// The tables of every capability, seen from one community. It knows no capability: each brings its tables as
/// <see cref="IEntityTypeConfiguration{TEntity}"/> and its own <c>db.Needs</c> as an extension.
/// </summary>
public abstract class Db(DbContextOptions options) : DbContext(options)
{
    /// <summary>Marks a table whose rows carry no digest in the journal (the journal itself, counters, keys).</summary>
    public const string Unsealed = "Gongyi:Unsealed";

    /// <summary>Marks a table whose rows every action of a community moves on.</summary>
    public const string Figure = "Gongyi:Figure";

    /// <summary>Marks a table whose rows no page shows to anybody but whom they belong to: what is kept for all stays good when they change.</summary>
    public const string Own = "Gongyi:Own";

    /// <summary>Marks a column that older versions did not have: while it is empty, a row's digest is the one it always had.</summary>
    public const string Later = "Gongyi:Later";

    /// <summary>Whose rows are seen: every query on a community's table is filtered by it. 0 sees nothing.</summary>
    public int Community { get; internal set; }

    /// <summary>What was read before; null where the rows are just being written.</summary>
    internal KeptReads? Before { get; set; }

    /// <summary>The answer to a question, by <see cref="KeptReads"/> where they are at hand.</summary>
    public T Kept<T>(string what, Func<T> read) where T : notnull
    {
        ArgumentNullException.ThrowIfNull(read);
        return Before is { } kept ? kept.Of(this, what, read) : read();
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        ArgumentNullException.ThrowIfNull(configurationBuilder);
        // SQLite can neither order nor compare DateTimeOffset; integers work everywhere.
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<InstantAsMilliseconds>();
        configurationBuilder.Properties<Enum>().HaveConversion<string>();
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        ArgumentNullException.ThrowIfNull(modelBuilder);
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(Db).Assembly);
        // A list's part is first guessed to be keyed by its id alone; what is left of the guess would be one more unique index.
        foreach (var guessed in modelBuilder.Model.GetEntityTypes().SelectMany(table => table.GetKeys()).Where(key => !key.IsPrimaryKey() && !key.GetReferencingForeignKeys().Any()).ToList())
            _ = guessed.DeclaringEntityType.RemoveKey(guessed);
        var scope = typeof(Db).GetMethod(nameof(Scope), BindingFlags.NonPublic | BindingFlags.Instance)!;
        foreach (var table in modelBuilder.Model.GetEntityTypes().Where(table => table.FindProperty(nameof(CommunityRecord.CommunityId)) is not null))
            scope.MakeGenericMethod(table.ClrType).Invoke(this, [modelBuilder]);
    }

    private void Scope<T>(ModelBuilder model) where T : class =>
        model.Entity<T>().HasQueryFilter(row => EF.Property<int>(row, nameof(CommunityRecord.CommunityId)) == Community);

    private sealed class InstantAsMilliseconds() : ValueConverter<DateTimeOffset, long>(
        instant => instant.ToUnixTimeMilliseconds(), stored => DateTimeOffset.FromUnixTimeMilliseconds(stored));

}

/// <summary>The same tables in an embedded file.</summary>
public sealed class SqliteDb(DbContextOptions<SqliteDb> options) : Db(options)
{
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        // 16 bytes in the order of time, as PostgreSQL's own uuid; the default text of 36 characters doubles the indexes.
        configurationBuilder.Properties<Guid>().HaveConversion<GuidAsBytes>();
    }

    private sealed class GuidAsBytes() : ValueConverter<Guid, byte[]>(guid => guid.ToByteArray(true), stored => new Guid(stored, true));
}

/// <summary>The same tables on a PostgreSQL server.</summary>
public sealed class PostgresDb(DbContextOptions<PostgresDb> options) : Db(options)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        // Words of the index stand in the order of their letters, as in the embedded file, whatever language the server was set up in.
        _ = modelBuilder.Entity<SearchWord>().Property(row => row.Word).UseCollation("C");
    }
}
