using System.Diagnostics;
using System.Net.Http.Json;
using Gongyi.Operations.Demo;

namespace Gongyi.Tests.Doors;

/// <summary>The built program as an operator starts and stops it, with everything it says, and somebody who calls it.</summary>
public sealed class GongyiProcess : IAsyncDisposable
{
    private readonly ServerProcess server;

    private GongyiProcess(ServerProcess server) => this.server = server;

    public HttpClient Http { get; private set; } = null!;

    /// <summary>Everything on stdout and stderr so far.</summary>
    public IReadOnlyList<string> Lines => server.Said().Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public static async Task<GongyiProcess> Start(Place place, string command = "serve", params (string Key, string Value)[] environment)
    {
        // A shell that starts tests in the background lets them, and their children, ignore Ctrl-C.
        var started = new GongyiProcess(new(place, "/usr/bin/env", "--default-signal=INT") { Command = command, Environment = environment });
        started.server.Start();
        started.Http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = await started.server.Serving() };
        return started;
    }

    /// <summary>An API call in a persona's seat.</summary>
    public async Task<HttpResponseMessage> Send(HttpMethod method, Persona? who, string path, object? body = null)
    {
        using var request = new HttpRequestMessage(method, $"/api/v1/communities/qiheli{path}");
        if (who is not null) request.Headers.Authorization = new("Bearer", who.Token);
        if (method != HttpMethod.Get) request.Content = body as HttpContent ?? JsonContent.Create(body ?? new { });
        return await Http.SendAsync(request);
    }

    /// <summary>TERM, as a service manager says it, or INT, as Ctrl-C does.</summary>
    public void Signal(string signal)
    {
        using var kill = Process.Start("/bin/sh", ["-c", $"kill -{signal} {server.Id}"]);
        kill.WaitForExit();
        Assert.Equal(0, kill.ExitCode);
    }

    public Task<int> Exit() => server.Exit();

    public ValueTask DisposeAsync()
    {
        Http?.Dispose();
        server.Dispose();
        return ValueTask.CompletedTask;
    }
}
