using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Gongyi.Journal;

/// <summary>A lane's connection to PostgreSQL. The rows of an action travel together, in one message.</summary>
public sealed class PostgresWriter : Writer
{
    private readonly DbContextOptions<PostgresDb> options;
    private readonly List<(RowShape? Shape, NpgsqlBatchCommand Command)> waiting = [];
    private readonly Dictionary<string, Stack<NpgsqlBatchCommand>> used = [];
    private readonly IReadOnlyList<RowShape> figures;
    private NpgsqlConnection connection;
    private bool isBegun;

    public PostgresWriter(string connectionString)
    {
        // Its own connection, not one of the readers' pool, and never one that answers before the disk has.
        connection = new(new NpgsqlConnectionStringBuilder(connectionString)
        {
            Pooling = false, MaxAutoPrepare = 200, AutoPrepareMinUsages = 2, Options = "-c synchronous_commit=on",
        }.ConnectionString);
        // A sitting has four lists: read in one query, they come back multiplied with one another.
        options = new DbContextOptionsBuilder<PostgresDb>().UseNpgsql(lists => lists.UseQuerySplittingBehavior(QuerySplittingBehavior.SplitQuery)).Options;
        using var db = new PostgresDb(options);
        figures = [.. db.Model.GetEntityTypes().Select(RowShape.Of).Where(shape => shape.IsFigure)];
    }

    protected override DbConnection Connection => connection;

    /// <summary>Lost or refused connections, shutdown, out of disk or memory or connections, read-only: not the action's fault.</summary>
    public static bool IsOut(DbException cause) => cause is not NpgsqlOperationInProgressException && (cause is not PostgresException { SqlState: var state }
        || state[..2] is "08" or "53" or "57" or "58" or "F0" or "XX" || state is "25006" or "25P02" or "25P03");

    public override void Run(RowShape shape, string statement, object?[] values)
    {
        ArgumentNullException.ThrowIfNull(shape);
        ArgumentNullException.ThrowIfNull(values);
        var command = used.TryGetValue(statement, out var free) && free.TryPop(out var again) ? again : Command(statement, shape.Columns);
        for (var at = 0; at < values.Length; at++) command.Parameters[at].Value = values[at] ?? DBNull.Value;
        waiting.Add((shape, command));
    }

    public override void Flush()
    {
        if (waiting.Count == 0) return;
        using var batch = new NpgsqlBatch(connection);
        foreach (var (_, command) in waiting) batch.BatchCommands.Add(command);
        try
        {
            _ = batch.ExecuteNonQuery();
            if (waiting.Find(each => each.Shape is not null && each.Command.RecordsAffected != 1) is { Shape: { } gone })
                throw new InvalidOperationException($"A row of {gone.Table} that was read a moment ago is gone.");
            foreach (var (_, command) in waiting.Where(each => each.Shape is not null)) Free(command);
        }
        finally
        {
            waiting.Clear();
        }
    }

    public override void Release()
    {
        waiting.Add((null, new(ReleaseSavepoint)));
        Flush();
    }

    public override void RollBack()
    {
        waiting.Clear();
        base.RollBack();
    }

    public override bool IsTaken(Exception exception) => exception is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation };

    public override bool IsLost(Exception exception) =>
        MayRunAgain(exception) || ((exception as DbException ?? exception?.InnerException as DbException) is { } cause && IsOut(cause));

    /// <summary>Serialization failure and deadlock.</summary>
    public override bool MayRunAgain(Exception exception) =>
        (exception as PostgresException ?? exception?.InnerException as PostgresException) is { SqlState: "40001" or "40P01" };

    protected override void Open() => connection.Open();

    /// <summary>
    /// One journey: nobody else writes for the community any more, here is where it stands, and what was answered before.
    /// </summary>
    protected override void BeginTransaction(int lane, IReadOnlyList<AskedKey> keys)
    {
        ArgumentNullException.ThrowIfNull(keys);
        waiting.Clear();
        isBegun = true;
        using var first = new NpgsqlBatch(connection);
        first.BatchCommands.Add(new("BEGIN ISOLATION LEVEL READ COMMITTED"));
        first.BatchCommands.Add(new("SELECT pg_advisory_xact_lock($1)") { Parameters = { new NpgsqlParameter<long> { TypedValue = lane } } });
        foreach (var shape in figures) first.BatchCommands.Add(new(shape.FindAll) { Parameters = { new NpgsqlParameter<int> { TypedValue = lane } } });
        var answers = Shape<StoredAnswer>();
        foreach (var key in keys) first.BatchCommands.Add(Asking(answers, key));
        using var reader = first.ExecuteReader();
        foreach (var shape in figures)
        {
            _ = reader.NextResult();
            Figures.Take(shape, lane, Records(shape, reader));
        }

        foreach (var key in keys)
        {
            _ = reader.NextResult();
            Fetched(key, (StoredAnswer?)Records(answers, reader).FirstOrDefault());
        }
    }

    /// <summary>The last rows and the commit travel together, unless a row that should be there may turn out to be gone.</summary>
    protected override void CommitTransaction()
    {
        if (waiting.Exists(each => each.Shape is { } shape && each.Command.CommandText == shape.Update)) Flush();
        waiting.Add((null, new("COMMIT")));
        Flush();
        isBegun = false;
    }

    protected override void RollBackTransaction()
    {
        waiting.Clear();
        if (isBegun) Say("ROLLBACK");
        else Forget();
        isBegun = false;
    }

    protected override Db NewContext(int community)
    {
        var db = new PostgresDb(options) { Community = community };
        db.Database.SetDbConnection(connection);
        return db;
    }

    /// <summary>Counted, not named: the statement goes to the server as it stands.</summary>
    protected override string Place(int at) => "";

    protected override void Forget()
    {
        var connectionString = connection.ConnectionString;
        waiting.Clear();
        used.Clear();
        isBegun = false;
        base.Forget();
        connection = new(connectionString);
    }

    protected override object Stored(Guid id) => id;

    private static NpgsqlBatchCommand Asking(RowShape answers, AskedKey key) => new(answers.Find)
    {
        Parameters =
        {
            new NpgsqlParameter<int> { TypedValue = key.Community }, new NpgsqlParameter<Guid> { TypedValue = key.Person }, new NpgsqlParameter<string> { TypedValue = key.Key },
        },
    };

    /// <summary>The types of the parameters come from the prepared command.</summary>
    private NpgsqlBatchCommand Command(string statement, IReadOnlyList<RowColumn> columns)
    {
        var command = new NpgsqlBatchCommand(statement);
        foreach (NpgsqlParameter parameter in Prepared(statement, columns).Parameters) _ = command.Parameters.Add(parameter.Clone());
        return command;
    }

    private void Free(NpgsqlBatchCommand command)
    {
        if (!used.TryGetValue(command.CommandText, out var free)) used[command.CommandText] = free = [];
        free.Push(command);
    }

    private static IEnumerable<object> Records(RowShape shape, NpgsqlDataReader reader)
    {
        while (reader.Read()) yield return shape.Read(reader);
    }
}
