using Gongyi.Journal;
using Gongyi.Shared;

namespace Gongyi.Operations;

/// <summary>Whether this server should be sent requests: everything that must work for a write to be kept.</summary>
public sealed partial class Readiness(
    Store store, Lane lane, ServerOptions options, IHostApplicationLifetime lifetime, ILogger<Readiness> log)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);
    private readonly Lock turn = new();
    private (Task<Dictionary<string, string>> Checks, long At)? latest;

    private sealed record Awake;

    /// <summary>One line per check: <c>ok</c>, or what is the matter. Asked again within a second, the same answer is given.</summary>
    public async Task<IResult> Answer()
    {
        Dictionary<string, string> checks = new(await Checks().ConfigureAwait(false))
        {
            ["running"] = lifetime.ApplicationStopping.IsCancellationRequested ? "stopping" : "ok",
        };
        var isReady = checks.Values.All(each => each is "ok");
        return Results.Json(new { Ready = isReady, Checks = checks }, Answers.Json, statusCode: isReady ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }

    private Task<Dictionary<string, string>> Checks()
    {
        lock (turn)
        {
            if (latest is { } known && TimeProvider.System.GetElapsedTime(known.At) < Fresh) return known.Checks;
            latest = (CheckAll(), TimeProvider.System.GetTimestamp());
            return latest.Value.Checks;
        }
    }

    private async Task<Dictionary<string, string>> CheckAll() => new()
    {
        ["database"] = await Check("database", () => Task.FromResult(store.PendingMigrations().Count == 0 ? "ok" : "its tables are older than this build")).ConfigureAwait(false),
        ["lane"] = await Check("lane", async () => (await lane.Run(Actor.House(0), _ => (Result<Awake>)new Awake()).ConfigureAwait(false)).Refusal?.Code ?? "ok").ConfigureAwait(false),
        ["disk"] = await Check("disk", () => Task.FromResult(
            new DriveInfo(options.Data.Path).AvailableFreeSpace >> 20 >= options.DiskFloorMiB ? "ok" : $"less than {options.DiskFloorMiB} MiB are free")).ConfigureAwait(false),
        ["data"] = await Check("data", () =>
        {
            File.Create(options.Data.File(".ready"), 1, FileOptions.DeleteOnClose).Dispose();
            return Task.FromResult("ok");
        }).ConfigureAwait(false),
    };

    private async Task<string> Check(string name, Func<Task<string>> check)
    {
        try
        {
            return await Task.Run(check).WaitAsync(Patience).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            return "does not answer in time";
        }
        catch (Exception failed)
        {
            Failed(log, name, failed.GetType().Name, failed.Message);
            return "does not work; the log says more";
        }
    }

    [LoggerMessage(LogLevel.Error, "The check of {Check} failed: {Exception}, {Because}")]
    private static partial void Failed(ILogger logger, string check, string exception, string because);
}
