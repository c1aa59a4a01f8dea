using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Gongyi.Journal;

/// <summary>The one connection that writes in the embedded file: write-ahead log, and every commit on the disk before it is answered.</summary>
public sealed class SqliteWriter : Writer
{
    private readonly DbContextOptions<SqliteDb> options;
    private SqliteConnection connection;

    public SqliteWriter(string connectionString)
    {
        connection = new(connectionString);
        // A sitting has four lists: read in one query, they come back multiplied with one another.
        options = new DbContextOptionsBuilder<SqliteDb>().UseSqlite(lists => lists.UseQuerySplittingBehavior(QuerySplittingBehavior.SplitQuery)).Options;
    }

    protected override DbConnection Connection => connection;

    /// <summary>One server has the directory locked, and its one lane is here.</summary>
    protected override bool IsOnlyOne => true;

    /// <summary>Busy, read-only, I/O error, corrupt, full, cannot open, not a database: not the action's fault.</summary>
    public static bool IsOut(int code) => code is 5 or 8 or 10 or 11 or 13 or 14 or 26;

    public override void Run(RowShape shape, string statement, object record)
    {
        ArgumentNullException.ThrowIfNull(shape);
        var command = Prepared(statement, shape.Columns);
        for (var at = 0; at < shape.Columns.Count; at++) command.Parameters[at].Value = shape.Columns[at].Stored(record) ?? DBNull.Value;
        if (command.ExecuteNonQuery() != 1) throw new InvalidOperationException($"A row of {shape.Table} that was read a moment ago is gone.");
    }

    public override void Flush()
    {
        // Every row was written at once.
    }

    /// <summary>SQLITE_CONSTRAINT_UNIQUE or _PRIMARYKEY; other broken constraints are bugs.</summary>
    public override bool IsTaken(Exception exception) => exception is SqliteException { SqliteExtendedErrorCode: 2067 or 1555 };

    public override bool IsLost(Exception exception) =>
        (exception as SqliteException ?? exception?.InnerException as SqliteException) is { SqliteErrorCode: var code } && IsOut(code);

    protected override void Open()
    {
        connection.Open();
        using var pragma = connection.CreateCommand();
        pragma.CommandText = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;";
        _ = pragma.ExecuteNonQuery();
    }

    protected override DbTransaction BeginTransaction(int lane) => connection.BeginTransaction(deferred: false);

    protected override Db NewContext(int community)
    {
        var db = new SqliteDb(options) { Community = community };
        db.Database.SetDbConnection(connection);
        return db;
    }

    protected override void Forget()
    {
        var connectionString = connection.ConnectionString;
        base.Forget();
        connection = new(connectionString);
    }

    protected override object Stored(Guid id) => id.ToByteArray(bigEndian: true);
}
