using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Gongyi.Journal;

/// <summary>Where the tables of an installation are: in an embedded file, or on a PostgreSQL server.</summary>
public abstract class Store
{
    /// <summary>What kind of database it is: a backup goes back to the kind it came from.</summary>
    public abstract string Kind { get; }

    /// <summary>Where it is, in words for whoever runs the server; never the password.</summary>
    public abstract string Place { get; }

    /// <summary>How far each community's tables have moved.</summary>
    public Versions Versions { get; } = new();

    /// <summary>What was read in them and still holds.</summary>
    public KeptReads Before => field ??= new(Versions);

    /// <summary>Lanes that write side by side.</summary>
    public abstract int Lanes { get; }

    /// <summary>Most actions that share one commit.</summary>
    public abstract int Together { get; }

    /// <summary>The store that a data directory or, where one is named, a PostgreSQL connection string means.</summary>
    public static Store Of(DataDirectory directory, string? database) =>
        string.IsNullOrWhiteSpace(database) ? new SqliteStore(directory) : new PostgresStore(database);

    /// <summary>A context for reading, seen from one community.</summary>
    public Db Read(int community)
    {
        var db = Reader();
        (db.Community, db.Before) = (community, Before);
        return db;
    }

    /// <summary>A context for reading that sees one moment, however long it looks, and holds up no writer.</summary>
    public abstract Db Snapshot(int community);

    /// <summary>A connection that writes; each lane has its own.</summary>
    public abstract Writer OpenWriter();

    /// <summary>The lane that writes for a community: those of one lane write one after another.</summary>
    public abstract int LaneOf(int community);

    /// <summary>Whether there are tables, of whatever age.</summary>
    public abstract bool Exists();

    /// <summary>Takes the tables for writing, beside the data directory; null when another server has them.</summary>
    public abstract IDisposable? Lock();

    /// <summary>Copies all tables, as they are at one moment, into a file; says where each journal ends in the copy.</summary>
    /// <exception cref="InvalidOperationException">The database's own tool refused, in its words.</exception>
    public abstract IReadOnlyList<JournalHead> CopyTo(string file);

    /// <summary>Fills an empty store from such a file, wholly or not at all.</summary>
    /// <exception cref="InvalidOperationException">It is not empty, or the database's own tool refused, in its words.</exception>
    public abstract void FillFrom(string file);

    /// <summary>Takes all tables away again; only for whoever has just brought them.</summary>
    public abstract void Clear();

    /// <summary>Whether the failure means that the store is out of reach or cannot write, and not that the question was wrong.</summary>
    public abstract bool IsOut(Exception exception);

    /// <summary>Creates or updates the tables, and fills what comes with the build.</summary>
    public void Migrate(Action<Db> fill)
    {
        ArgumentNullException.ThrowIfNull(fill);
        using var db = Open();
        db.Database.Migrate();
        fill(db);
    }

    /// <summary>Throws all tables away. Only a demo whose making was cut off is ever emptied.</summary>
    public void Empty()
    {
        using var db = Open();
        db.Database.Migrate(Migration.InitialDatabase);
    }

    /// <summary>Tables that this build expects and the store does not have yet.</summary>
    public IReadOnlyList<string> PendingMigrations()
    {
        using var db = Read(0);
        return [.. db.Database.GetPendingMigrations()];
    }

    /// <summary>Where each journal ends, also in tables older than this build.</summary>
    protected static IReadOnlyList<JournalHead> HeadsIn(Db db) =>
        [.. db.JournalHeads.IgnoreQueryFilters().OrderBy(head => head.CommunityId).Select(head => new JournalHead { CommunityId = head.CommunityId, Seq = head.Seq, Hash = head.Hash })];

    /// <summary>A context that reads and does not track, out of a pool: making one costs more than most questions.</summary>
    protected abstract Db Reader();

    /// <summary>A context outside every lane, for migrations only.</summary>
    protected abstract Db Open();

    /// <summary>The database's own words for what went wrong.</summary>
    protected static DbException? Cause(Exception? exception) =>
        exception is null ? null : exception as DbException ?? Cause(exception.InnerException);
}
