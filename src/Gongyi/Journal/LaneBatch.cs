using System.Diagnostics;
using Gongyi.Shared;

namespace Gongyi.Journal;

/// <summary>Runs the actions that waited together in one transaction, each as if it were alone.</summary>
/// <remarks>
/// A refused action has written nothing, so most batches need no way back to the action before. When one breaks halfway
/// (a unique key, a bug), the whole batch is undone and runs again with a savepoint before each action.
/// </remarks>
internal sealed class LaneBatch(Writer writer, Versions versions, Listeners listeners, TimeProvider clock, WorkingDays workingDays)
{
    /// <summary>How often the database may ask to run the same actions again before that is its answer.</summary>
    private const int Tries = 10;

    /// <summary>An action alone in its transaction needs no savepoint: the transaction is one.</summary>
    private enum Way { Alone, Together, WithSavepoints }

    public void Run(int lane, List<LaneJob> jobs)
    {
        Way? way = jobs.Count == 1 ? Way.Alone : Way.Together;
        for (var left = Tries; way is { } next; left--) way = RunAll(lane, jobs, next, mayAgain: left > 1);

        // Only now, after the commit, does anybody hear anything.
        foreach (var job in jobs) job.Publish();
    }

    /// <returns>How all of it is to run again; null when it is done.</returns>
    private Way? RunAll(int lane, List<LaneJob> jobs, Way way, bool mayAgain)
    {
        try
        {
            writer.Begin(lane, [.. from job in jobs where job.Key is not null select new AskedKey(job.Actor.Community, job.Actor.Person, job.Key!.Key)]);
            var kept = jobs.FindAll(job => RunOne(job, way));
            if (kept.Count > 0) Commit(kept);
            else writer.Abandon();
            return null;
        }
        catch (Exception again) when (mayAgain && writer.MayRunAgain(again))
        {
            writer.Abandon();
            LaneTelemetry.Retried();
            return way;
        }
        catch (Exception broken) when (way is Way.Together && !writer.IsLost(broken))
        {
            writer.Abandon();
            return Way.WithSavepoints;
        }
        catch (Exception late) when (way is Way.Alone && writer.IsTaken(late))
        {
            writer.Abandon();
            jobs[0].Refuse(new SomeoneWasFaster());
            return null;
        }
#pragma warning disable CA1031 // Whatever broke the transaction: nobody in this batch has been kept, everybody is told so, and the lane lives on.
        catch (Exception lost)
#pragma warning restore CA1031
        {
            writer.Abandon();
            foreach (var job in jobs)
            {
                if (writer.IsLost(lost)) job.Refuse(new NotKept());
                else job.Fail(lost);
            }

            return null;
        }
    }

    private void Commit(List<LaneJob> kept)
    {
        var began = Stopwatch.GetTimestamp();
        try
        {
            writer.Commit();
        }
        finally
        {
            // Also when it failed: a commit whose answer was lost may have been one.
            foreach (var community in kept.Select(job => job.Actor.Community).Distinct()) versions.Move(community);
        }

        LaneTelemetry.Committed(kept.Count, Stopwatch.GetElapsedTime(began));
    }

    private bool RunOne(LaneJob job, Way way)
    {
        if (way is Way.WithSavepoints) writer.Save();
        try
        {
            if (TimeFor(job) is not { } now) job.Refuse(new ClockWentBack());
            else
            {
                using var write = new Write(writer, job.Actor, now, workingDays, listeners);
                if (job.Run(write))
                {
                    if (way is Way.WithSavepoints) writer.Release();
                    writer.Figures.Settle();
                    return true;
                }
            }
        }
        catch (Exception late) when (way is not Way.Together && writer.IsTaken(late))
        {
            job.Refuse(new SomeoneWasFaster());
        }
        catch (Exception bug) when (way is not Way.Together && !writer.IsLost(bug))
        {
            job.Fail(bug);
        }

        writer.Figures.Drop();
        if (way is Way.WithSavepoints) writer.RollBack();
        return false;
    }

    /// <summary>
    /// Business time of the action. It never runs backwards in a journal: small steps of the machine's clock are waited
    /// out at the last entry's time, a large one is refused, because deadlines hang on it.
    /// </summary>
    private DateTimeOffset? TimeFor(LaneJob job)
    {
        var now = clock.GetUtcNow();
        var last = writer.JournalHeadOf(job.Actor.Community)?.At ?? now;
        return last <= now ? now : last - now <= JournalHead.ClockSlack ? last : null;
    }
}
