using Microsoft.Data.Sqlite;

namespace Gongyi.Tests.Doors;

/// <summary>Somebody with the database file and a SQL prompt.</summary>
public sealed class Tampering : IDisposable
{
    private readonly SqliteConnection connection;

    public Tampering(string file)
    {
        connection = new SqliteConnection($"Data Source={file};Pooling=False;Foreign Keys=False");
        connection.Open();
    }

    public void Update(string table)
    {
        var key = Columns(table).Where(column => column.InKey).Select(column => column.Name).ToHashSet();
        var unique = Unique(table);
        var victim = Columns(table).Last(column => !key.Contains(column.Name) && !unique.Contains(column.Name));
        Run($"UPDATE \"{table}\" SET \"{victim.Name}\" = {Other(victim)} WHERE rowid = (SELECT max(rowid) FROM \"{table}\")");
    }

    public void Delete(string table) => Run($"DELETE FROM \"{table}\" WHERE rowid = (SELECT max(rowid) FROM \"{table}\")");

    /// <summary>A copy of a row under another key.</summary>
    public void Insert(string table)
    {
        var changed = Unique(table).Append(Columns(table).Last(column => column.InKey).Name).Where(name => name != "CommunityId").ToHashSet();
        var columns = Columns(table);
        var names = string.Join(", ", columns.Select(column => $"\"{column.Name}\""));
        var values = string.Join(", ", columns.Select(column => changed.Contains(column.Name) ? Other(column) : $"\"{column.Name}\""));
        Run($"INSERT INTO \"{table}\" ({names}) SELECT {values} FROM \"{table}\" WHERE rowid = (SELECT max(rowid) FROM \"{table}\")");
    }

    public void Run(string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // This is the attacker.
        command.CommandText = sql;
#pragma warning restore CA2100
        Assert.Equal(1, command.ExecuteNonQuery());
    }

    public void Dispose() => connection.Dispose();

    private sealed record Column(string Name, string Type, bool InKey);

    private static string Other(Column column) => column switch
    {
        { Type: "BLOB" } => "randomblob(16)",
        { Type: "INTEGER" } => $"coalesce(\"{column.Name}\", 0) + 90",
        _ => $"coalesce(\"{column.Name}\", '') || 'x'",
    };

    private List<Column> Columns(string table) =>
        [.. Query($"SELECT name, type, pk FROM pragma_table_info('{table}')").Select(row => new Column((string)row[0], (string)row[1], (long)row[2] > 0))];

    private HashSet<string> Unique(string table) =>
        [.. Query($"SELECT i.name FROM pragma_index_list('{table}') l, pragma_index_info(l.name) i WHERE l.\"unique\" = 1 AND l.origin = 'c'").Select(row => (string)row[0])
            .Where(name => name != "CommunityId")];

    private List<object[]> Query(string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100
        command.CommandText = sql;
#pragma warning restore CA2100
        using var reader = command.ExecuteReader();
        var rows = new List<object[]>();
        while (reader.Read())
        {
            var row = new object[reader.FieldCount];
            _ = reader.GetValues(row);
            rows.Add(row);
        }

        return rows;
    }
}
