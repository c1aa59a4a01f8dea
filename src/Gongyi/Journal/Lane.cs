using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Gongyi.Shared;

namespace Gongyi.Journal;

/// <summary>A key a client may send so that the same request twice acts once, with a hash of what it asked.</summary>
public sealed record RequestKey(string Key, byte[] BodyHash)
{
    public static RequestKey Of(string key, string body) => new(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key))), SHA256.HashData(Encoding.UTF8.GetBytes(body)));
}

/// <summary>
/// The write lanes: the writes of a community one after another, each whole or not at all; those that wait together
/// share one transaction and one flush to the disk. Answers go out after the commit. The embedded file has one lane for
/// all communities, PostgreSQL one for each.
/// </summary>
public sealed class Lane : IDisposable
{
    /// <summary>Most actions that may wait in one lane; who comes then is asked to come again.</summary>
    public const int Waiting = 1024;

    private readonly Lock gate = new();
    private readonly Dictionary<int, Queue<LaneJob>> queues = [];
    private readonly BlockingCollection<int> ready = [];
    private readonly Store store;
    private readonly Listeners listeners;
    private readonly TimeProvider clock;
    private readonly WorkingDays workingDays;
    private readonly List<Thread> threads;
    private bool closing;

    public Lane(Store store, Listeners listeners, TimeProvider clock, WorkingDays workingDays)
    {
        ArgumentNullException.ThrowIfNull(store);
        (this.store, this.listeners, this.clock, this.workingDays) = (store, listeners, clock, workingDays);
        threads = [.. Enumerable.Range(1, store.Lanes).Select(no => new Thread(Work) { Name = $"write lane {no}", IsBackground = true })];
        threads.ForEach(thread => thread.Start());
    }

    /// <summary>Runs an action and answers after it is on the disk.</summary>
    /// <returns>What the action answered, its refusal, <see cref="SomeoneWasFaster"/>, <see cref="KeyReused"/>,
    /// <see cref="TooBusy"/>, <see cref="NotKept"/> or <see cref="ClockWentBack"/>.</returns>
    public async Task<Result<T>> Run<T>(Actor actor, Func<Write, Result<T>> action, RequestKey? key = null) where T : notnull
    {
        ArgumentNullException.ThrowIfNull(actor);
        using var followed = LaneTelemetry.Follow<T>(actor);
        var job = new LaneJob<T>(actor, action, key);
        if (!Take(store.LaneOf(actor.Community), job)) return followed.Ended<T>(new TooBusy());
        LaneTelemetry.Queued();
        return followed.Ended(await job.Answer.ConfigureAwait(false));
    }

    /// <summary>Finishes what was accepted, then stops.</summary>
    public void Dispose()
    {
        lock (gate)
        {
            if (closing) return;
            closing = true;
            if (queues.Count == 0) ready.CompleteAdding();
        }

        threads.ForEach(thread => thread.Join());
        ready.Dispose();
    }

    private bool Take(int lane, LaneJob job)
    {
        lock (gate)
        {
            if (closing) return false;
            if (queues.TryGetValue(lane, out var queue))
            {
                if (queue.Count >= Waiting) return false;
                queue.Enqueue(job);
                return true;
            }

            // A lane with a queue is ready or being served: one thread at a time, so that its actions follow each other.
            queues[lane] = new([job]);
            ready.Add(lane);
            return true;
        }
    }

    private void Work()
    {
        using var writer = store.OpenWriter();
        var batches = new LaneBatch(writer, store.Versions, listeners, clock, workingDays);
        foreach (var lane in ready.GetConsumingEnumerable())
        {
            batches.Run(lane, Next(lane));
            lock (gate)
            {
                if (queues[lane].Count > 0) ready.Add(lane);
                else _ = queues.Remove(lane);
                if (closing && queues.Count == 0) ready.CompleteAdding();
            }
        }
    }

    private List<LaneJob> Next(int lane)
    {
        lock (gate)
        {
            var (queue, batch) = (queues[lane], new List<LaneJob>());
            while (batch.Count < store.Together && queue.TryDequeue(out var job)) batch.Add(job);
            foreach (var job in batch) LaneTelemetry.Taken(job.Waits);
            return batch;
        }
    }
}
