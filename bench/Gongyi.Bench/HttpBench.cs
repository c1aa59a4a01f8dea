using System.Net.Http.Json;
using Gongyi.Journal;
using Gongyi.Operations;
using Gongyi.Operations.Demo;

namespace Gongyi.Bench;

/// <summary>The whole way: HTTP, token, seat, lane, rules, disk, answer.</summary>
internal static class HttpBench
{
    public static async Task<int> Run(TimeSpan time)
    {
        var path = Directory.CreateTempSubdirectory("gongyi-bench-").FullName;
        var data = new DataDirectory(path);
        DemoBuilder.Build(data, Store.Of(data, null), _ => { });
        await using var app = Server.Build(new(data, "http://127.0.0.1:0", IsDemo: true));
        await app.StartAsync();
        var token = DemoFile.Read(data).Personas.Single(persona => persona.Key == "resident").Token;
        var table = new Table("Needs filed over HTTP, SQLite (client and server share two cores)", "clients", "per second", "median ms", "p99 ms");
        foreach (var clients in (int[])[1, 32, 256])
        {
            using var http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = clients }) { BaseAddress = new Uri(app.Urls.First()) };
            http.DefaultRequestHeaders.Authorization = new("Bearer", token);
            var result = await Storm.Run(clients, time, async (client, no) =>
            {
                using var answer = await http.PostAsJsonAsync("/api/v1/communities/qiheli/needs", new { text = $"想请人帮忙 {client} {no}" });
                _ = answer.EnsureSuccessStatusCode();
            });
            table.Add($"{clients}", Table.Rate(result.PerSecond), Table.Milliseconds(result.MedianMs), Table.Milliseconds(result.P99Ms));
        }

        table.Print();
        await app.StopAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(path, recursive: true);
        return 0;
    }
}
