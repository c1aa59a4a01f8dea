using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Gongyi.Operations.Demo;

namespace Gongyi.Tests.Doors;

/// <summary>The built program itself, as an operator starts and stops it, with everything it says.</summary>
public sealed partial class GongyiProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private readonly Process process;
    private readonly List<string> lines = [];
    private readonly TaskCompletionSource<Uri> address = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private GongyiProcess(Process process) => this.process = process;

    public HttpClient Http { get; private set; } = null!;

    /// <summary>Everything on stdout and stderr so far.</summary>
    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (lines) return [.. lines];
        }
    }

    public static async Task<GongyiProcess> Start(Place place, string command = "serve", params (string Key, string Value)[] environment)
    {
        ArgumentNullException.ThrowIfNull(place);
        ArgumentNullException.ThrowIfNull(environment);
        var program = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", "Gongyi", Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory)), "gongyi"));
        // A shell that starts tests in the background lets them, and their children, ignore Ctrl-C.
        var start = new ProcessStartInfo("/usr/bin/env", ["--default-signal=INT", program, command, .. place.Flags, "--urls", "http://127.0.0.1:0"])
        {
            RedirectStandardOutput = true, RedirectStandardError = true,
        };
        foreach (var (key, value) in environment) start.Environment[key] = value;
        var started = new GongyiProcess(new Process { StartInfo = start });
        started.process.OutputDataReceived += (_, said) => started.Hear(said.Data);
        started.process.ErrorDataReceived += (_, said) => started.Hear(said.Data);
        started.process.EnableRaisingEvents = true;
        started.process.Exited += (_, _) => started.address.TrySetException(new InvalidOperationException($"It ended before it listened: {string.Join('\n', started.Lines)}"));
        Assert.True(started.process.Start());
        started.process.BeginOutputReadLine();
        started.process.BeginErrorReadLine();
        started.Http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = await started.address.Task.WaitAsync(Patience) };
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
        using var kill = Process.Start("/bin/sh", ["-c", $"kill -{signal} {process.Id}"]);
        kill.WaitForExit();
        Assert.Equal(0, kill.ExitCode);
    }

    public async Task<int> Exit()
    {
        await process.WaitForExitAsync().WaitAsync(Patience);
        return process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        Http?.Dispose();
        if (!process.HasExited) process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private void Hear(string? line)
    {
        if (line is null) return;
        lock (lines) lines.Add(line);
        if (Address().Match(line) is { Success: true } found) address.TrySetResult(new Uri(found.Value));
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+")]
    private static partial Regex Address();
}
