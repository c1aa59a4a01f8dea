using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Gongyi.Journal;

/// <summary>The one connection that writes in the embedded file: write-ahead log, and every commit on the disk before it is answered.</summary>
public sealed class SqliteWriter : Writer
{
    private readonly DbContextOptions<SqliteDb> options;
    private SqliteConnection connection;
    private SqliteTransaction? transaction;

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

    protected override DbTransaction? Transaction => transaction;

    public override void Run(RowShape shape, string statement, object?[] values)
    {
        ArgumentNullException.ThrowIfNull(shape);
        ArgumentNullException.ThrowIfNull(values);
        var command = Prepared(statement, shape.Columns);
        for (var at = 0; at < values.Length; at++) command.Parameters[at].Value = values[at] ?? DBNull.Value;
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
        // Temporary pages stay in memory, and the log grows to 16 MB before it is copied back: both only save copying.
        pragma.CommandText = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA temp_store=MEMORY; PRAGMA wal_autocheckpoint=4000;";
        _ = pragma.ExecuteNonQuery();
    }

    protected override void BeginTransaction(int lane, IReadOnlyList<AskedKey> keys) => transaction = connection.BeginTransaction(deferred: false);

    protected override void CommitTransaction()
    {
        transaction!.Commit();
        transaction.Dispose();
        transaction = null;
    }

    protected override void RollBackTransaction()
    {
        if (transaction is null) Forget();
        transaction?.Rollback();
        transaction?.Dispose();
        transaction = null;
    }

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
        transaction = null;
        connection = new(connectionString);
    }

    protected override object Stored(Guid id) => id.ToByteArray(bigEndian: true);
}
