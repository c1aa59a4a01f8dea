using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Gongyi.Communities;
using Gongyi.Journal;
using Gongyi.Shared;

namespace Gongyi.Operations;

/// <summary>
/// How often one may press, so that a mischievous program does not use up the house. Reading is free. A whole
/// neighbourhood often stands behind one address, so an address may do much, and one browser little: the browser is
/// asked first, and whoever hammers uses up only what is theirs.
/// </summary>
public static class Limits
{
    /// <summary>Somebody signed in: three thousand presses at once, then fifty a second.</summary>
    private static Bucket Person(TimeProvider clock) => new(3000, 50, clock);

    /// <summary>A browser whose person we do not know: thirty at once, then one in five seconds.</summary>
    private static Bucket Browser(TimeProvider clock) => new(30, 0.2, clock);

    /// <summary>All browsers behind one address together: 300 neighbours sign in within a minute.</summary>
    private static Bucket Neighbourhood(TimeProvider clock) => new(1500, 20, clock);

    /// <summary>Presses from an address that come with no browser's mark; no form was opened before them.</summary>
    private static Bucket Strangers(TimeProvider clock) => new(300, 5, clock);

    public static void AddHouseLimits(this IServiceCollection services, ServerOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var clock = options.RealTime;
        _ = services.AddRateLimiter(limits =>
        {
            limits.GlobalLimiter = PartitionedRateLimiter.CreateChained(
                PartitionedRateLimiter.Create<HttpContext, string>(http =>
                    IsReading(http) ? RateLimitPartition.GetNoLimiter("")
                    : PersonOf(http) is { } person ? RateLimitPartition.Get($"person {person}", _ => (RateLimiter)Person(clock))
                    : MarkOf(http) is { } mark ? RateLimitPartition.Get($"browser {mark}", _ => (RateLimiter)Browser(clock))
                    : RateLimitPartition.GetNoLimiter("")),
                PartitionedRateLimiter.Create<HttpContext, string>(http =>
                    IsReading(http) || PersonOf(http) is not null ? RateLimitPartition.GetNoLimiter("")
                    : MarkOf(http) is null ? RateLimitPartition.Get($"strangers {AddressOf(http)}", _ => (RateLimiter)Strangers(clock))
                    : RateLimitPartition.Get($"neighbourhood {AddressOf(http)}", _ => (RateLimiter)Neighbourhood(clock))));
            limits.OnRejected = Refuse;
        });
    }

    /// <summary>After the visit is known: before that nobody can be told apart.</summary>
    public static IApplicationBuilder UseHouseLimits(this IApplicationBuilder app)
    {
        ArgumentNullException.ThrowIfNull(app);
        return app.UseRateLimiter().Use((http, next) =>
        {
            // A browser that presses without a mark gets one for the next time.
            if (!IsReading(http) && PersonOf(http) is null && MarkOf(http) is null && !IsApi(http)) _ = http.RequestServices.GetRequiredService<Browsers>().Mark(http);
            return next(http);
        });
    }

    private static async ValueTask Refuse(Microsoft.AspNetCore.RateLimiting.OnRejectedContext rejected, CancellationToken stop)
    {
        var http = rejected.HttpContext;
        var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromMinutes(1);
        var no = new TooManyTries(Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)));
        Answers.Head(no, http.Response);
        // The page for it is the same that says every other "no"; it is found by the status.
        http.Items["no"] = no;
        if (IsApi(http)) await Answers.Problem(no, http.RequestServices.GetRequiredService<Visit>().Words, http.Response).ExecuteAsync(http).ConfigureAwait(false);
    }

    /// <summary>The link of a size is a press where it is kept for somebody.</summary>
    private static bool IsReading(HttpContext http) =>
        (HttpMethods.IsGet(http.Request.Method) && !(http.Request.Path.StartsWithSegments("/size", StringComparison.Ordinal) && PersonOf(http) is not null))
        || HttpMethods.IsHead(http.Request.Method) || HttpMethods.IsOptions(http.Request.Method);

    private static bool IsApi(HttpContext http) => http.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal);

    private static Guid? PersonOf(HttpContext http) => http.RequestServices.GetRequiredService<Visit>().Actor?.Person;

    private static string? MarkOf(HttpContext http) => http.RequestServices.GetRequiredService<Browsers>().MarkOf(http);

    /// <summary>One caller often has a whole IPv6 network of the length 64.</summary>
    private static string AddressOf(HttpContext http)
    {
        var address = http.Connection.RemoteIpAddress ?? IPAddress.None;
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        return address.AddressFamily is AddressFamily.InterNetworkV6 ? Convert.ToHexStringLower(address.GetAddressBytes()[..8]) : address.ToString();
    }
}
