using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Gongyi.Journal;

/// <summary>Opens the embedded database: many readers, one writer.</summary>
public sealed class SqliteStore
{
    private readonly string connectionString;
    private readonly DbContextOptions<SqliteDb> readers;

    public SqliteStore(DataDirectory directory)
    {
        ArgumentNullException.ThrowIfNull(directory);
        Directory = directory;
        connectionString = new SqliteConnectionStringBuilder { DataSource = directory.Database, ForeignKeys = true, DefaultTimeout = 10 }.ToString();
        readers = new DbContextOptionsBuilder<SqliteDb>()
            .UseSqlite(connectionString)
            .UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking)
            .Options;
    }

    public DataDirectory Directory { get; }

    /// <summary>A context for reading, seen from one community.</summary>
    public Db Read(int community) => new SqliteDb(readers) { Community = community };

    /// <summary>The one connection that writes: write-ahead log, and every commit on the disk before it is answered.</summary>
    public SqliteConnection OpenWriter()
    {
        var connection = new SqliteConnection(connectionString);
        connection.Open();
        using var pragma = connection.CreateCommand();
        pragma.CommandText = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;";
        _ = pragma.ExecuteNonQuery();
        return connection;
    }

    /// <summary>A tracking context on the writer's connection and in its transaction.</summary>
    public static Db Join(SqliteConnection connection, SqliteTransaction transaction, int community)
    {
        var db = new SqliteDb(new DbContextOptionsBuilder<SqliteDb>().UseSqlite(connection).Options) { Community = community };
        db.Database.AutoSavepointsEnabled = false; // the lane sets one around the whole action
        _ = db.Database.UseTransaction(transaction);
        return db;
    }

    /// <summary>Creates or updates the tables, and fills what comes with the build.</summary>
    public void Migrate(Action<Db> fill)
    {
        ArgumentNullException.ThrowIfNull(fill);
        _ = System.IO.Directory.CreateDirectory(Directory.Path);
        using var db = new SqliteDb(new DbContextOptionsBuilder<SqliteDb>().UseSqlite(connectionString).Options);
        db.Database.Migrate();
        _ = db.Database.ExecuteSqlRaw("PRAGMA journal_mode=WAL");
        fill(db);
    }

    /// <summary>Tables that this build expects and the file does not have yet.</summary>
    public IReadOnlyList<string> PendingMigrations()
    {
        using var db = Read(0);
        return [.. db.Database.GetPendingMigrations()];
    }
}
