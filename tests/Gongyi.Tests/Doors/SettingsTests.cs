using System.Net;
using Gongyi.Journal;
using Gongyi.Operations;
using Microsoft.Extensions.Logging;

namespace Gongyi.Tests.Doors;

/// <summary>What an operator sets is taken from three places in a fixed order, or refused in one sentence.</summary>
public sealed class SettingsTests : IDisposable
{
    private readonly DataDirectory data = new(Directory.CreateTempSubdirectory("gongyi-settings-").FullName);

    [Fact]
    public void Without_anything_set_everything_has_a_value()
    {
        var options = Read("");
        Assert.Equal("http://127.0.0.1:5080", options.Urls);
        Assert.Equal((LogLevel.Information, TimeSpan.Zero, 256), (options.Log, options.StopDelay, options.DiskFloorMiB));
        Assert.Null(options.Otlp);
        Assert.Empty(options.Proxy);
    }

    [Fact]
    public void Every_key_can_stand_in_the_file()
    {
        var options = Read("""
            { // where we are
              "Urls": "http://0.0.0.0:8080", "Address": "https://gongyi.example", "Database": "Host=db", "Sms": { "Url": "https://sms.example/send", "Secret": "s" },
              "Otlp": "http://collector:4318", "Proxy": "10.0.0.1, ::1", "Log": "Warning", "StopDelay": 5, "DiskFloorMiB": 1024 }
            """);
        Assert.Equal(("http://0.0.0.0:8080", "Host=db", "s"), (options.Urls, options.Database, options.SmsSecret));
        Assert.Equal(new Uri("https://gongyi.example"), options.Address);
        Assert.Equal((new Uri("https://sms.example/send"), new Uri("http://collector:4318")), (options.SmsUrl, options.Otlp));
        Assert.Equal([IPAddress.Parse("10.0.0.1"), IPAddress.IPv6Loopback], options.Proxy);
        Assert.Equal((LogLevel.Warning, TimeSpan.FromSeconds(5), 1024), (options.Log, options.StopDelay, options.DiskFloorMiB));
    }

    [Fact]
    public void The_environment_wins_over_the_file()
    {
        var options = Read("""{ "Urls": "http://file", "Sms": { "Secret": "file" } }""", ("GONGYI__Urls", "http://environment"), ("GONGYI__Sms__Secret", "environment"), ("OTHER", "x"));
        Assert.Equal(("http://environment", "environment"), (options.Urls, options.SmsSecret));
    }

    [Fact]
    public void The_command_line_wins_over_both()
    {
        var options = Ask(
            """{ "Urls": "http://file" }""", [("GONGYI__Urls", "http://environment"), ("GONGYI__Database", "Host=environment")],
            new() { ["--data"] = data.Path, ["--urls"] = "http://flag", ["--database"] = "Host=flag" }).Options!;
        Assert.Equal(("http://flag", "Host=flag"), (options.Urls, options.Database));
        Assert.Contains("flag", options.Place, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "Database": "somewhere" }""", "'Database'")]
    [InlineData("""{ "Address": "gongyi.example" }""", "'Address'")]
    [InlineData("""{ "Address": "https://gongyi.example/below" }""", "'Address'")]
    [InlineData("""{ "Url": "http://x" }""", "'Url'")]
    [InlineData("""{ "Sms": { "Url": "https://x", "Secrt": "hush" } }""", "'Sms:Secrt'")]
    [InlineData("""{ "Sms": { "Url": "http://gateway.example/messages", "Secret": "hush" } }""", "'Sms:Url'")]
    [InlineData("""{ "Sms": { "Url": "https://gateway.example/messages" } }""", "'Sms:Secret'")]
    [InlineData("""{ "Sms": { "Url": "https://gateway.example/messages", "Secret": "hush hush" } }""", "'Sms:Secret'")]
    [InlineData("""{ "Otlp": "collector" }""", "'Otlp'")]
    [InlineData("""{ "Proxy": "my-proxy" }""", "'Proxy'")]
    [InlineData("""{ "Log": "Loud" }""", "'Log'")]
    [InlineData("""{ "Log": "Debug" }""", "'Log'")]
    [InlineData("""{ "StopDelay": -1 }""", "'StopDelay'")]
    [InlineData("""{ "DiskFloorMiB": "much" }""", "'DiskFloorMiB'")]
    [InlineData("{ \"Urls\": \"http://x\"", "cannot be read")]
    [InlineData("Urls = http://x", "cannot be read")]
    [InlineData("[]", "cannot be read")]
    public void What_cannot_be_taken_is_named_in_one_sentence(string file, string named)
    {
        var wrong = Wrong(file);
        Assert.Contains(named, wrong, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', wrong);
        Assert.DoesNotContain("hush", wrong, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_variable_is_named_too() => Assert.Contains("'Ulrs' in the environment", Wrong("", ("GONGYI__Ulrs", "http://x")), StringComparison.Ordinal);

    [Fact]
    public async Task The_command_exits_2_and_changes_nothing()
    {
        await File.WriteAllTextAsync(data.File("gongyi.json"), """{ "Ulrs": "http://x" }""", TestContext.Current.CancellationToken);
        using var errors = new StringWriter();
        Assert.Equal(2, await Commands.Run(["demo", "--data", data.Path], TextWriter.Null, errors));
        Assert.Single(errors.ToString().Trim().Split('\n'));
        Assert.Equal(["gongyi.json"], Directory.GetFileSystemEntries(data.Path).Select(Path.GetFileName));
    }

    public void Dispose() => Directory.Delete(data.Path, recursive: true);

    private ServerOptions Read(string file, params (string, string)[] environment)
    {
        var (options, wrong) = Ask(file, environment);
        Assert.Null(wrong);
        return options!;
    }

    private string Wrong(string file, params (string, string)[] environment)
    {
        var (options, wrong) = Ask(file, environment);
        Assert.Null(options);
        return wrong!;
    }

    private (ServerOptions? Options, string? Wrong) Ask(string file, (string Key, string Value)[] environment, Dictionary<string, string>? flags = null)
    {
        if (file.Length > 0) File.WriteAllText(data.File("gongyi.json"), file);
        return Settings.Read(new(data, "http://127.0.0.1:5080", IsDemo: false), environment.Select(pair => KeyValuePair.Create(pair.Key, (string?)pair.Value)), flags ?? []);
    }
}
