using System.Globalization;
using System.Text;

namespace TransparencyLog;

/// <summary>Readers that take one spelling of each value only, so that no byte of a document can change unnoticed.</summary>
internal static class Strict
{
    public static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Standard base64 with padding, without white space and with zero bits at the end (RFC 4648 §3.5, §4).</summary>
    public static byte[]? Base64(string text)
    {
        if (text.Length % 4 != 0) return null;
        var bytes = new byte[text.Length / 4 * 3];
        if (!Convert.TryFromBase64String(text, bytes, out var length)) return null;
        Array.Resize(ref bytes, length);
        return Convert.ToBase64String(bytes) == text ? bytes : null;
    }

    /// <summary>An ASCII decimal below 2^64 without sign and without leading zeros.</summary>
    public static ulong? Number(ReadOnlySpan<char> text) =>
        text is "0" or [>= '1' and <= '9', ..] && ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    public static string Text(ulong number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>UTF-8 as text; null when it is not UTF-8 or has a control character other than the newline.</summary>
    public static string? Lines(ReadOnlySpan<byte> bytes)
    {
        if (bytes.ContainsAnyInRange((byte)0, (byte)9) || bytes.ContainsAnyInRange((byte)11, (byte)31)) return null;
        try
        {
            return Utf8.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
