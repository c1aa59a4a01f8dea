using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace Gongyi.Journal;

/// <summary>The connection of a lane, and the one transaction that is open on it.</summary>
public abstract class Writer : IDisposable
{
    protected const string ReleaseSavepoint = "RELEASE SAVEPOINT action";

    private readonly Dictionary<string, DbCommand> prepared = [];
    private readonly Dictionary<AskedKey, StoredAnswer?> answers = [];
    private readonly Dictionary<Type, RowShape> shapes = [];
    private Figures? figures;

    /// <summary>What goes on from action to action within the transaction.</summary>
    internal Figures Figures => figures ??= new(this);

    internal Ids Ids { get; } = new();

    /// <summary>Whether nobody else ever writes: then what stood at the end of a transaction stands at the beginning of the next.</summary>
    protected virtual bool IsOnlyOne => false;

    protected abstract DbConnection Connection { get; }

    /// <summary>The open transaction, as the driver's object where it has one.</summary>
    protected virtual DbTransaction? Transaction => null;

    /// <summary>Opens the connection if need be, and a transaction for the actions of a lane.</summary>
    /// <param name="lane">Whose writes these are.</param>
    /// <param name="keys">The keys that the actions carry; their answers may be fetched along.</param>
    internal void Begin(int lane, IReadOnlyList<AskedKey> keys)
    {
        var wasOpen = Connection.State is System.Data.ConnectionState.Open;
        try
        {
            if (!wasOpen) Open();
            Start(lane, keys);
        }
        catch (Exception stale) when (wasOpen && IsLost(stale))
        {
            // The database went and came back while nobody wrote: nothing has run yet, so nobody needs to hear of it.
            Forget();
            Open();
            Start(lane, keys);
        }
    }

    /// <summary>A tracking context on the writer's connection and in its transaction, for one action.</summary>
    public Db Join(int community)
    {
        Flush(); // it must see what the actions before it wrote
        var db = NewContext(community);
        db.Database.AutoSavepointsEnabled = false; // where one is needed, the lane sets it around the whole action
        db.ChangeTracker.AutoDetectChangesEnabled = false; // asked for where it is needed, and nowhere else
        _ = db.Database.UseTransaction(Transaction);
        return db;
    }

    /// <summary>Sets the point to which a broken action goes back.</summary>
    public void Save() => Say("SAVEPOINT action");

    public virtual void RollBack()
    {
        Say("ROLLBACK TO SAVEPOINT action");
        Release();
    }

    /// <summary>Sends what the action wrote, and gives up the way back behind it.</summary>
    public virtual void Release()
    {
        Flush();
        Say(ReleaseSavepoint);
    }

    /// <summary>Writes the figures down and commits: after this everything is on the disk.</summary>
    public void Commit()
    {
        Figures.Write();
        CommitTransaction();
    }

    /// <summary>Leaves nothing of the transaction; a connection that cannot even do that is given up.</summary>
    public void Abandon()
    {
        figures = null; // they may hold what is now gone
        try
        {
            RollBackTransaction();
        }
#pragma warning disable CA1031 // Whatever it says: the next transaction gets a new connection.
        catch (Exception)
#pragma warning restore CA1031
        {
            Forget();
        }
    }

    /// <summary>Writes the values of a row; with some databases only at the next <see cref="Flush"/>.</summary>
    public abstract void Run(RowShape shape, string statement, object?[] values);

    /// <summary>Sends what still waits; here a broken unique key shows at the latest.</summary>
    public abstract void Flush();

    /// <summary>The answer that was given to a key before; null when there was none.</summary>
    internal StoredAnswer? AnswerTo(AskedKey key) => answers.TryGetValue(key, out var known) ? known : Find<StoredAnswer>(Shape<StoredAnswer>(), key.Community, key.Person, key.Key);

    /// <summary>Writes an answer down; who asks again in this transaction gets it from the table, unless it was taken back.</summary>
    internal void Keep(StoredAnswer answer)
    {
        _ = answers.Remove(new(answer.CommunityId, answer.PersonId, answer.Key));
        var shape = Shape<StoredAnswer>();
        Run(shape, shape.Insert, shape.Values(answer));
    }

    /// <summary>The row of a key, read without the context.</summary>
    public T? Find<T>(RowShape shape, params object[] key) where T : class
    {
        ArgumentNullException.ThrowIfNull(shape);
        return Read<T>(shape, shape.Find, shape.Key, key).FirstOrDefault();
    }

    /// <summary>The stored values of the row that a seal names, past the model; null when there is none.</summary>
    internal object?[]? FindRow(RowShape shape, IReadOnlyList<string> key)
    {
        Flush();
        var command = Prepared(shape.Find, shape.Key);
        for (var at = 0; at < key.Count; at++) command.Parameters[at].Value = shape.Key[at].Parse(key[at]);
        using var reader = command.ExecuteReader();
        if (!reader.Read()) return null;
        var values = new object[shape.Columns.Count];
        _ = reader.GetValues(values);
        return values;
    }

    /// <summary>All rows of a community, read without the context.</summary>
    public IEnumerable<T> FindAll<T>(RowShape shape, int community) where T : class
    {
        ArgumentNullException.ThrowIfNull(shape);
        return Read<T>(shape, shape.FindAll, [shape.Key[0]], community);
    }

    /// <summary>Where the journal of a community ends; null before its first entry.</summary>
    internal JournalHead? JournalHeadOf(int community) => Figures.Of<JournalHead>(Shape<JournalHead>(), community);

    /// <summary>How records of a kind become rows here.</summary>
    internal RowShape Shape<T>() => Shape(typeof(T));

    internal RowShape Shape(object record) => Shape(record.GetType());

    /// <summary>A unique key of the table was broken: somebody was faster.</summary>
    public abstract bool IsTaken(Exception exception);

    /// <summary>The transaction as a whole failed, whoever's turn it was: full disk, lost connection.</summary>
    public abstract bool IsLost(Exception exception);

    /// <summary>The database asks to run the same transaction again.</summary>
    public virtual bool MayRunAgain(Exception exception) => false;

    public void Dispose()
    {
        Forget();
        GC.SuppressFinalize(this);
    }

    protected abstract void Open();

    protected abstract void BeginTransaction(int lane, IReadOnlyList<AskedKey> keys);

    /// <summary>Sends what still waits, and commits.</summary>
    protected abstract void CommitTransaction();

    protected abstract void RollBackTransaction();

    /// <summary>What a key was answered before, fetched beforehand.</summary>
    protected void Fetched(AskedKey key, StoredAnswer? answer) => answers[key] = answer;

    protected abstract Db NewContext(int community);

    /// <summary>What the parameter behind <c>$1</c>, <c>$2</c> … is called.</summary>
    protected virtual string Place(int at) => $"${at + 1}";

    /// <summary>The statement as a command of this connection, with its parameters, prepared once.</summary>
    protected DbCommand Prepared(string statement, IReadOnlyList<RowColumn> parameters)
    {
        if (!prepared.TryGetValue(statement, out var command))
        {
            command = Connection.CreateCommand();
#pragma warning disable CA2100 // Made from the model; values are parameters.
            command.CommandText = statement;
#pragma warning restore CA2100
            for (var at = 0; at < parameters.Count; at++) _ = command.Parameters.Add(parameters[at].Parameter(command, Place(at)));
            prepared[statement] = command;
        }

        command.Transaction = Transaction;
        return command;
    }

    protected virtual void Forget()
    {
        foreach (var command in prepared.Values) command.Dispose();
        prepared.Clear();
        Connection.Dispose();
    }

    protected void Say(string statement) => _ = Prepared(statement, []).ExecuteNonQuery();

    private void Start(int lane, IReadOnlyList<AskedKey> keys)
    {
        if (!IsOnlyOne) figures = null;
        answers.Clear();
        BeginTransaction(lane, keys);
    }

    private RowShape Shape(Type kind)
    {
        if (shapes.TryGetValue(kind, out var known)) return known;
        using var db = NewContext(0);
        return shapes[kind] = RowShape.Of(db.Model.FindEntityType(kind) ?? throw new InvalidOperationException($"{kind.Name} has no table."));
    }

    private IEnumerable<T> Read<T>(RowShape shape, string statement, IReadOnlyList<RowColumn> columns, params object[] key) where T : class
    {
        Flush();
        var command = Prepared(statement, columns);
        for (var at = 0; at < key.Length; at++) command.Parameters[at].Value = key[at] is Guid id ? Stored(id) : key[at];
        using var reader = command.ExecuteReader();
        while (reader.Read()) yield return (T)shape.Read(reader);
    }

    /// <summary>An id as the database stores it.</summary>
    protected abstract object Stored(Guid id);
}
