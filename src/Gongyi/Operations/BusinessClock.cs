using System.Text.Json;
using Gongyi.Journal;

namespace Gongyi.Operations;

/// <summary>
/// Business time. In the demo it runs beside the real one by a kept distance and can be moved forward; elsewhere it is
/// the real one. Sign-in, cookies and tokens never look at it.
/// </summary>
public sealed class BusinessClock : TimeProvider
{
    private readonly Lock gate = new();
    private readonly string? file;
    private TimeSpan distance;

    private BusinessClock(string? file, TimeSpan distance) => (this.file, this.distance) = (file, distance);

    public static BusinessClock Real { get; } = new(null, TimeSpan.Zero);

    /// <summary>The demo's clock as it was left.</summary>
    public static BusinessClock OfDemo(DataDirectory directory)
    {
        ArgumentNullException.ThrowIfNull(directory);
        var file = directory.File("clock.json");
        return new(file, File.Exists(file) ? JsonSerializer.Deserialize<TimeSpan>(File.ReadAllText(file)) : TimeSpan.Zero);
    }

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + distance;

    /// <summary>Sets the clock to a moment, from which it goes on running.</summary>
    public void Set(DateTimeOffset moment)
    {
        lock (gate) Keep(moment - System.GetUtcNow());
    }

    public void Advance(int days)
    {
        lock (gate) Keep(distance + TimeSpan.FromDays(days));
    }

    /// <summary>On the disk first: a clock that could not be kept has not moved.</summary>
    private void Keep(TimeSpan moved)
    {
        if (file is null) throw new InvalidOperationException("Only the demo's clock can be moved.");
        var next = file + ".new";
        File.WriteAllText(next, JsonSerializer.Serialize(moved));
        File.Move(next, file, overwrite: true);
        distance = moved;
    }
}
