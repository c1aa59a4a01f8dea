using System.Net;
using System.Text.RegularExpressions;
using Gongyi.Tests;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;

namespace Gongyi.Bench;

/// <summary>
/// Pages, end to end on loopback, each beside a server that only sends the same bytes: Kestrel and nothing else, in the
/// same process and the same minute. Clients and servers share the cores, so only the ratios mean something.
/// </summary>
internal static partial class PagesBench
{
    private const int Clients = 16, Turns = 9;

    public static async Task<int> Run(TimeSpan time, int needs, int communities)
    {
        using var cluster = new Cluster(durable: true);
        var table = new Table($"Pages per second ({Clients} clients on loopback)", "store", "page", "bytes", "per second", "median ms", "p99 ms", "raw Kestrel", "to raw Kestrel");
        var spread = new Table("The same pages in a house of one community and of many", "store", "page", "communities", "per second", "to one community");
        foreach (var postgres in (bool[])[false, true])
        {
            await using (var house = await BigHouse.Open(cluster, postgres, needs, 0, index: false))
            {
                await Measure(house, postgres, "list of needs, anybody, kept", "/c/qiheli/needs", null, time, table);
                await Measure(house, postgres, "the same, packed", "/c/qiheli/needs", null, time, table, packed: true);
                await Measure(house, postgres, $"desk over {Table.Rate(needs)} needs, a worker, made each time", "/c/qiheli/desk?view=match", "caseworker", time, table);
                await Measure(house, postgres, $"public list over {Table.Rate(needs)} needs, a worker, made each time", "/c/qiheli/needs", "caseworker", time, table);
            }

            await Spread(cluster, postgres, communities, time, spread);
        }

        table.Print();
        spread.Print();
        return 0;
    }

    private static async Task Measure(BigHouse house, bool postgres, string name, string page, string? who, TimeSpan time, Table table, bool packed = false)
    {
        using var http = NewClient(house.Address);
        if (who is not null) http.DefaultRequestHeaders.Add("Cookie", await Enter(house.Address, who));
        if (packed) http.DefaultRequestHeaders.Add("Accept-Encoding", "gzip, br");
        using var sample = await http.GetAsync(page);
        _ = sample.EnsureSuccessStatusCode();
        var body = await sample.Content.ReadAsByteArrayAsync();
        await using var raw = await Raw(sample, body);
        using var bare = NewClient(new(raw.Urls.First()));
        _ = await Ask(http, page, time / 3);
        _ = await Ask(bare, "/", time / 3);
        // Turn by turn, so that what else the machine does meets both; the ratio is that of the median pair of turns.
        var turns = new List<(Storm.Result Ours, Storm.Result Theirs)>();
        for (var turn = 0; turn < Turns; turn++) turns.Add((await Ask(http, page, time / Turns), await Ask(bare, "/", time / Turns)));
        var (fast, plain) = turns.OrderBy(turn => turn.Ours.PerSecond / turn.Theirs.PerSecond).ElementAt(Turns / 2);
        table.Add(
            postgres ? "PostgreSQL" : "SQLite", name, Table.Rate(body.Length), Table.Rate(fast.PerSecond), Table.Milliseconds(fast.MedianMs), Table.Milliseconds(fast.P99Ms),
            Table.Rate(plain.PerSecond), Table.Ratio(fast.PerSecond / plain.PerSecond));
    }

    private static async Task Spread(Cluster cluster, bool postgres, int communities, TimeSpan time, Table table)
    {
        (string Name, string Page, string? Who)[] pages =
            [("home, anybody, kept", "/c/qiheli", null), ("home, a worker, made each time", "/c/qiheli", "caseworker"), ("list of needs, a worker, made each time", "/c/qiheli/needs", "caseworker"), ("desk, a worker, made each time", "/c/qiheli/desk", "caseworker")];
        await using var one = await BigHouse.Open(cluster, postgres, 1000, 0, index: false);
        await using var many = await BigHouse.Open(cluster, postgres, 1000, communities, index: false);
        foreach (var (name, page, who) in pages)
        {
            var rates = new Dictionary<BigHouse, List<Storm.Result>> { [one] = [], [many] = [] };
            for (var turn = 0; turn < 3; turn++)
                foreach (var house in (BigHouse[])[one, many])
                {
                    using var http = NewClient(house.Address);
                    if (who is not null) http.DefaultRequestHeaders.Add("Cookie", await Enter(house.Address, who));
                    rates[house].Add(await Ask(http, page, time / 3));
                }

            var alone = Median(rates[one]).PerSecond;
            table.Add(postgres ? "PostgreSQL" : "SQLite", name, "1", Table.Rate(alone), "1");
            table.Add(postgres ? "PostgreSQL" : "SQLite", name, Table.Rate(communities), Table.Rate(Median(rates[many]).PerSecond), Table.Ratio(Median(rates[many]).PerSecond / alone));
        }
    }

    private static Task<Storm.Result> Ask(HttpClient http, string page, TimeSpan time) => Storm.Run(Clients, time, async (_, _) =>
    {
        using var answer = await http.GetAsync(page);
        _ = answer.EnsureSuccessStatusCode();
        _ = await answer.Content.ReadAsByteArrayAsync();
    });

    private static Storm.Result Median(List<Storm.Result> turns) => turns.OrderBy(turn => turn.PerSecond).ElementAt(turns.Count / 2);

    /// <summary>Kestrel with one answer: the bytes and the headers of the page.</summary>
    private static async Task<WebApplication> Raw(HttpResponseMessage like, byte[] body)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        _ = builder.WebHost.UseKestrel(kestrel => kestrel.AddServerHeader = false).UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var headers = like.Headers.Concat(like.Content.Headers).Where(each => each.Key is not ("Date" or "Transfer-Encoding" or "Content-Length" or "Set-Cookie" or "Age"))
            .Select(each => (each.Key, Value: string.Join(", ", each.Value))).ToList();
        app.Run(http =>
        {
            foreach (var (name, value) in headers) http.Response.Headers[name] = value;
            http.Response.ContentLength = body.Length;
            return http.Response.Body.WriteAsync(body, 0, body.Length);
        });
        await app.StartAsync();
        return app;
    }

    private static HttpClient NewClient(Uri address) =>
        new(new SocketsHttpHandler { MaxConnectionsPerServer = Clients, AllowAutoRedirect = false, UseCookies = false, AutomaticDecompression = DecompressionMethods.None }) { BaseAddress = address };

    /// <summary>Comes in as people do.</summary>
    private static async Task<string> Enter(Uri address, string who)
    {
        using var http = NewClient(address);
        using var lobby = await http.GetAsync("/demo");
        var cookies = string.Join("; ", lobby.Headers.GetValues("Set-Cookie").Select(cookie => cookie.Split(';')[0]));
        using var press = new HttpRequestMessage(HttpMethod.Post, "/demo?handler=signin");
        press.Headers.Add("Cookie", cookies);
        press.Content = new FormUrlEncodedContent([new("who", who), new("__RequestVerificationToken", FormToken().Match(await lobby.Content.ReadAsStringAsync()).Groups[1].Value)]);
        using var answer = await http.SendAsync(press);
        return answer.Headers.GetValues("Set-Cookie").Single(cookie => cookie.StartsWith("seat=", StringComparison.Ordinal)).Split(';')[0];
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"")]
    private static partial Regex FormToken();
}
