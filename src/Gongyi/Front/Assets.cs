using System.Security.Cryptography;

namespace Gongyi.Front;

/// <summary>Addresses of the style sheet and the script that change with their content, so that they can be cached for ever.</summary>
public static class Assets
{
    private static readonly string Sign = "/favicon.svg";

    public static string Css { get; } = Versioned("gongyi.css");

    public static string Script { get; } = Versioned("gongyi.js");

    /// <summary>Whether a file of this build is asked for, by the address that pages give it.</summary>
    public static bool IsOurs(HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Path.Value is not [_, _, .. { Length: < 20 }] || !request.Path.Value.AsSpan(1).Contains('.')) return false;
        return request.Path.Value + request.QueryString.Value is var asked && (asked == Css || asked == Script || asked == Sign);
    }

    /// <summary>Serves what lies in wwwroot.</summary>
    public static void UseHouseFiles(this IApplicationBuilder app) => app.UseStaticFiles(new StaticFileOptions
    {
        OnPrepareResponse = file =>
        {
            var (request, headers) = (file.Context.Request, file.Context.Response.Headers);
            if (IsOurs(request)) headers.CacheControl = request.QueryString.HasValue ? "public, max-age=31536000, immutable" : "public, max-age=86400";
        },
    });

    private static string Versioned(string file)
    {
        var bytes = File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "wwwroot", file));
        return $"/{file}?v={Convert.ToHexStringLower(SHA256.HashData(bytes))[..12]}";
    }
}
