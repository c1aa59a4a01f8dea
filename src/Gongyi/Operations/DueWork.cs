using Gongyi.Communities;
using Gongyi.Governance;
using Gongyi.Journal;
using Gongyi.Shared;

namespace Gongyi.Operations;

/// <summary>The house's own hand: once a minute, and whenever the demo's clock moves, it presses what is due.</summary>
public sealed partial class DueWork(Lane lane, Store store, ILogger<DueWork> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    /// <summary>Runs everything that is due now, in every community.</summary>
    public async Task RunAll()
    {
        List<int> communities;
        using (var db = store.Read(0)) communities = [.. db.Communities.Select(community => community.Id)];
        foreach (var community in communities)
        {
            var result = await lane.Run(Actor.House(community), ExpireNotices.Run).ConfigureAwait(false);
            if (result.Refusal is { } no) DidNotRun(log, community, no.Code);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every);
        do await Try().ConfigureAwait(false);
        while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false));
    }

    /// <summary>A minute in which the store is out is one minute lost: what is due is due in the next one too.</summary>
    private async Task Try()
    {
        try
        {
            await RunAll().ConfigureAwait(false);
        }
#pragma warning disable CA1031 // Whatever it was: left unheard it would stop the whole server.
        catch (Exception broken)
#pragma warning restore CA1031
        {
            Broke(log, broken);
        }
    }

    [LoggerMessage(LogLevel.Error, "Due work broke off; it is tried again in a minute.")]
    private static partial void Broke(ILogger logger, Exception exception);

    [LoggerMessage(LogLevel.Warning, "Due work of community {Community} did not run: {Refusal}")]
    private static partial void DidNotRun(ILogger logger, int community, string refusal);
}
