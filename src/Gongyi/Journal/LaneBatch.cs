using System.Diagnostics;
using Gongyi.Shared;

namespace Gongyi.Journal;

/// <summary>Runs the actions that waited together in one transaction, each as if it were alone.</summary>
internal sealed class LaneBatch(Writer writer, Listeners listeners, TimeProvider clock, WorkingDays workingDays)
{
    /// <summary>How often the database may ask to run the same actions again before that is its answer.</summary>
    private const int Tries = 10;

    public void Run(int lane, List<LaneJob> jobs)
    {
        for (var left = Tries; !RunTogether(lane, jobs, mayAgain: --left > 0);) { }

        // Only now, after the commit, does anybody hear anything.
        foreach (var job in jobs) job.Publish();
    }

    /// <returns>False when the database asked to run all of it again.</returns>
    private bool RunTogether(int lane, List<LaneJob> jobs, bool mayAgain)
    {
        try
        {
            writer.Begin(lane);
            var kept = 0;
            foreach (var job in jobs)
                if (RunOne(job, alone: jobs.Count == 1)) kept++;
            if (kept > 0) Commit(kept);
            else writer.Abandon();
            return true;
        }
        catch (Exception again) when (mayAgain && writer.MayRunAgain(again))
        {
            writer.Abandon();
            LaneTelemetry.Retried();
            return false;
        }
        catch (Exception late) when (jobs.Count == 1 && writer.IsTaken(late))
        {
            writer.Abandon();
            jobs[0].Refuse(new SomeoneWasFaster());
            return true;
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

            return true;
        }
    }

    private void Commit(int kept)
    {
        var began = Stopwatch.GetTimestamp();
        writer.Commit();
        LaneTelemetry.Committed(kept, Stopwatch.GetElapsedTime(began));
    }

    /// <summary>An action alone in its transaction needs no savepoint: the transaction is one, and a unique key may break at its end.</summary>
    private bool RunOne(LaneJob job, bool alone)
    {
        if (!alone) writer.Save();
        try
        {
            if (TimeFor(job) is not { } now) job.Refuse(new ClockWentBack());
            else
            {
                using var write = new Write(writer, job.Actor, now, workingDays, listeners);
                if (job.Run(write))
                {
                    // Its rows travel with the release of its savepoint or, when it is alone, with the commit.
                    if (!alone) writer.Release();
                    writer.Figures.Settle();
                    return true;
                }
            }
        }
        catch (Exception late) when (writer.IsTaken(late))
        {
            job.Refuse(new SomeoneWasFaster());
        }
        catch (Exception bug) when (!writer.IsLost(bug))
        {
            job.Fail(bug);
        }

        writer.Figures.Drop();
        if (!alone) writer.RollBack();
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
