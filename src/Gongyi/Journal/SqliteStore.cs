using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Gongyi.Journal;

/// <summary>The embedded database: many readers, one writer.</summary>
public sealed class SqliteStore : Store
{
    private readonly string connectionString;
    private readonly PooledDbContextFactory<SqliteDb> readers;

    public SqliteStore(DataDirectory directory)
    {
        ArgumentNullException.ThrowIfNull(directory);
        Directory = directory;
        connectionString = new SqliteConnectionStringBuilder { DataSource = directory.Database, ForeignKeys = true, DefaultTimeout = 10 }.ToString();
        // A sitting has four lists: read in one query, they come back multiplied with one another.
        readers = new(new DbContextOptionsBuilder<SqliteDb>()
            .UseSqlite(connectionString, lists => lists.UseQuerySplittingBehavior(QuerySplittingBehavior.SplitQuery))
            .UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking)
            .Options);
    }

    public DataDirectory Directory { get; }

    public override string Kind => "SQLite";

    public override string Place => Directory.Path;

    public override int Lanes => 1;

    /// <summary>A flush to the disk costs as much as a hundred rows, so many share one.</summary>
    public override int Together => 64;

    public override Db Snapshot(int community)
    {
        var db = Read(community);
        db.Database.OpenConnection();
        // Deferred: the first read fixes the moment, and the writer is not locked out. Closing the connection ends it.
        _ = db.Database.UseTransaction(((SqliteConnection)db.Database.GetDbConnection()).BeginTransaction(deferred: true));
        return db;
    }

    public override Writer OpenWriter() => new SqliteWriter(connectionString);

    /// <summary>The file takes one writer, so all communities share a lane and its flushes.</summary>
    public override int LaneOf(int community) => 0;

    public override bool Exists() => Directory.HasDatabase;

    /// <summary>The lock of the data directory is the file's lock too.</summary>
    public override IDisposable? Lock() => new Nothing();

    public override IReadOnlyList<JournalHead> CopyTo(string file)
    {
        using (var from = new SqliteConnection(connectionString))
        using (var to = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString()))
        {
            from.Open();
            to.Open();
            // All pages in one step: one moment, and the writer does not wait.
            from.BackupDatabase(to);
        }

        using var copy = new SqliteDb(new DbContextOptionsBuilder<SqliteDb>().UseSqlite($"Data Source={file};Pooling=False").Options);
        return HeadsIn(copy);
    }

    public override void FillFrom(string file)
    {
        _ = System.IO.Directory.CreateDirectory(Directory.Path);
        var unfinished = Directory.Database + ".part";
        try
        {
            File.Copy(file, unfinished, overwrite: true);
            using (var written = new FileStream(unfinished, FileMode.Open, FileAccess.ReadWrite)) written.Flush(flushToDisk: true);
            File.Move(unfinished, Directory.Database, overwrite: false);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    public override void Clear()
    {
        SqliteConnection.ClearAllPools();
        foreach (var ending in (string[])["", "-wal", "-shm"]) File.Delete(Directory.Database + ending);
    }

    public override bool IsOut(Exception exception) => Cause(exception) is SqliteException { SqliteErrorCode: var code } && SqliteWriter.IsOut(code);

    protected override Db Reader() => readers.CreateDbContext();

    protected override Db Open()
    {
        _ = System.IO.Directory.CreateDirectory(Directory.Path);
        var db = new SqliteDb(new DbContextOptionsBuilder<SqliteDb>().UseSqlite(connectionString).Options);
        _ = db.Database.ExecuteSqlRaw("PRAGMA journal_mode=WAL");
        return db;
    }

    private sealed class Nothing : IDisposable
    {
        public void Dispose()
        {
            // The data directory's lock is released by whoever took it.
        }
    }
}
