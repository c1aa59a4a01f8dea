using System.Buffers;
using System.Globalization;
using System.Text;

namespace EqualShares.Pb;

/// <summary>
/// Reads .pb files. Byte order mark, CRLF, empty lines, decimal commas, spaces, missing "key;value" and the like are
/// understood and reported. Refused with the line (<see cref="NotAnElection"/>): what leaves a doubt about the election.
/// </summary>
public static class PbReader
{
    private static readonly SearchValues<char> NumberCharacters = SearchValues.Create("0123456789.,");

    /// <param name="utf8">The whole file.</param>
    /// <param name="asItStands">Take ballots and projects as they stand, even if META announces more of them.</param>
    public static Result<PbFile> Read(ReadOnlySpan<byte> utf8, bool asItStands = false)
    {
        var findings = new PbFindings();
        if (utf8.StartsWith(Encoding.UTF8.Preamble))
        {
            findings.Add("the file begins with a byte order mark");
            utf8 = utf8[3..];
        }

        if (utf8.Contains((byte)0)) return new NotAnElection("The file is not text.");

        string text;
        try
        {
            text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(utf8);
        }
        catch (DecoderFallbackException)
        {
            return new NotAnElection("The file is not UTF-8 text.");
        }

        if (text.Contains('\r', StringComparison.Ordinal)) findings.Add("lines end with CR");
        return new PbReading(text, findings, asItStands).Read();
    }

    public static Result<PbFile> Read(string path, bool asItStands = false) => Read(File.ReadAllBytes(path), asItStands);

    /// <summary>A decimal number with point or comma, and nothing else: no exponent, no grouping, no NaN.</summary>
    internal static bool TryNumber(ReadOnlySpan<char> text, out decimal value, out bool comma)
    {
        comma = text.Contains(',');
        value = 0;
        var digits = text.Trim();
        var allowed = digits.Length is > 0 and <= 28 && char.IsAsciiDigit(digits[^1]) && digits.Count(',') + digits.Count('.') <= 1;
        if (!allowed || digits.TrimStart('-').ContainsAnyExcept(NumberCharacters)) return false;

        return decimal.TryParse(
            comma ? digits.ToString().Replace(',', '.') : digits,
            NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value);
    }
}
