using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Gongyi.Journal;
using Gongyi.Operations;
using Gongyi.Operations.Demo;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Gongyi.Tests.Doors;

/// <summary>Where a copy of the demo lives: its directory and, on PostgreSQL, its database.</summary>
public sealed record Place(DataDirectory Data, string? Database = null)
{
    public Store Store { get; } = Store.Of(Data, Database);

    /// <param name="into">An empty directory; one of its own unless said otherwise.</param>
    public static DataDirectory CopyOf(DataDirectory built, string? into = null)
    {
        ArgumentNullException.ThrowIfNull(built);
        var copy = into ?? Directory.CreateTempSubdirectory("gongyi-test-").FullName;
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
    private readonly BuiltDemo? built;
    private readonly WebApplication app;
    private readonly DemoFile demo;
    private readonly Client client;

    private DemoHost(BuiltDemo? built, Place place, WebApplication app)
    {
        (this.built, Place, this.app, demo) = (built, place, app, DemoFile.Read(place.Data));
        client = NewClient();
    }

    public Place Place { get; }

    public DataDirectory Data => Place.Data;

    public HttpClient Http => client.Http;

    /// <summary>The lane of this server, for those who want to stand in its way.</summary>
    public Lane Lane => app.Services.GetRequiredService<Lane>();

    public Fixtures Fixtures => demo.Fixtures;

    /// <summary>What the server is made of.</summary>
    public IServiceProvider Services => app.Services;

    /// <param name="place">Where it works; a fresh copy of the demo unless said otherwise.</param>
    /// <param name="keep">Whether the copy outlives this server.</param>
    /// <param name="prepare">What happens in the copy before the server starts.</param>
    public static async Task<DemoHost> Start(
        BuiltDemo built, bool isDemo = true, Func<ServerOptions, ServerOptions>? with = null, Place? place = null, bool keep = false, Action<Place>? prepare = null)
    {
        ArgumentNullException.ThrowIfNull(built);
        place ??= built.Copy();
        prepare?.Invoke(place);
        var options = new ServerOptions(place.Data, "http://127.0.0.1:0", isDemo, place.Database) { Log = LogLevel.Warning };
        var app = Server.Build(with is null ? options : with(options));
        await app.StartAsync();
        return new DemoHost(keep ? null : built, place, app);
    }

    public Persona Persona(string key) => client.Persona(key);

    /// <summary>Somebody else, on connections of their own.</summary>
    public Client NewClient() => new(demo, new Uri(app.Urls.First()));

    public Task<Reply> Post(string? who, string path, object? body = null, string? key = null) => client.Send(HttpMethod.Post, who, path, body, key);

    public Task<Reply> Put(string? who, string path, object? body = null) => client.Send(HttpMethod.Put, who, path, body);

    public Task<Reply> Get(string? who, string path) => client.Send(HttpMethod.Get, who, path);

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
        client.Dispose();
        await app.StopAsync();
        await app.DisposeAsync();
        built?.Drop(Place);
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
