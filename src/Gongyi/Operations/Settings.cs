using System.Globalization;
using System.Net;
using Gongyi.Journal;

namespace Gongyi.Operations;

/// <summary>
/// What an operator has set: the command line wins over <c>GONGYI__…</c> in the environment, and that over
/// <c>gongyi.json</c> in the data directory. A key that nobody knows is a typing mistake, and said, not passed over.
/// </summary>
public static class Settings
{
    private const string Prefix = "GONGYI__";

    private static readonly Dictionary<string, Func<ServerOptions, string, ServerOptions?>> Keys = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Urls"] = (options, value) => options with { Urls = value },
        ["Address"] = (options, value) => Web(value) is { } url && IsPlain(url) ? options with { Address = url } : null,
        ["Database"] = (options, value) => IsDatabase(options.Data, value) ? options with { Database = value } : null,
        ["Sms:Url"] = (options, value) => Web(value) is { } url && IsSafe(url) ? options with { SmsUrl = url } : null,
        ["Sms:Secret"] = (options, value) => value.Length > 0 && value.All(letter => letter is > ' ' and <= '~') ? options with { SmsSecret = value } : null,
        ["Otlp"] = (options, value) => Web(value) is { } url ? options with { Otlp = url } : null,
        ["Proxy"] = (options, value) => Addresses(value) is { } proxies ? options with { Proxy = proxies } : null,
        ["Log"] = (options, value) => Level(value) is { } level ? options with { Log = level } : null,
        ["StopDelay"] = (options, value) => Number(value, 300) is { } seconds ? options with { StopDelay = TimeSpan.FromSeconds(seconds) } : null,
        ["DiskFloorMiB"] = (options, value) => Number(value, 1 << 30) is { } floor ? options with { DiskFloorMiB = floor } : null,
    };

    /// <summary>The options with everything that is set, or one sentence about what cannot be taken.</summary>
    /// <param name="environment">Variables, of whatever name.</param>
    /// <param name="flags">Flags of the command line; those that are keys, such as <c>--urls</c>, are taken.</param>
    public static (ServerOptions? Options, string? Wrong) Read(
        ServerOptions defaults, IEnumerable<KeyValuePair<string, string?>> environment, IReadOnlyDictionary<string, string> flags)
    {
        ArgumentNullException.ThrowIfNull(defaults);
        var file = defaults.Data.File("gongyi.json");
        List<KeyValuePair<string, string?>> settings;
        try
        {
            settings = [.. new ConfigurationBuilder().AddJsonFile(file, optional: true, reloadOnChange: false).Build().AsEnumerable().Where(pair => pair.Value is not null)];
        }
        catch (Exception unreadable) when (unreadable is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            return (null, $"{file} cannot be read: {(unreadable.InnerException ?? unreadable).Message.ReplaceLineEndings(" ")}");
        }

        var inFile = settings.Select(pair => (Place: file, Name: pair.Key, pair.Value));
        var inEnvironment = environment.Where(pair => pair.Key.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
            .Select(pair => (Place: "the environment", Name: pair.Key[Prefix.Length..].Replace("__", ":", StringComparison.Ordinal), pair.Value));
        var inFlags = flags.Where(pair => Keys.ContainsKey(pair.Key.TrimStart('-')))
            .Select(pair => (Place: "the command line", Name: pair.Key.TrimStart('-'), Value: (string?)pair.Value));
        foreach (var (place, name, value) in inFile.Concat(inEnvironment).Concat(inFlags))
        {
            if (!Keys.TryGetValue(name, out var take)) return (null, $"'{name}' in {place} is not known. Known are {string.Join(", ", Keys.Keys)}.");
            // The value is not repeated: it may be a secret in the wrong place.
            if (take(defaults, value ?? "") is not { } taken) return (null, $"'{name}' in {place} has a value that it cannot have. See docs/operations.md.");
            defaults = taken;
        }

        return defaults is { SmsUrl: not null, SmsSecret: null } ? (null, "'Sms:Url' is set and 'Sms:Secret' is not: the gateway could not tell who asks.") : (defaults, null);
    }

    /// <summary>A number and its code do not cross a network in the open.</summary>
    private static bool IsSafe(Uri gateway) => gateway.Scheme == Uri.UriSchemeHttps || gateway.IsLoopback;

    /// <summary>Pages stand at the top of their host, and a paper has no room for a long one.</summary>
    private static bool IsPlain(Uri address) => address is { AbsolutePath: "/", Query: "", Fragment: "", UserInfo: "", OriginalString.Length: <= 120 };

    private static bool IsDatabase(DataDirectory data, string value)
    {
        try
        {
            _ = Store.Of(data, value);
            return true;
        }
        catch (Exception unreadable) when (unreadable is ArgumentException or FormatException or KeyNotFoundException)
        {
            return false;
        }
    }

    private static Uri? Web(string value) => Uri.TryCreate(value, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" ? url : null;

    private static LogLevel? Level(string value) =>
        Enum.TryParse<LogLevel>(value, ignoreCase: true, out var level) && level is LogLevel.Information or LogLevel.Warning or LogLevel.Error ? level : null;

    private static int? Number(string value, int most) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= most ? number : null;

    private static List<IPAddress>? Addresses(string value)
    {
        var addresses = new List<IPAddress>();
        foreach (var part in value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (!IPAddress.TryParse(part, out var address)) return null;
            addresses.Add(address);
        }

        return addresses;
    }
}
