using System.Diagnostics;
using System.Diagnostics.Metrics;
using Gongyi.Shared;

namespace Gongyi.Journal;

/// <summary>
/// What the lane tells an operator: how many wait, how long, how many share a commit, how they end. Names and numbers
/// only; never a person, a text or an id that leads to one.
/// </summary>
public static class LaneTelemetry
{
    /// <summary>The name of both the trace source and the meter.</summary>
    public const string Name = "Gongyi";

    private static readonly ActivitySource Source = new(Name);
    private static readonly Meter Meter = new(Name);

    private static readonly UpDownCounter<int> Queue =
        Meter.CreateUpDownCounter<int>("gongyi.lane.queue", "{write}", "Writes that wait for the lane.");

    private static readonly Histogram<double> Waits = Seconds("gongyi.lane.wait", "From entering the queue to being taken out of it.");
    private static readonly Histogram<double> Commits = Seconds("gongyi.lane.commit", "One commit, with its flush to the disk.");

    private static readonly Histogram<int> Batches = Meter.CreateHistogram(
        "gongyi.lane.batch", "{write}", "Writes that shared one commit.", advice: new InstrumentAdvice<int> { HistogramBucketBoundaries = [1, 2, 4, 8, 16, 32, 64] });

    private static readonly Counter<int> Writes =
        Meter.CreateCounter<int>("gongyi.writes", "{write}", "Writes that were answered, by outcome: kept, refused or broken.");

    private static readonly Counter<int> Refusals = Meter.CreateCounter<int>("gongyi.refusals", "{write}", "Writes that were refused, by the refusal's code.");

    private static readonly Counter<int> Retries =
        Meter.CreateCounter<int>("gongyi.lane.retries", "{write}", "Writes done again unseen, because the database asked for it.");

    /// <summary>Begins to follow one write, from before the queue until it is answered; its span is named after the action.</summary>
    public static Followed Follow<T>(Actor actor)
    {
        ArgumentNullException.ThrowIfNull(actor);
        // Without a community it is the house asking whether the lane still answers: that is no write.
        return actor.Community == 0 ? new(null, counts: false) : new(Source.StartActivity(Verb<T>.Name)?.SetTag("gongyi.community", actor.Community), counts: true);
    }

    public static void Queued() => Queue.Add(1);

    public static void Taken(TimeSpan waited)
    {
        Queue.Add(-1);
        Waits.Record(waited.TotalSeconds);
    }

    public static void Committed(int writes, TimeSpan took)
    {
        Batches.Record(writes);
        Commits.Record(took.TotalSeconds);
    }

    public static void Retried() => Retries.Add(1);

    private static Histogram<double> Seconds(string name, string about) => Meter.CreateHistogram(
        name, "s", about, advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10] });

    /// <summary>One write on its way. Whoever is not told how it ended counts it as broken.</summary>
    public sealed class Followed : IDisposable
    {
        private readonly Activity? span;
        private readonly bool counts;
        private string outcome = "broken";

        internal Followed(Activity? span, bool counts) => (this.span, this.counts) = (span, counts);

        /// <summary>Notes how the write ended, and hands the answer on.</summary>
        public Result<T> Ended<T>(Result<T> answer) where T : notnull
        {
            ArgumentNullException.ThrowIfNull(answer);
            if (answer.Refusal is not { Code: var code })
            {
                outcome = "kept";
                return answer;
            }

            outcome = "refused";
            if (counts) Refusals.Add(1, new KeyValuePair<string, object?>("code", code));
            _ = span?.SetTag("gongyi.refusal", code);
            return answer;
        }

        public void Dispose()
        {
            if (counts) Writes.Add(1, new KeyValuePair<string, object?>("outcome", outcome));
            _ = span?.SetTag("gongyi.outcome", outcome);
            if (outcome is "broken") _ = span?.SetStatus(ActivityStatusCode.Error);
            span?.Dispose();
        }
    }

    /// <summary>An action's answer stands inside the action, so its type knows the verb: <c>PublishNeed.Answer</c>.</summary>
    private static class Verb<T>
    {
        public static readonly string Name = (typeof(T).DeclaringType ?? typeof(T)).Name;
    }
}
