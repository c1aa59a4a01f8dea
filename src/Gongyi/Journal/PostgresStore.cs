using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Npgsql;

namespace Gongyi.Journal;

/// <summary>A PostgreSQL server: a lane for each community, so that communities do not wait for each other.</summary>
public sealed class PostgresStore : Store
{
    /// <summary>Connections of one server process, all together (design.md §3.2).</summary>
    public const int MostConnections = 32;

    private const int Writers = 12;

    /// <summary>Any number that nobody else locks; communities lock theirs, which are positive.</summary>
    private const long WholeDatabase = -7_240_117;

    private readonly string connectionString;
    private readonly PooledDbContextFactory<PostgresDb> readers;

    public PostgresStore(string connectionString)
    {
        var asked = new NpgsqlConnectionStringBuilder(connectionString) { ApplicationName = "gongyi", IncludeErrorDetail = false };
        Place = $"database {asked.Database} on {asked.Host}";
        this.connectionString = asked.ConnectionString;
        // One connection more holds the lock of the database.
        asked.MaxPoolSize = MostConnections - Writers - 1;
        asked.MaxAutoPrepare = 200;
        // Reading leaves nothing behind in a session, and wiping it clean costs the server more than most questions.
        asked.NoResetOnClose = true;
        // A sitting has four lists: read in one query, they come back multiplied with one another.
        readers = new(new DbContextOptionsBuilder<PostgresDb>()
            .UseNpgsql(asked.ConnectionString, lists => lists.UseQuerySplittingBehavior(QuerySplittingBehavior.SplitQuery))
            .UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking)
            .Options);
    }

    public override string Kind => "PostgreSQL";

    public override string Place { get; }

    public override int Lanes => Writers;

    /// <summary>A batch that breaks runs again with as many savepoints, and more of them in one transaction slow everybody on the server down.</summary>
    public override int Together => 32;

    public override Db Snapshot(int community)
    {
        var db = Read(community);
        _ = db.Database.BeginTransaction(System.Data.IsolationLevel.RepeatableRead);
        return db;
    }

    public override Writer OpenWriter() => new PostgresWriter(connectionString);

    public override int LaneOf(int community) => community;

    public override bool Exists()
    {
        using var db = Read(0);
        return db.Database.CanConnect() && db.Database.GetAppliedMigrations().Any();
    }

    public override IDisposable? Lock()
    {
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false, KeepAlive = 30 }.ConnectionString);
        try
        {
            connection.Open();
            using var command = new NpgsqlCommand("SELECT pg_try_advisory_lock($1)", connection) { Parameters = { new() { Value = WholeDatabase } } };
            // The session of a server that was killed a moment ago may still be on its way out.
            for (var left = 50; left > 0; left--)
            {
                if (command.ExecuteScalar() is true) return connection;
                Thread.Sleep(100);
            }
        }
        catch
        {
            connection.Dispose();
            throw;
        }

        connection.Dispose();
        return null;
    }

    public override IReadOnlyList<JournalHead> CopyTo(string file)
    {
        using var db = Snapshot(0);
        var moment = db.Database.SqlQueryRaw<string>("SELECT pg_export_snapshot() AS \"Value\"").AsEnumerable().Single();
        PostgresTool.Run("pg_dump", connectionString, "--format=custom", "--no-owner", "--no-privileges", $"--snapshot={moment}", $"--file={file}");
        return HeadsIn(db);
    }

    public override void FillFrom(string file)
    {
        using (var db = Read(0))
            if (db.Database.SqlQueryRaw<string>("SELECT tablename AS \"Value\" FROM pg_tables WHERE schemaname = 'public'").AsEnumerable().FirstOrDefault() is { } there)
                throw new InvalidOperationException($"The database is not empty: it has a table '{there}'.");
        PostgresTool.Run("pg_restore", connectionString, "--no-owner", "--no-privileges", "--single-transaction", "--exit-on-error", $"--dbname={PostgresTool.NameOf(connectionString)}", file);
    }

    public override void Clear()
    {
        using var db = Open();
        var tables = db.Model.GetEntityTypes().Select(table => table.GetTableName()).Append("__EFMigrationsHistory").Distinct();
#pragma warning disable EF1002 // Names come from the model.
        _ = db.Database.ExecuteSqlRaw($"DROP TABLE IF EXISTS {string.Join(", ", tables.Select(name => $"\"{name}\""))} CASCADE");
#pragma warning restore EF1002
    }

    public override bool IsOut(Exception exception) => Cause(exception) is { } cause && PostgresWriter.IsOut(cause);

    protected override Db Reader() => readers.CreateDbContext();

    protected override Db Open() => new PostgresDb(new DbContextOptionsBuilder<PostgresDb>().UseNpgsql(connectionString).Options);
}
