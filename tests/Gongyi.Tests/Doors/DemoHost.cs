using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Gongyi.Journal;
using Gongyi.Operations;
using Gongyi.Operations.Demo;
using Gongyi.Tests.Doors;
using Microsoft.AspNetCore.Builder;

[assembly: AssemblyFixture(typeof(BuiltDemo))]

namespace Gongyi.Tests.Doors;

/// <summary>The demo, built once for the whole run; every test works on its own copy.</summary>
public sealed class BuiltDemo : IDisposable
{
    private readonly string path = Directory.CreateTempSubdirectory("gongyi-built-").FullName;

    public BuiltDemo() => DemoBuilder.Build(new(path), Store.Of(new(path), null), _ => { });

    public DataDirectory Copy()
    {
        var copy = Directory.CreateTempSubdirectory("gongyi-test-").FullName;
        foreach (var file in Directory.GetFiles(path)) File.Copy(file, Path.Combine(copy, Path.GetFileName(file)));
        return new DataDirectory(copy);
    }

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(path, recursive: true);
    }
}

/// <summary>The real server on a free port, over a private copy of the demo, spoken to over HTTP as everybody does.</summary>
public sealed class DemoHost : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly DemoFile demo;

    private DemoHost(DataDirectory data, WebApplication app)
    {
        (Data, this.app, demo) = (data, app, DemoFile.Read(data));
        Http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new Uri(app.Urls.First()) };
    }

    public DataDirectory Data { get; }

    public HttpClient Http { get; }

    public Fixtures Fixtures => demo.Fixtures;

    public static async Task<DemoHost> Start(BuiltDemo built, bool isDemo = true)
    {
        ArgumentNullException.ThrowIfNull(built);
        var data = built.Copy();
        var app = Server.Build(new(data, "http://127.0.0.1:0", isDemo));
        await app.StartAsync();
        return new DemoHost(data, app);
    }

    public Persona Persona(string key) => demo.Personas.Single(persona => persona.Key == key);

    public Task<Reply> Post(string? who, string path, object? body = null, string? key = null) => Send(HttpMethod.Post, who, path, body, key);

    public Task<Reply> Put(string? who, string path, object? body = null) => Send(HttpMethod.Put, who, path, body, null);

    public Task<Reply> Get(string? who, string path) => Send(HttpMethod.Get, who, path, null, null);

    /// <summary>Moves the demo's clock.</summary>
    public async Task<DateTimeOffset> Advance(int days)
    {
        var answer = await Http.PostAsJsonAsync("/demo/clock", new { advanceDays = days });
        _ = answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<JsonNode>())!["now"]!.GetValue<DateTimeOffset>();
    }

    public async Task<DateTimeOffset> Now() => (await Http.GetFromJsonAsync<JsonNode>("/demo/clock"))!["now"]!.GetValue<DateTimeOffset>();

    public VerifyReport Verify() => Operations.Verify.Run(Store.Of(Data, null));

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await app.StopAsync();
        await app.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(Data.Path, recursive: true);
    }

    private async Task<Reply> Send(HttpMethod method, string? who, string path, object? body, string? key)
    {
        using var request = new HttpRequestMessage(method, path.StartsWith("/api", StringComparison.Ordinal) ? path : $"/api/v1/communities/qiheli{path}");
        if (who is not null) request.Headers.Authorization = new("Bearer", Persona(who).Token);
        if (key is not null) request.Headers.Add("Idempotency-Key", key);
        request.Content = body switch
        {
            null => method == HttpMethod.Get ? null : JsonContent.Create(new { }),
            HttpContent raw => raw,
            _ => JsonContent.Create(body),
        };
        using var answer = await Http.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        return new((int)answer.StatusCode, text.Length == 0 ? null : JsonNode.Parse(text), answer.Headers.RetryAfter is not null);
    }
}

/// <summary>What came back.</summary>
public sealed record Reply(int Status, JsonNode? Body, bool SaysWhenAgain)
{
    public string? this[string field] => Body?[field]?.ToString();

    public string Id => this["id"] ?? throw new InvalidOperationException($"No id in {Status} {Body}");

    /// <summary>Status and, for a refusal, its code: <c>409 QuorumMissing</c>; otherwise the state: <c>201 Published</c>.</summary>
    public override string ToString() => $"{Status} {this["code"] ?? this["state"]}".TrimEnd();
}
