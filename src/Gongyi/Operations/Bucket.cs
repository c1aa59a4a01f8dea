using System.Threading.RateLimiting;

namespace Gongyi.Operations;

/// <summary>So many presses at once, and then again one after another, as fast as the bucket fills. Time is handed in.</summary>
public sealed class Bucket(int size, double perSecond, TimeProvider clock) : RateLimiter
{
    private static readonly Lease Taken = new(null);
    private readonly Lock gate = new();
    private double level = size;
    private long at = clock.GetTimestamp();

    /// <summary>A bucket that is full again says so, and can be thrown away: a new one would be full too.</summary>
    public override TimeSpan? IdleDuration
    {
        get
        {
            lock (gate)
            {
                var idle = clock.GetElapsedTime(at) - TimeSpan.FromSeconds((size - level) / perSecond);
                return idle > TimeSpan.Zero ? idle : null;
            }
        }
    }

    public override RateLimiterStatistics? GetStatistics() => null;

    protected override RateLimitLease AttemptAcquireCore(int permitCount)
    {
        lock (gate)
        {
            var now = clock.GetTimestamp();
            level = Math.Min(size, level + clock.GetElapsedTime(at, now).TotalSeconds * perSecond);
            at = now;
            if (level < permitCount) return new Lease(TimeSpan.FromSeconds((permitCount - level) / perSecond));
            level -= permitCount;
            return Taken;
        }
    }

    /// <summary>Nobody queues: who is early hears when to come back.</summary>
    protected override ValueTask<RateLimitLease> AcquireAsyncCore(int permitCount, CancellationToken cancellationToken) => new(AttemptAcquireCore(permitCount));

    private sealed class Lease(TimeSpan? wait) : RateLimitLease
    {
        public override bool IsAcquired => wait is null;

        public override IEnumerable<string> MetadataNames => wait is null ? [] : [MetadataName.RetryAfter.Name];

        public override bool TryGetMetadata(string metadataName, out object? metadata)
        {
            metadata = metadataName == MetadataName.RetryAfter.Name ? wait : null;
            return metadata is not null;
        }
    }
}
