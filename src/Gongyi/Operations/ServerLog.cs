using System.Text.Encodings.Web;
using System.Text.Json;
using Gongyi.Journal;

namespace Gongyi.Operations;

/// <summary>The server's log: JSON lines for machines that collect them, plain lines for whoever looks at the demo.</summary>
public static partial class ServerLog
{
    private const string Time = "yyyy-MM-dd'T'HH:mm:ss.fff'Z' ";

    public static void AddLog(this WebApplicationBuilder builder, ServerOptions options)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(options);
        // Frameworks write paths and queries at Information, so they begin at Warning whatever the operator sets.
        _ = builder.Logging
            .SetMinimumLevel(options.Log > LogLevel.Warning ? options.Log : LogLevel.Warning)
            .AddFilter("Gongyi", options.Log)
            // As long as this one could say anything, the framework makes a span and a scope for every request, and a kept page pays a twentieth for it.
            .AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None)
            // The keys lie in the data directory, which is the operator's to protect; a warning at each start helps nobody.
            .AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        // Scopes hold the path of the request, so they stay out.
        _ = options.IsDemo
            ? builder.Logging.AddSimpleConsole(plain => (plain.SingleLine, plain.IncludeScopes, plain.TimestampFormat, plain.UseUtcTimestamp) = (true, false, "HH:mm:ss ", false))
            : builder.Logging.AddJsonConsole(json =>
            {
                (json.IncludeScopes, json.TimestampFormat, json.UseUtcTimestamp) = (false, Time.Trim(), true);
                json.JsonWriterOptions = new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
            });
    }

    /// <summary>The log of the process itself, beside those of its parts.</summary>
    public static ILogger OfProcess(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        return app.Services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(Serve).FullName!);
    }

    [LoggerMessage(LogLevel.Information, "Listening on {Address}")]
    public static partial void Listening(ILogger logger, string address);

    [LoggerMessage(LogLevel.Information, "Stopped; everything that was accepted has been answered")]
    public static partial void Stopped(ILogger logger);
}
