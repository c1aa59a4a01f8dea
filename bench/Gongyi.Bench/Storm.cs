using System.Diagnostics;

namespace Gongyi.Bench;

/// <summary>Clients that each do one thing after another for a while.</summary>
internal static class Storm
{
    public sealed record Result(double PerSecond, double MedianMs, double P99Ms);

    /// <summary>One thread of control a client; <paramref name="act"/> gets the client's number and how often it has acted.</summary>
    public static async Task<Result> Run(int clients, TimeSpan time, Func<int, int, Task> act)
    {
        await Task.WhenAll(Enumerable.Range(0, clients).Select(client => act(client, -1))); // everything prepared, everything compiled
        var watch = Stopwatch.StartNew();
        var times = await Task.WhenAll(Enumerable.Range(0, clients).Select(client => Task.Run(async () =>
        {
            var own = new List<double>();
            for (var no = 0; watch.Elapsed < time; no++)
            {
                var from = watch.Elapsed;
                await act(client, no);
                own.Add((watch.Elapsed - from).TotalMilliseconds);
            }

            return own;
        })));
        var elapsed = watch.Elapsed;
        var all = times.SelectMany(each => each).Order().ToList();
        return new(all.Count / elapsed.TotalSeconds, all[all.Count / 2], all[all.Count * 99 / 100]);
    }
}
