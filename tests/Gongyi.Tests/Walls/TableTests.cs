using Gongyi.Journal;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Gongyi.Tests.Walls;

/// <summary>The tables: the same on both databases, as their migrations make them, and ready to be spread by community.</summary>
public sealed class TableTests
{
    /// <summary>Looked up by key, never listed, never joined from a hot list (design.md §3.2).</summary>
    private static readonly string[] Global = ["AccessTokens", "Communities", "Holidays", "People", "SignInCodes"];

    private static readonly SqliteDb Sqlite = new(new DbContextOptionsBuilder<SqliteDb>().UseSqlite("Data Source=:memory:").Options);
    private static readonly PostgresDb Postgres = new(new DbContextOptionsBuilder<PostgresDb>().UseNpgsql("Host=nowhere").Options);

    [Fact]
    public void Migrations_make_exactly_the_tables_of_the_model()
    {
        Assert.False(Sqlite.Database.HasPendingModelChanges());
        Assert.False(Postgres.Database.HasPendingModelChanges());
    }

    [Fact]
    public void Both_databases_have_the_same_tables() => Assert.Equal(Described(Sqlite), Described(Postgres));

    [Fact]
    public void The_wall_between_two_models_is_real() => Assert.NotEqual(Described(Sqlite), Described(Postgres).Select(line => line.Replace("Slug", "Name", StringComparison.Ordinal)));

    [Fact]
    public void Every_key_of_a_community_s_table_begins_with_the_community() => Code.None(Loose(Postgres.Model.GetEntityTypes(), Global));

    [Fact]
    public void The_wall_around_communities_is_real() => Assert.Contains("People: key Id", Loose(Postgres.Model.GetEntityTypes(), []));

    private static List<string> Described(Db db) =>
    [
        .. from table in db.Model.GetEntityTypes()
           from line in table.GetProperties().Select(column => $"{column.GetColumnName()} {column.ClrType.Name} {(column.IsNullable ? "null" : "")}")
               .Concat(table.GetKeys().Select(key => $"key {Named(key.Properties)}"))
               .Concat(table.GetIndexes().Select(index => $"index {Named(index.Properties)} {(index.IsUnique ? "unique" : "")}"))
               .Concat(table.GetForeignKeys().Select(key => $"refers {Named(key.Properties)} to {key.PrincipalEntityType.GetTableName()}"))
           orderby table.GetTableName(), line
           select $"{table.GetTableName()}: {line}",
    ];

    private static IEnumerable<string> Loose(IEnumerable<IEntityType> tables, string[] global) =>
        from table in tables
        where !global.Contains(table.GetTableName())
        from loose in table.GetKeys().Select(key => (Kind: "key", key.Properties))
            .Concat(table.GetIndexes().Select(index => (Kind: "index", index.Properties)))
            .Concat(table.GetForeignKeys().Select(key => (Kind: "reference", key.Properties)))
        where loose.Properties[0].Name != "CommunityId"
        select $"{table.GetTableName()}: {loose.Kind} {Named(loose.Properties)}";

    private static string Named(IReadOnlyList<IProperty> properties) => string.Join(", ", properties.Select(property => property.Name));
}
