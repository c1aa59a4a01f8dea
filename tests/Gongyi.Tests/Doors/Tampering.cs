using System.Data.Common;
using Gongyi.Journal;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Gongyi.Tests.Doors;

/// <summary>Somebody with the database and a SQL prompt, on whichever database it is.</summary>
public sealed class Tampering : IDisposable
{
    private readonly Db db;
    private readonly DbConnection connection;

    public Tampering(Place place)
    {
        ArgumentNullException.ThrowIfNull(place);
        db = place.Store.Read(0);
        db.Database.OpenConnection();
        connection = db.Database.GetDbConnection();
        // Foreign keys do not stop the owner of the database.
        _ = Run(db is SqliteDb ? "PRAGMA foreign_keys = OFF" : "SET session_replication_role = replica");
    }

    public void Update(string table)
    {
        var unique = Unique(table);
        var victim = Columns(table).Last(column => !column.IsPrimaryKey() && !unique.Contains(column));
        One($"UPDATE \"{table}\" SET \"{victim.GetColumnName()}\" = {Other(victim)} WHERE {IsLast(table)}");
    }

    public void Delete(string table) => One($"DELETE FROM \"{table}\" WHERE {IsLast(table)}");

    /// <summary>A copy of a row under another key.</summary>
    public void Insert(string table)
    {
        var columns = Columns(table);
        var changed = Unique(table).Append(columns.Last(column => column.IsPrimaryKey())).Where(column => column.Name != "CommunityId").ToHashSet();
        var names = string.Join(", ", columns.Select(Quoted));
        var values = string.Join(", ", columns.Select(column => changed.Contains(column) ? Other(column) : Quoted(column)));
        One($"INSERT INTO \"{table}\" ({names}) SELECT {values} FROM \"{table}\" WHERE {IsLast(table)}");
    }

    public void One(string sql) => Assert.Equal(1, Run(sql));

    public int Run(string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // This is the attacker.
        command.CommandText = sql;
#pragma warning restore CA2100
        return command.ExecuteNonQuery();
    }

    public void Dispose()
    {
        if (db is SqliteDb) Run("PRAGMA foreign_keys = ON");
        else Run("SET session_replication_role = DEFAULT");
        db.Dispose();
    }

    private static string Quoted(IProperty column) => $"\"{column.GetColumnName()}\"";

    private static string Other(IProperty column) => column.GetColumnType() switch
    {
        "BLOB" => "randomblob(16)",
        "uuid" => "gen_random_uuid()",
        "bytea" => "decode(md5(random()::text), 'hex')",
        "boolean" => $"NOT coalesce({Quoted(column)}, FALSE)",
        "date" => $"coalesce({Quoted(column)}, DATE '2026-01-01') + 90",
        "TEXT" or "text" => $"coalesce({Quoted(column)}, '') || 'x'",
        _ => $"coalesce({Quoted(column)}, 0) + 90",
    };

    private IEntityType Type(string table) => db.Model.GetEntityTypes().Single(each => each.GetTableName() == table);

    private List<IProperty> Columns(string table) => [.. Type(table).GetProperties()];

    private HashSet<IProperty> Unique(string table) =>
        [.. Type(table).GetIndexes().Where(index => index.IsUnique).SelectMany(index => index.Properties).Where(column => column.Name != "CommunityId")];

    private string IsLast(string table)
    {
        var key = Type(table).FindPrimaryKey()!.Properties.Select(Quoted).ToList();
        return $"({string.Join(", ", key)}) = (SELECT {string.Join(", ", key)} FROM \"{table}\" ORDER BY {string.Join(", ", key.Select(each => $"{each} DESC"))} LIMIT 1)";
    }
}
