using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Gongyi.Journal;

/// <summary>A lane's connection to PostgreSQL. The rows of an action travel together, in one message.</summary>
public sealed class PostgresWriter : Writer
{
    private readonly DbContextOptions<PostgresDb> options;
    private readonly List<(RowShape? Shape, NpgsqlBatchCommand Command)> waiting = [];
    private readonly IReadOnlyList<RowShape> figures;
    private NpgsqlConnection connection;

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

    public override void Run(RowShape shape, string statement, object record)
    {
        ArgumentNullException.ThrowIfNull(shape);
        // The types come from the prepared command; parameters cannot be shared between the commands of a batch.
        var like = Prepared(statement, shape.Columns);
        var command = new NpgsqlBatchCommand(statement);
        for (var at = 0; at < shape.Columns.Count; at++)
        {
            var parameter = ((NpgsqlParameter)like.Parameters[at]).Clone();
            parameter.Value = shape.Columns[at].Stored(record) ?? DBNull.Value;
            _ = command.Parameters.Add(parameter);
        }

        waiting.Add((shape, command));
    }

    public override void Flush()
    {
        if (waiting.Count == 0) return;
        using var batch = new NpgsqlBatch(connection, (NpgsqlTransaction?)Transaction);
        foreach (var (_, command) in waiting) batch.BatchCommands.Add(command);
        try
        {
            _ = batch.ExecuteNonQuery();
            if (waiting.Find(each => each.Shape is not null && each.Command.RecordsAffected != 1) is { Shape: { } gone })
                throw new InvalidOperationException($"A row of {gone.Table} that was read a moment ago is gone.");
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

    protected override DbTransaction BeginTransaction(int lane)
    {
        waiting.Clear();
        var transaction = connection.BeginTransaction(System.Data.IsolationLevel.ReadCommitted);
        // One journey: nobody else writes for the community any more, and here is where it stands.
        using var first = new NpgsqlBatch(connection, transaction);
        first.BatchCommands.Add(new("SELECT pg_advisory_xact_lock($1)") { Parameters = { new NpgsqlParameter<long> { TypedValue = lane } } });
        foreach (var shape in figures) first.BatchCommands.Add(new(shape.FindAll) { Parameters = { new NpgsqlParameter<int> { TypedValue = lane } } });
        using var reader = first.ExecuteReader();
        foreach (var shape in figures)
        {
            _ = reader.NextResult();
            Figures.Take(shape, lane, Records(shape, reader));
        }

        return transaction;
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
        base.Forget();
        connection = new(connectionString);
    }

    protected override object Stored(Guid id) => id;

    private static IEnumerable<object> Records(RowShape shape, NpgsqlDataReader reader)
    {
        while (reader.Read()) yield return shape.Read(reader);
    }
}
