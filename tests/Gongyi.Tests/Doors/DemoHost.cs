using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Gongyi.Journal;
using Gongyi.Operations;
using Gongyi.Operations.Demo;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;

namespace Gongyi.Tests.Doors;

/// <summary>Where a copy of the demo lives: its directory and, on PostgreSQL, its database.</summary>
public sealed record Place(DataDirectory Data, string? Database = null)
{
    public Store Store { get; } = Store.Of(Data, Database);

    public VerifyReport Verify() => Operations.Verify.Run(Store, new FileStore(Data));

    public static DataDirectory CopyOf(DataDirectory built)
    {
        ArgumentNullException.ThrowIfNull(built);
        var copy = Directory.CreateTempSubdirectory("gongyi-test-").FullName;
        string In(string path) => Path.Combine(copy, Path.GetRelativePath(built.Path, path));
        foreach (var folder in Directory.GetDirectories(built.Path, "*", SearchOption.AllDirectories)) Directory.CreateDirectory(In(folder));
        foreach (var file in Directory.GetFiles(built.Path, "*", SearchOption.AllDirectories)) File.Copy(file, In(file));
        return new(copy);
    }

    public VerifyReport Verify() => Operations.Verify.Run(Store, new FileStore(Data));

    /// <summary>What tells the command line.</summary>
    public string[] Flags => Database is null ? ["--data", Data.Path] : ["--data", Data.Path, "--database", Database];
}

/// <summary>The real server on a free port, over a private copy of the demo, spoken to over HTTP as everybody does.</summary>
public sealed class DemoHost : IAsyncDisposable
{
    private readonly BuiltDemo built;
    private readonly WebApplication app;
    private readonly DemoFile demo;

    private DemoHost(BuiltDemo built, Place place, WebApplication app)
    {
        (this.built, Place, this.app, demo) = (built, place, app, DemoFile.Read(place.Data));
        Http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new Uri(app.Urls.First()) };
    }

    public Place Place { get; }

    public DataDirectory Data => Place.Data;

    public HttpClient Http { get; }

    public Fixtures Fixtures => demo.Fixtures;

    /// <summary>What the server is made of.</summary>
    public IServiceProvider Services => app.Services;

    /// <param name="prepare">What happens in the copy before the server starts.</param>
    public static async Task<DemoHost> Start(
        BuiltDemo built, bool isDemo = true, Func<ServerOptions, ServerOptions>? with = null, Place? place = null, Action<Place>? prepare = null)
    {
        ArgumentNullException.ThrowIfNull(built);
        place ??= built.Copy();
        prepare?.Invoke(place);
        var options = new ServerOptions(place.Data, "http://127.0.0.1:0", isDemo, place.Database) { Log = LogLevel.Warning };
        var app = Server.Build(with is null ? options : with(options));
        await app.StartAsync();
        return new DemoHost(built, place, app);
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

    public VerifyReport Verify() => Place.Verify();

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await app.StopAsync();
        await app.DisposeAsync();
        built.Drop(Place);
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
