using Gongyi.Journal;

namespace Gongyi.Operations;

/// <summary>
/// The order in which a server stops: <c>/readyz</c> says no, a balancer may have a moment to notice, then nobody new
/// is let in, and everybody inside is answered. The framework does the rest in this order once it is held up here.
/// </summary>
public sealed class Stopping(ServerOptions options) : IHostedLifecycleService
{
    public async Task StoppingAsync(CancellationToken cancellationToken) => await Task.Delay(options.StopDelay, cancellationToken).ConfigureAwait(false);

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
