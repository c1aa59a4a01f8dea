using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using Gongyi.Operations.Demo;

namespace Gongyi.Tests.Doors;

/// <summary>The program itself in a process of its own, over the tests' copy of the demo, so that it can be killed and started again.</summary>
/// <param name="before">What starts it, such as a tracer; empty for nothing.</param>
public sealed partial class ServerProcess(Place place, params string[] before) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private readonly StringBuilder said = new();
    private Process? process;
    private TaskCompletionSource<Uri> address = new();

    /// <summary>The program that was built with these tests.</summary>
    public static string Program { get; } = Built();

    /// <summary>What the program is asked to do.</summary>
    public string Command { get; init; } = "demo";

    public IReadOnlyList<(string Key, string Value)> Environment { get; init; } = [];

    public int Id => process!.Id;

    public bool IsRunning => process is { HasExited: false };

    public bool Serves => address.Task.IsCompleted;

    public void Start()
    {
        process?.Dispose();
        lock (said) _ = said.Clear();
        address = new(TaskCreationOptions.RunContinuationsAsynchronously);
        string[] call = [.. before, Program, Command, .. place.Flags, "--urls", "http://127.0.0.1:0"];
        process = Begin(call, Environment);
        process.OutputDataReceived += (_, line) => Hear(line.Data);
        process.ErrorDataReceived += (_, line) => Hear(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>Where it answers, once it does.</summary>
    public async Task<Uri> Serving()
    {
        var patience = Stopwatch.StartNew();
        while (!address.Task.IsCompleted)
        {
            if (process!.HasExited || patience.Elapsed > Patience) throw new InvalidOperationException($"The server did not start: {Said()}");
            _ = await Task.WhenAny(address.Task, Task.Delay(50));
        }

        return await address.Task;
    }

    public async Task<Client> Client()
    {
        var server = await Serving();
        return new(DemoFile.Read(place.Data), server);
    }

    /// <summary>SIGKILL: it can neither finish nor clean up.</summary>
    public void Kill()
    {
        process!.Kill();
        process.WaitForExit();
    }

    /// <summary>Waits until it has ended by itself.</summary>
    public async Task<int> Exit()
    {
        await process!.WaitForExitAsync().WaitAsync(Patience);
        return process.ExitCode;
    }

    /// <summary>A command beside the server.</summary>
    public static async Task<(int Exit, string Output, string Errors)> Run(params string[] args) => await Finish([Program, .. args]);

    /// <summary>Another program, to its end.</summary>
    public static async Task<(int Exit, string Output, string Errors)> Finish(params string[] call)
    {
        using var other = Begin(call, []);
        var (output, errors) = (other.StandardOutput.ReadToEndAsync(), other.StandardError.ReadToEndAsync());
        await other.WaitForExitAsync();
        return (other.ExitCode, await output, await errors);
    }

    /// <summary>Everything it said since it started, on both streams.</summary>
    public string Said()
    {
        lock (said) return said.ToString();
    }

    public void Dispose()
    {
        if (IsRunning) Kill();
        process?.Dispose();
    }

    private static Process Begin(string[] call, IReadOnlyList<(string Key, string Value)> environment)
    {
        var start = new ProcessStartInfo(call[0], call[1..])
        {
            RedirectStandardOutput = true, RedirectStandardError = true, StandardOutputEncoding = Encoding.UTF8, StandardErrorEncoding = Encoding.UTF8,
            // A server that lives for a second does not profit from measuring itself.
            Environment = { ["DOTNET_TieredPGO"] = "0" },
        };
        foreach (var (key, value) in environment) start.Environment[key] = value;
        return Process.Start(start)!;
    }

    private static string Built()
    {
        var path = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../Gongyi/release/gongyi"));
        return File.Exists(path) ? path : throw new InvalidOperationException($"{path} is not built. Build with -c Release and --artifacts-path, as ./test does.");
    }

    private void Hear(string? line)
    {
        if (line is null) return;
        lock (said) _ = said.AppendLine(line);
        if (Url().Match(line) is { Success: true } url) _ = address.TrySetResult(new Uri(url.Value));
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+")]
    private static partial Regex Url();
}
