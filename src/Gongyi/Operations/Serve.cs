using System.Net.Sockets;
using System.Runtime.InteropServices;
using Gongyi.Journal;

namespace Gongyi.Operations;

/// <summary>Serves until somebody says stop (SIGTERM or Ctrl-C); then everybody who was let in is answered first.</summary>
public static class Serve
{
    private const PosixSignal FileSizeLimit = (PosixSignal)25; // SIGXFSZ

    public static async Task<int> Run(ServerOptions options, TextWriter output, Func<string, int> refuse, string first)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(refuse);
        using var own = options.Lock();
        if (own is null) return refuse($"Another gongyi works in {options.Place}.");
        if (options.Store.PendingMigrations().Count > 0) return refuse($"The tables in {options.Place} are older than this build. Run 'gongyi migrate'.");

        // A file at its size limit is a write that fails and is refused; by default the kernel ends the whole process.
        using var sizeLimit = OperatingSystem.IsWindows() ? null : PosixSignalRegistration.Create(FileSizeLimit, signal => signal.Cancel = true);
        await using var app = Server.Build(options);
        try
        {
            await app.StartAsync().ConfigureAwait(false);
        }
        // Taken by another, or not an address of this machine, or not ours to take.
        catch (Exception deaf) when (deaf is IOException or SocketException)
        {
            return refuse($"Could not listen on {options.Urls}: {deaf.Message}");
        }

        if (options.IsDemo) await output.WriteLineAsync($"共益圈 is at {app.Urls.First()}{first}  (there you can be anybody, one click each)").ConfigureAwait(false);
        else ServerLog.Listening(app.OfProcess(), string.Join(", ", app.Urls));
        await app.WaitForShutdownAsync().ConfigureAwait(false);
        ServerLog.Stopped(app.OfProcess());
        return 0;
    }
}
