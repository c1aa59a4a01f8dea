using System.Text.Json;

namespace TransparencyLog.Tests;

/// <summary>The reference data beside the tests, and how much of everything to do.</summary>
internal static class Data
{
    public static readonly bool Long = Environment.GetEnvironmentVariable("GONGYI_LONG") is "1";

    public static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "reference");

    public static readonly JsonElement Vectors = Json("vectors.json"), Oracle = Json("oracle.json");

    public static JsonElement Json(string path) => JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Folder, path))).RootElement;

    public static IEnumerable<JsonElement> All(this JsonElement element, string name) => element.GetProperty(name).EnumerateArray();

    public static string Text(this JsonElement element, string name) => element.GetProperty(name).GetString()!;

    public static Hash[] Hashes(this JsonElement element, string name) =>
        element.GetProperty(name) is { ValueKind: JsonValueKind.Array } list ? [.. list.EnumerateArray().Select(h => Opaque(h.GetString()!))] : [];

    /// <summary>The probes also have roots of other lengths, which a check only compares; each becomes a hash of its own.</summary>
    public static Hash Opaque(string base64)
    {
        var bytes = Convert.FromBase64String(base64);
        if (bytes.Length == Hash.Length) return new Hash(bytes);
        var padded = new byte[Hash.Length];
        bytes.CopyTo(padded, 0);
        padded[^1] = (byte)bytes.Length;
        return new Hash(padded);
    }

    public static Hash Hex(string hex) => new(Convert.FromHexString(hex));
}
