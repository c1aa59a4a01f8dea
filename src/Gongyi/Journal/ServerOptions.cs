using System.Net;

namespace Gongyi.Journal;

/// <summary>What a server is started with.</summary>
/// <param name="Urls">Addresses to listen on; port 0 takes a free one.</param>
/// <param name="IsDemo">Whether personas, fixtures and the movable clock are there. Nowhere else.</param>
/// <param name="Database">A PostgreSQL connection string; empty for the embedded file in the data directory.</param>
public sealed record ServerOptions(DataDirectory Data, string Urls, bool IsDemo, string? Database = null)
{
    private Store? store;

    public string? Database
    {
        get;
        init => (field, store) = (value, null);
    }
    = Database;

    public Store Store => store ??= Store.Of(Data, Database);

    /// <summary>The address by which people reach the server, as papers print it; where nothing is set, the one that was asked.</summary>
    public Uri? Address { get; init; }

    /// <summary>Where text messages are handed over, and the secret shared with that place.</summary>
    public Uri? SmsUrl { get; init; }

    public string? SmsSecret { get; init; }

    /// <summary>Where traces and metrics are sent; nowhere when null.</summary>
    public Uri? Otlp { get; init; }

    /// <summary>Reverse proxies whose word about the caller's address and scheme is taken.</summary>
    public IReadOnlyList<IPAddress> Proxy { get; init; } = [];

    /// <summary>The least important line of the log that is still written.</summary>
    public LogLevel Log { get; init; } = LogLevel.Information;

    /// <summary>How long a stopping server goes on answering with <c>/readyz</c> already at 503, so that a balancer can notice.</summary>
    public TimeSpan StopDelay { get; init; }

    /// <summary>With less free disk than this the server does not call itself ready.</summary>
    public long DiskFloorMiB { get; init; } = 256;

    /// <summary>The time of sign-in, cookies and limits, which no demo clock moves.</summary>
    public TimeProvider RealTime { get; init; } = TimeProvider.System;

    /// <summary>The gateway that sends messages to telephones; null when there is none.</summary>
    public SmsOptions? Sms => SmsUrl is { } url && SmsSecret is { } secret ? new(url, secret) : null;

    /// <summary>Where the tables are, in words for whoever runs the server; never the password.</summary>
    public string Place => Store.Place;

    /// <summary>Takes directory and tables for writing; null when another process has one of them.</summary>
    public IDisposable? Lock()
    {
        if (Data.Lock() is not { } directory) return null;
        if (Store.Lock() is { } tables) return new Both(directory, tables);
        directory.Dispose();
        return null;
    }

    private sealed record Both(IDisposable Directory, IDisposable Tables) : IDisposable
    {
        public void Dispose()
        {
            Tables.Dispose();
            Directory.Dispose();
        }
    }
}

/// <summary>Where messages to telephones are handed over, and the secret that goes with them.</summary>
public sealed record SmsOptions(Uri Url, string Secret)
{
    /// <summary>A record would print all it holds; a secret is not for logs.</summary>
    public override string ToString() => $"{Url}";
}
