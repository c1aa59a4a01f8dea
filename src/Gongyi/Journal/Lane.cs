using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Gongyi.Shared;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Gongyi.Journal;

/// <summary>A key a client may send so that the same request twice acts once, with a hash of what it asked.</summary>
public sealed record RequestKey(string Key, byte[] BodyHash)
{
    public static RequestKey Of(string key, string body) => new(key, SHA256.HashData(Encoding.UTF8.GetBytes(body)));
}

/// <summary>
/// The write lane: every write of the house, one after another, on one thread, each behind its own savepoint; those
/// that wait together share one transaction and one flush to the disk. Answers go out after the commit.
/// </summary>
public sealed class Lane : IDisposable
{
    private const int Waiting = 1024;
    private const int BatchSize = 64;
    private readonly BlockingCollection<Job> queue = new(Waiting);
    private readonly SqliteStore store;
    private readonly Listeners listeners;
    private readonly TimeProvider clock;
    private readonly WorkingDays workingDays;
    private readonly Thread thread;

    public Lane(SqliteStore store, Listeners listeners, TimeProvider clock, WorkingDays workingDays)
    {
        (this.store, this.listeners, this.clock, this.workingDays) = (store, listeners, clock, workingDays);
        thread = new Thread(Work) { Name = "write lane", IsBackground = true };
        thread.Start();
    }

    /// <summary>Runs an action and answers after it is on the disk.</summary>
    /// <returns>What the action answered, its refusal, <see cref="SomeoneWasFaster"/>, <see cref="KeyReused"/> or <see cref="TooBusy"/>.</returns>
    public async Task<Result<T>> Run<T>(Actor actor, Func<Write, Result<T>> action, RequestKey? key = null) where T : notnull
    {
        ArgumentNullException.ThrowIfNull(actor);
        var job = new Job<T>(actor, action, key);
        if (queue.IsAddingCompleted || !queue.TryAdd(job)) return new TooBusy();
        return await job.Answer.ConfigureAwait(false);
    }

    /// <summary>Finishes what was accepted, then stops.</summary>
    public void Dispose()
    {
        queue.CompleteAdding();
        thread.Join();
        queue.Dispose();
    }

    private void Work()
    {
        using var connection = store.OpenWriter();
        foreach (var first in queue.GetConsumingEnumerable())
        {
            var batch = new List<Job> { first };
            while (batch.Count < BatchSize && queue.TryTake(out var next)) batch.Add(next);
            RunTogether(connection, batch);
        }
    }

    private void RunTogether(SqliteConnection connection, List<Job> batch)
    {
        try
        {
            using var transaction = connection.BeginTransaction(deferred: false);
            foreach (var job in batch) RunBehindSavepoint(connection, transaction, job);
            transaction.Commit();
        }
        catch (Exception fatal) when (fatal is SqliteException or DbUpdateException or InvalidOperationException)
        {
            // The disk or the transaction failed: nobody in this batch has been kept, and everybody is told so.
            foreach (var job in batch) job.Fail(fatal);
            return;
        }

        foreach (var job in batch) job.Publish();
    }

    private void RunBehindSavepoint(SqliteConnection connection, SqliteTransaction transaction, Job job)
    {
        const string before = "before";
        transaction.Save(before);
        try
        {
            using var db = SqliteStore.Join(connection, transaction, job.Actor.Community);
            if (!job.Run(new Write(db, job.Actor, clock.GetUtcNow(), workingDays, listeners))) transaction.Rollback(before);
        }
        catch (DbUpdateException late) when (late.InnerException is SqliteException { SqliteErrorCode: 19 })
        {
            transaction.Rollback(before);
            job.Refuse(new SomeoneWasFaster());
        }
        catch (Exception bug) when (!IsFatal(bug))
        {
            transaction.Rollback(before);
            job.Fail(bug);
        }

        transaction.Release(before);
    }

    /// <summary>Full disk, I/O error, corrupt file, read-only: not this action's fault, so the whole batch fails.</summary>
    private static bool IsFatal(Exception exception) =>
        (exception as SqliteException ?? exception.InnerException as SqliteException) is { SqliteErrorCode: 8 or 10 or 11 or 13 or 26 };

    private abstract class Job(Actor actor)
    {
        public Actor Actor => actor;

        /// <summary>False when refused: then nothing of it may stay.</summary>
        public abstract bool Run(Write write);

        public abstract void Refuse(Refusal refusal);

        public abstract void Fail(Exception exception);

        public abstract void Publish();
    }

    private sealed class Job<T>(Actor actor, Func<Write, Result<T>> action, RequestKey? key) : Job(actor) where T : notnull
    {
        private static readonly JsonSerializerOptions AnswerJson = new(JsonSerializerDefaults.Web);
        private readonly TaskCompletionSource<Result<T>> answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private Result<T>? result;

        public Task<Result<T>> Answer => answer.Task;

        public override bool Run(Write write)
        {
            if (key is not null && write.Db.Set<StoredAnswer>().Find(write.Db.Community, Actor.Person, key.Key) is { } given)
            {
                result = given.BodyHash.AsSpan().SequenceEqual(key.BodyHash)
                    ? JsonSerializer.Deserialize<T>(given.Answer, AnswerJson)!
                    : new KeyReused();
                return false;
            }

            result = action(write);
            if (result.Fails(out var value, out _)) return false;
            if (key is not null)
                _ = write.Add(new StoredAnswer
                {
                    CommunityId = write.Db.Community, PersonId = Actor.Person, Key = key.Key, BodyHash = key.BodyHash,
                    Answer = JsonSerializer.Serialize(value, AnswerJson), At = write.Now,
                });
            if (write.Commit() is not { } no) return true;

            result = no;
            return false;
        }

        public override void Refuse(Refusal refusal) => result = refusal;

        public override void Fail(Exception exception) => _ = answer.TrySetException(exception);

        public override void Publish() => _ = answer.TrySetResult(result!);
    }
}
