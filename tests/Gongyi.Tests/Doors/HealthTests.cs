using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Gongyi.Journal;
using Gongyi.Shared;
using Microsoft.Extensions.DependencyInjection;

namespace Gongyi.Tests.Doors;

/// <summary>From outside one sees whether the process lives, and whether a write would be kept.</summary>
public sealed class HealthTests(BuiltDemo built)
{
    [Fact]
    public async Task A_server_in_order_is_live_and_ready()
    {
        await using var host = await DemoHost.Start(built, isDemo: false);
        Assert.Equal("ok", await host.Http.GetStringAsync("/healthz"));
        var (status, checks) = await Ready(host.Http);
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(["database", "lane", "disk", "data", "running"], checks.Keys);
        Assert.All(checks.Values, said => Assert.Equal("ok", said));
        Assert.False(File.Exists(host.Data.File(".ready")));
    }

    [Fact]
    public async Task Asking_changes_nothing()
    {
        await using var host = await DemoHost.Start(built, isDemo: false);
        long[] Sizes() => [.. Directory.GetFiles(host.Data.Path).Order().Where(file => !file.EndsWith("-shm", StringComparison.Ordinal)).Select(file => new FileInfo(file).Length)];
        await Task.Delay(2000, TestContext.Current.CancellationToken); // what is due at the start is done
        var before = Sizes();
        _ = await Ready(host.Http);
        await Task.Delay(1100, TestContext.Current.CancellationToken);
        _ = await Ready(host.Http);
        Assert.Equal(before, Sizes());
    }

    [Fact]
    public async Task Tables_of_another_build_are_not_ready_but_live()
    {
        await using var host = await DemoHost.Start(built, isDemo: false);
        using (var somebody = new Tampering(host.Place)) _ = somebody.Run("DELETE FROM \"__EFMigrationsHistory\"");
        await Fails(host.Http, "database", "its tables are older than this build");
        Assert.Equal("ok", await host.Http.GetStringAsync("/healthz"));
    }

    [Fact]
    public async Task A_lane_that_hangs_is_not_ready()
    {
        await using var host = await DemoHost.Start(built, isDemo: false);
        using var release = new ManualResetEventSlim();
        var hanging = host.Services.GetRequiredService<Lane>().Run(Actor.House(0), Result<object> (_) =>
        {
            release.Wait();
            return new TooBusy();
        });
        await Fails(host.Http, "lane", "does not answer in time");
        release.Set();
        _ = await hanging;
    }

    [Fact]
    public async Task A_full_disk_is_not_ready()
    {
        await using var host = await DemoHost.Start(built, isDemo: false, options => options with { DiskFloorMiB = 1 << 29 });
        await Fails(host.Http, "disk", "less than 536870912 MiB are free");
    }

    [Fact]
    public async Task A_data_directory_that_takes_no_file_is_not_ready_and_its_path_is_not_told()
    {
        await using var host = await DemoHost.Start(built, isDemo: false);
        var aside = host.Data.Path + "-aside";
        Directory.Move(host.Data.Path, aside);
        try
        {
            var said = await Fails(host.Http, "data", "does not work; the log says more");
            Assert.DoesNotContain(host.Data.Path, said, StringComparison.Ordinal);
        }
        finally
        {
            if (Directory.Exists(host.Data.Path)) Directory.Delete(host.Data.Path, recursive: true);
            Directory.Move(aside, host.Data.Path);
        }
    }

    private static async Task<string> Fails(HttpClient http, string check, string because)
    {
        var (status, checks) = await Ready(http);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Assert.Equal(because, checks[check]);
        return string.Join('\n', checks.Values);
    }

    private static async Task<(HttpStatusCode Status, Dictionary<string, string> Checks)> Ready(HttpClient http)
    {
        var answer = await http.GetAsync("/readyz");
        var body = await answer.Content.ReadFromJsonAsync<JsonNode>();
        Assert.Equal(answer.StatusCode is HttpStatusCode.OK, body!["ready"]!.GetValue<bool>());
        return (answer.StatusCode, body["checks"]!.AsObject().ToDictionary(pair => pair.Key, pair => pair.Value!.ToString()));
    }
}
