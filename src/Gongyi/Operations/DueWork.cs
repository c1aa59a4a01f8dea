using Gongyi.Communities;
using Gongyi.Governance;
using Gongyi.Journal;
using Gongyi.Shared;

namespace Gongyi.Operations;

/// <summary>The house's own hand: once a minute, and whenever the demo's clock moves, it presses what is due.</summary>
public sealed partial class DueWork(Lane lane, Store store, DataDirectory data, ILogger<DueWork> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    /// <summary>Runs everything that is due now, in every community.</summary>
    public async Task RunAll(CancellationToken stopping = default)
    {
        List<int> communities;
        using (var db = store.Read(0)) communities = [.. db.Communities.Select(community => community.Id)];
        foreach (var community in communities)
        {
            if (stopping.IsCancellationRequested) return;
            var result = await lane.Run(Actor.House(community), ExpireNotices.Run).ConfigureAwait(false);
            if (result.Refusal is { } no) DidNotRun(log, community, no.Code);
        }

        // Where a server was killed between an erasure and what follows it.
        Erasures.Finish(store, data);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every);
        do await Try(stoppingToken).ConfigureAwait(false);
        while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false));
    }

    /// <summary>What does not work now is tried again in a minute; it must not take the server down.</summary>
    private async Task Try(CancellationToken stopping)
    {
        try
        {
            await RunAll(stopping).ConfigureAwait(false);
        }
        catch (Exception bug)
        {
            Broke(log, Fault.Tell(bug));
        }
    }

    [LoggerMessage(LogLevel.Error, "Due work met a bug: {Fault}")]
    private static partial void Broke(ILogger logger, string fault);

    [LoggerMessage(LogLevel.Warning, "Due work of community {Community} did not run: {Refusal}")]
    private static partial void DidNotRun(ILogger logger, int community, string refusal);
}
