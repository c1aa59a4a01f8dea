namespace Gongyi.Operations;

/// <summary>
/// What every answer tells the browser about this site: nothing but its own files, nobody may frame it, and it needs
/// no camera and no location. Said of pages, files, API and errors alike.
/// </summary>
public static class SafeHeaders
{
    /// <summary>Everything is forbidden that is not named. No inline script, style or handler, and no other host.</summary>
    public const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    private const string Permissions =
        "accelerometer=(), autoplay=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=()";

    private const string Year = "max-age=31536000";

    /// <summary>Belongs first: headers set when the answer begins survive an error that cleared the others.</summary>
    public static IApplicationBuilder UseSafeHeaders(this IApplicationBuilder app)
    {
        ArgumentNullException.ThrowIfNull(app);
        return app.Use((http, next) =>
        {
            http.Response.OnStarting(Add, http);
            return next(http);
        });
    }

    /// <summary>An answer that asked for something stricter keeps it.</summary>
    private static Task Add(object request)
    {
        var http = (HttpContext)request;
        var headers = http.Response.Headers;
        _ = headers.TryAdd("Content-Security-Policy", ContentSecurityPolicy);
        _ = headers.TryAdd("X-Content-Type-Options", "nosniff");
        _ = headers.TryAdd("X-Frame-Options", "DENY");
        // Addresses name needs and notices; other sites need not know which one somebody read.
        _ = headers.TryAdd("Referrer-Policy", "same-origin");
        _ = headers.TryAdd("Permissions-Policy", Permissions);
        _ = headers.TryAdd("Cross-Origin-Opener-Policy", "same-origin");
        _ = headers.TryAdd("Cross-Origin-Resource-Policy", "same-origin");
        if (http.Request.IsHttps) _ = headers.TryAdd("Strict-Transport-Security", Year);
        return Task.CompletedTask;
    }
}
