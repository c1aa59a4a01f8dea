using System.Collections;
using System.Runtime.CompilerServices;
using Gongyi.Journal;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Gongyi.Operations;

/// <summary>
/// Traces and metrics for whoever has a collector, and nothing at all for whoever has none. The framework's own spans
/// would carry paths, which may lead to a person; it is told to leave them bare, and <see cref="RequestLog"/> fills in
/// what may be known.
/// </summary>
public static class Telemetry
{
    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    public static void AddTelemetry(this WebApplicationBuilder builder, ServerOptions options)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(options);
        AppContext.SetSwitch("Microsoft.AspNetCore.Hosting.SuppressActivityOpenTelemetryData", true);
        // The exporter knows the standard variables; GONGYI__Otlp is the short way to say the same.
        foreach (DictionaryEntry variable in Environment.GetEnvironmentVariables())
            if (variable.Key is string key && key.StartsWith("OTEL_", StringComparison.Ordinal))
                builder.Configuration[key] = (string?)variable.Value;
        if (options.Otlp is { } otlp)
        {
            builder.Configuration[Endpoint] = otlp.ToString();
            builder.Configuration["OTEL_EXPORTER_OTLP_PROTOCOL"] ??= "http/protobuf";
        }

        if (!string.IsNullOrEmpty(builder.Configuration[Endpoint])) Send(builder.Services);
    }

    /// <summary>Apart, so that the packages are not even loaded where there is no collector.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Send(IServiceCollection services) =>
        _ = services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("gongyi", serviceVersion: typeof(Telemetry).Assembly.GetName().Version?.ToString(3)))
            .WithTracing(traces => traces.AddSource(LaneTelemetry.Name, "Microsoft.AspNetCore").AddOtlpExporter())
            .WithMetrics(metrics => metrics
                .AddMeter(LaneTelemetry.Name, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime")
                .AddOtlpExporter());
}
