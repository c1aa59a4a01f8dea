using System.Security.Cryptography;

namespace Gongyi.Front;

/// <summary>Addresses of the style sheet and the script that change with their content, so that they can be cached for ever.</summary>
public static class Assets
{
    public static string Css { get; } = Versioned("gongyi.css");

    public static string Script { get; } = Versioned("gongyi.js");

    private static string Versioned(string file)
    {
        var bytes = File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "wwwroot", file));
        return $"/{file}?v={Convert.ToHexStringLower(SHA256.HashData(bytes))[..12]}";
    }
}
