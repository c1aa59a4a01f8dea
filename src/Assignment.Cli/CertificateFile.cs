using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Assignment.Cli;

/// <summary>A certificate as JSON, sealed together with the pairs it is about.</summary>
/// <remarks>
/// The proof stands without the seal, and would also hold for other prices and other pairs that are as good. The seal (a
/// SHA-256 of the certificate and the ordered pairs) says that these are the very ones that were written.
/// </remarks>
internal sealed record CertificateFile(string Format, Totals Totals, IReadOnlyList<Price> Prices, IReadOnlyList<Shortage> Shortages, string Seal)
{
    private const string Known = "assignment-certificate/1";

    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        AllowDuplicateProperties = false,
    };

    private static readonly JsonSerializerOptions Indented = new(Options) { WriteIndented = true, NewLine = "\n" };

    public static string Write(Certificate certificate, IEnumerable<Pair> pairs) => JsonSerializer.Serialize(
        new CertificateFile(Known, certificate.Totals, certificate.Prices, certificate.Shortages, SealOf(certificate, pairs)), Indented) + "\n";

    /// <summary>The certificate, or why it is none; text that is not JSON at all is bad input.</summary>
    public static (Certificate? Certificate, string? Fault) Read(string path, IEnumerable<Pair> pairs)
    {
        var text = Csv.Text(path);
        try
        {
            using var _ = JsonDocument.Parse(text);
        }
        catch (JsonException)
        {
            throw new BadInput($"{Path.GetFileName(path)} is not JSON.");
        }
        CertificateFile? file;
        try
        {
            file = JsonSerializer.Deserialize<CertificateFile>(text, Options);
        }
        catch (JsonException)
        {
            file = null;
        }
        if (file is null || file.HasHoles()) return (null, "The file holds no certificate of this form.");
        if (file.Format != Known) return (null, $"The certificate is not of the form {Known}.");
        var certificate = new Certificate(file.Totals, file.Prices, file.Shortages);
        return file.Seal == SealOf(certificate, pairs) ? (certificate, null) : (null, "The seal is not that of these pairs and this certificate.");
    }

    private bool HasHoles() => Prices.Any(price => price is null)
        || Shortages.Any(shortage => shortage is null || shortage.Others.Any(id => id is null) || shortage.Includes.Any(id => id is null));

    private static string SealOf(Certificate certificate, IEnumerable<Pair> pairs)
    {
        var ordered = pairs.OrderBy(pair => pair.Need, StringComparer.Ordinal).ThenBy(pair => pair.Resource, StringComparer.Ordinal);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(certificate, Options) + "\n" + PairsFile.Write(ordered))));
    }
}
