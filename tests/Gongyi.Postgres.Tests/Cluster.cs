using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Gongyi.Tests;

/// <summary>A PostgreSQL server of the tests' own, on loopback, run by an ordinary user: PostgreSQL refuses root.</summary>
public sealed class Cluster : IDisposable
{
    private readonly string path = Directory.CreateTempSubdirectory("gongyi-pg-").FullName;
    private readonly bool durable;
    private readonly ConcurrentQueue<string> said = [];
    private Process server = null!;

    /// <param name="durable">Without, nothing is flushed: the tests kill the server of the house, never this one, and what it has written is then with the kernel.</param>
    public Cluster(bool durable = false)
    {
        this.durable = durable;
        if (Environment.IsPrivilegedProcess) Finish(Start("chown", "postgres", path));
        var data = Path.Combine(path, "data");
        Finish(AsUser(Program("initdb"), "-D", data, "-U", "gongyi", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-instructions"));
        Start();
    }

    /// <summary>Starts it, or starts it again.</summary>
    public void Start()
    {
        server = AsUser(
            Program("postgres"), "-D", Path.Combine(path, "data"), "-p", $"{Port}", "-k", path, "-c", "listen_addresses=127.0.0.1", "-c", "max_connections=300",
            "-c", durable ? "fsync=on" : "fsync=off", "-c", "logging_collector=off");
        // Somebody must read what it says: when the pipe is full, every backend waits for ever in the middle of a sentence.
        server.OutputDataReceived += Hear;
        server.ErrorDataReceived += Hear;
        server.BeginOutputReadLine();
        server.BeginErrorReadLine();
        var patience = Stopwatch.StartNew();
        while (!Answers())
        {
            if (server.HasExited || patience.Elapsed > TimeSpan.FromSeconds(60)) throw new InvalidOperationException($"PostgreSQL did not start: {string.Join('\n', said)}");
            Thread.Sleep(50);
        }
    }

    public int Port { get; } = FreePort();

    public string Address(string database) => $"Host=127.0.0.1;Port={Port};Username=gongyi;Database={database}";

    public void Create(string database, string? template = null) =>
        Say($"CREATE DATABASE {database}{(template is null ? "" : $" TEMPLATE {template}")}");

    /// <summary>The fast way down: what is open is rolled back.</summary>
    public void Stop()
    {
        Finish(Start("kill", "-INT", ServerId()));
        server.WaitForExit();
        server.Dispose();
    }

    public void Dispose()
    {
        NpgsqlConnection.ClearAllPools();
        Stop();
        Directory.Delete(path, recursive: true);
    }

    public static string Program(string name) =>
        Directory.GetDirectories("/usr/lib/postgresql").OrderDescending().Select(version => Path.Combine(version, "bin", name)).FirstOrDefault(File.Exists)
            ?? throw new InvalidOperationException($"PostgreSQL's {name} is not installed (Debian: postgresql).");

    private static Process AsUser(string program, params string[] args) =>
        Environment.IsPrivilegedProcess ? Start("runuser", ["-u", "postgres", "--", program, .. args]) : Start(program, args);

    private static Process Start(string program, params string[] args) =>
        Process.Start(new ProcessStartInfo(program, args) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = "/" })!;

    private static void Finish(Process process)
    {
        var said = process.StandardError.ReadToEndAsync();
        _ = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{process.StartInfo.FileName}: {said.Result}");
        process.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Its last words are kept, for when it does not start.</summary>
    private void Hear(object sender, DataReceivedEventArgs line)
    {
        if (line.Data is null) return;
        said.Enqueue(line.Data);
        while (said.Count > 50) _ = said.TryDequeue(out _);
    }

    private string ServerId() => File.ReadLines(Path.Combine(path, "data", "postmaster.pid")).First();

    private bool Answers()
    {
        try
        {
            Say("SELECT 1");
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    private void Say(string sql)
    {
        using var connection = new NpgsqlConnection(Address("postgres") + ";Pooling=false;Command Timeout=300");
        connection.Open();
#pragma warning disable CA2100 // Names of the tests' own.
        using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        _ = command.ExecuteNonQuery();
    }
}
