using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Text.Json.Nodes;

namespace TransparencyLog.Cli;

/// <summary>Serves a witness on this machine until it is told to stop. Prints its vkey and where it listens.</summary>
internal static class WitnessCommand
{
    public static int Run(string[] args, Say say)
    {
        var read = Arguments.Read(args, [], "--state!", "--key!", "--log!", "--urls!", "--name");
        if (read.Fault is { } fault) return say.BadInput(fault);
        var logs = new List<VerifierKey>();
        foreach (var vkey in read.All("--log"))
        {
            if (Files.Key(vkey).Fails(out var log, out var unknown)) return say.BadInput(unknown.Sentence);
            logs.Add(log);
        }
        if (Url(read["--urls"]!) is not { } url) return say.BadInput("--urls is an http address of this machine, such as http://127.0.0.1:8101; put a reverse proxy before it.");
        var keyFile = read["--key"]!;
        if (Files.SigningKey(keyFile, read["--name"] ?? Path.GetFileNameWithoutExtension(keyFile)).Fails(out var key, out var no)) return say.BadInput(no.Sentence);
        if (read["--name"] is { } name && name != key.Name) return say.BadInput($"{keyFile} is the key of {key.Name}, not of {name}.");
        if (Witness.Open(new DirectoryStorage(read["--state"]!), key, logs).Fails(out var witness, out no)) return say.Refused(no);

        using (witness) return Serve(witness, url, read.Json, say);
    }

    private static int Serve(Witness witness, Uri url, bool json, Say say)
    {
        using var stop = new CancellationTokenSource();
        using var server = new WitnessServer(witness, url, TimeProvider.System);
        using var term = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        try
        {
            var serving = server.RunAsync(stop.Token);
            if (!serving.IsCompleted)
                _ = json ? say.Done(new JsonObject { ["vkey"] = witness.Key.ToString(), ["url"] = url.ToString() }) : say.Done($"{witness.Key}\n{url}");
            serving.GetAwaiter().GetResult();
            return 0;
        }
        catch (HttpListenerException taken)
        {
            return say.BadInput($"{url} cannot be served: {taken.Message}");
        }

        void Stop(PosixSignalContext context)
        {
            context.Cancel = true;
            stop.Cancel();
        }
    }

    private static Uri? Url(string text)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var url) || url.Scheme != Uri.UriSchemeHttp || !url.IsLoopback || url.UserInfo.Length > 0) return null;
        return url.Port > 0 ? url : new UriBuilder(url) { Port = FreePort() }.Uri;
    }

    private static int FreePort()
    {
        using var socket = new TcpListener(IPAddress.Loopback, 0);
        socket.Start();
        return ((IPEndPoint)socket.LocalEndpoint).Port;
    }
}
