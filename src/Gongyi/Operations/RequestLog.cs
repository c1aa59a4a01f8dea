using System.Diagnostics;
using Gongyi.Communities;
using Gongyi.Shared;

namespace Gongyi.Operations;

/// <summary>
/// One line for each request: what was asked, from which kind of seat, how it ended. Never who, from where or in which
/// words: the route's template stands for the address, and only a community that exists is named.
/// </summary>
public sealed partial class RequestLog(RequestDelegate next, ILogger<RequestLog> log)
{
    private const string Key = "found";
    private static readonly string[] Methods = ["GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS"];

    /// <summary>Where a request led, by the route's template.</summary>
    public sealed record Found(string? Route, string? Community = null)
    {
        internal static readonly Found Nowhere = new(Route: null);
    }

    /// <summary>Remembers the route that was found first: a status page runs the request again, along another one.</summary>
    public static void Saw(HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(http);
        Saw(http, new Found((http.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText));
    }

    /// <summary>For an answer that is sent again without being made: where it led then.</summary>
    public static void Saw(HttpContext http, Found found)
    {
        ArgumentNullException.ThrowIfNull(http);
        _ = http.Items.TryAdd(Key, found);
    }

    public static Found Seen(HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(http);
        return http.Items[Key] as Found ?? Found.Nowhere;
    }

    public async Task InvokeAsync(HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(http);
        var began = Stopwatch.GetTimestamp();
        await next(http).ConfigureAwait(false);

        var span = Activity.Current is { IsAllDataRequested: true } made && made.Source.HasListeners() ? made : null;
        if (span is null && !log.IsEnabled(LogLevel.Information)) return;
        var took = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
        var method = Methods.Contains(http.Request.Method) ? http.Request.Method : "other";
        var found = Seen(http);
        var route = found.Route is { } template ? "/" + template.TrimStart('/') : "(none)";
        if (span is not null) Tell(span, method, route, http.Response.StatusCode, http.Refused);
        if (!log.IsEnabled(LogLevel.Information)) return;
        var visit = http.RequestServices.GetRequiredService<Visit>();
        Asked(
            log, method, route, http.Response.StatusCode, Math.Round(took, 1),
            visit.Community?.Slug ?? found.Community ?? "-", $"{visit.Actor?.Capacity}" is { Length: > 0 } seat ? seat : "-", http.Refused?.Code ?? "-", Breakdown.TraceOf(http));
    }

    /// <summary>The same, for the request's span.</summary>
    private static void Tell(Activity span, string method, string route, int status, Refusal? no)
    {
        span.DisplayName = $"{method} {route}";
        _ = span.SetTag("http.request.method", method).SetTag("http.route", route).SetTag("http.response.status_code", status).SetTag("gongyi.refusal", no?.Code);
        if (status >= StatusCodes.Status500InternalServerError) _ = span.SetStatus(ActivityStatusCode.Error);
    }

    [LoggerMessage(LogLevel.Information, "{Method} {Route} {Status} in {Milliseconds} ms; community {Community}, seat {Seat}, refusal {Refusal}, trace {Trace}")]
    private static partial void Asked(
        ILogger logger, string method, string route, int status, double milliseconds, string community, string seat, string refusal, string trace);
}
