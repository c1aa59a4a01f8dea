using System.Net.Http.Json;
using Gongyi.Journal;
using Gongyi.Operations;
using Gongyi.Operations.Demo;
using Gongyi.Tests;
using Microsoft.Extensions.Logging;

namespace Gongyi.Bench;

/// <summary>The whole way: HTTP, token, seat, lane, rules, disk, answer.</summary>
internal static class HttpBench
{
    public static async Task<int> Run(TimeSpan time)
    {
        using var cluster = new Cluster(durable: true);
        var tpcb = Pgbench.Run(cluster, time);
        var table = new Table("Needs filed over HTTP (client and server share the cores)", "store", "clients", "per second", "median ms", "p99 ms", "to TPC-B");
        foreach (var postgres in (bool[])[false, true]) await Measure(cluster, postgres, time, tpcb, table);
        table.Print();
        return 0;
    }

    private static async Task Measure(Cluster cluster, bool postgres, TimeSpan time, Dictionary<int, double> tpcb, Table table)
    {
        var path = Directory.CreateTempSubdirectory("gongyi-bench-").FullName;
        var data = new DataDirectory(path);
        if (postgres) cluster.Create("http");
        var options = new ServerOptions(data, "http://127.0.0.1:0", IsDemo: true, postgres ? cluster.Address("http") : null) { Log = LogLevel.Warning, RealTime = new Hurry() };
        DemoBuilder.Build(data, options.Store, _ => { });
        await using var app = Server.Build(options);
        await app.StartAsync();
        var token = DemoFile.Read(data).Personas.Single(persona => persona.Key == "resident").Token;
        foreach (var clients in (int[])[1, 32, 256])
        {
            using var http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = clients }) { BaseAddress = new Uri(app.Urls.First()) };
            http.DefaultRequestHeaders.Authorization = new("Bearer", token);
            var result = await Storm.Run(clients, time, async (client, no) =>
            {
                using var answer = await http.PostAsJsonAsync("/api/v1/communities/qiheli/needs", new { text = $"想请人帮忙 {client} {no}" });
                _ = answer.EnsureSuccessStatusCode();
            });
            table.Add(
                postgres ? "PostgreSQL" : "SQLite", $"{clients}", Table.Rate(result.PerSecond), Table.Milliseconds(result.MedianMs), Table.Milliseconds(result.P99Ms),
                Table.Ratio(result.PerSecond / tpcb[clients]));
        }

        await app.StopAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Npgsql.NpgsqlConnection.ClearAllPools();
        Directory.Delete(path, recursive: true);
    }

    /// <summary>For the limits on hammering a second passes with every look: what is measured here is the work.</summary>
    private sealed class Hurry : TimeProvider
    {
        private long seconds;

        public override long TimestampFrequency => 1;

        public override long GetTimestamp() => Interlocked.Increment(ref seconds);

        public override DateTimeOffset GetUtcNow() => System.GetUtcNow().AddSeconds(Interlocked.Increment(ref seconds));
    }
}
