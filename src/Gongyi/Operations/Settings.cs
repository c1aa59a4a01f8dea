using System.Net;
using Gongyi.Journal;

namespace Gongyi.Operations;

/// <summary>What an operator sets in the environment: <c>GONGYI__Sms__Url</c>, <c>GONGYI__Sms__Secret</c>, <c>GONGYI__Proxies</c>.</summary>
public static class Settings
{
    private const string Prefix = "GONGYI__";

    private sealed record SmsPart(string? Url = null, string? Secret = null);

    public static IConfiguration FromEnvironment() => new ConfigurationBuilder().AddEnvironmentVariables(Prefix).Build();

    /// <summary>The options with the settings in them, or a sentence that says which setting cannot be taken.</summary>
    public static (ServerOptions? Options, string? Wrong) Apply(ServerOptions options, IConfiguration settings)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(settings);
        var sms = settings.GetSection("Sms").Get<SmsPart>();
        if (sms is { Url: { Length: > 0 } url })
        {
            if (!Uri.TryCreate(url, UriKind.Absolute, out var gateway) || !IsSafe(gateway)) return (null, $"{Prefix}Sms__Url must be an https address (http only on this machine).");
            if (sms.Secret is not { Length: > 0 } secret || secret.Any(letter => letter is <= ' ' or > '~')) return (null, $"{Prefix}Sms__Url needs {Prefix}Sms__Secret, in plain letters without spaces.");
            options = options with { Sms = new(gateway, secret) };
        }

        var proxies = new List<IPAddress>();
        foreach (var named in (settings["Proxies"] ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (!IPAddress.TryParse(named, out var proxy)) return (null, $"{Prefix}Proxies: '{named}' is no address.");
            proxies.Add(proxy);
        }

        return (options with { Proxies = proxies }, null);
    }

    /// <summary>A number and its code do not cross a network in the open.</summary>
    private static bool IsSafe(Uri gateway) => gateway.Scheme == Uri.UriSchemeHttps || (gateway.Scheme == Uri.UriSchemeHttp && gateway.IsLoopback);
}
