using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Gongyi.Tests.Doors;

/// <summary>Whoever has a collector gets traces and metrics of writes, and nobody's words.</summary>
public sealed class TelemetryTests(BuiltDemo built)
{
    private const string Word = "要人陪着去透析13900005555";

    [Fact]
    public async Task A_write_is_seen_by_the_collector_without_what_was_written()
    {
        await using var collector = await Collector.Start();
        await using var host = await DemoHost.Start(built, with: options => options with { Otlp = collector.Address });
        var need = (await host.Post("resident", $"/needs?q={Uri.EscapeDataString(Word)}", new { text = Word })).Id;
        Assert.Equal("409 NeedNotVerified", (await host.Post("caseworker", $"/needs/{need}/publication", new { title = Word, consent = "Paper" })).ToString());
        _ = await host.Http.GetAsync($"/api/v1/communities/qiheli/needs/{Uri.EscapeDataString(Word)}", TestContext.Current.CancellationToken);
        _ = await host.Http.GetAsync($"/c/{Uri.EscapeDataString(Word)}/needs?q={Uri.EscapeDataString(Word)}", TestContext.Current.CancellationToken);
        Assert.True(host.Services.GetRequiredService<TracerProvider>().ForceFlush());
        Assert.True(host.Services.GetRequiredService<MeterProvider>().ForceFlush());

        var traces = collector.Received("/v1/traces");
        foreach (var told in (string[])["FileNeed", "PublishNeed", "kept", "refused", "NeedNotVerified", "POST /api/v1/communities/{slug}/needs", "gongyi.community"])
            Assert.Contains(told, traces, StringComparison.Ordinal);
        var metrics = collector.Received("/v1/metrics");
        foreach (var told in (string[])["gongyi.lane.queue", "gongyi.lane.wait", "gongyi.lane.batch", "gongyi.lane.commit", "gongyi.writes", "gongyi.refusals", "NeedNotVerified", "http.server.request.duration"])
            Assert.Contains(told, metrics, StringComparison.Ordinal);

        var resident = host.Persona("resident");
        string[] secrets = [Word, "13900005555", Uri.EscapeDataString(Word), resident.Name, resident.Token, $"{resident.PersonId}", need, "client.address", "network.peer", "user_agent", "url.path", "url.query"];
        Assert.All(secrets, secret => Assert.DoesNotContain(secret, traces + metrics, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_a_collector_nothing_is_collected()
    {
        await using var host = await DemoHost.Start(built);
        Assert.Null(host.Services.GetService<TracerProvider>());
        Assert.Null(host.Services.GetService<MeterProvider>());
    }

    [Fact]
    public async Task A_collector_that_is_dead_holds_up_nobody()
    {
        await using var host = await DemoHost.Start(built, with: options => options with { Otlp = new Uri("http://127.0.0.1:9") });
        Assert.Equal("201 PendingVerification", (await host.Post("resident", "/needs", new { text = Word })).ToString());
    }

    /// <summary>Takes what an exporter sends by OTLP over HTTP, and keeps the bytes.</summary>
    private sealed class Collector : IAsyncDisposable
    {
        private readonly WebApplication app;
        private readonly ConcurrentQueue<(string Path, byte[] Body)> received = [];

        private Collector(WebApplication app) => this.app = app;

        public Uri Address => new(app.Urls.First());

        public static async Task<Collector> Start()
        {
            var builder = WebApplication.CreateEmptyBuilder(new());
            builder.WebHost.UseKestrel().UseUrls("http://127.0.0.1:0");
            var collector = new Collector(builder.Build());
            collector.app.Run(async http =>
            {
                using var body = new MemoryStream();
                await http.Request.Body.CopyToAsync(body);
                collector.received.Enqueue((http.Request.Path, body.ToArray()));
                http.Response.ContentType = "application/x-protobuf";
            });
            await collector.app.StartAsync();
            return collector;
        }

        /// <summary>Strings stand in protobuf as they are, in UTF-8.</summary>
        public string Received(string path) => string.Join('\n', received.Where(each => each.Path == path).Select(each => Encoding.UTF8.GetString(each.Body)));

        public async ValueTask DisposeAsync() => await app.DisposeAsync();
    }
}
