using System.Globalization;
using System.Text;

namespace Gongyi.Shared;

/// <summary>Reads what people really type: full-width digits, ¥, commas, spaces; the wall clock of the community.</summary>
public static class Typing
{
    /// <summary>"１２，０００元" is 1200000 fen; null when it is not an amount.</summary>
    public static long? Fen(string? typed)
    {
        if (string.IsNullOrWhiteSpace(typed)) return null;
        var plain = new string([.. Plain(typed).Where(letter => !char.IsWhiteSpace(letter) && letter is not (',' or '¥' or '元'))]);
        return decimal.TryParse(plain, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var yuan)
            && Math.Abs(yuan) < 1_000_000_000m && decimal.Round(yuan, 2) == yuan
                ? (long)(yuan * 100)
                : null;
    }

    /// <summary>"６０ 分钟" is 60. Nothing typed is null, so that the action's own usual number holds; what is no number is −1, which no action takes.</summary>
    public static int? Whole(string? typed)
    {
        if (string.IsNullOrWhiteSpace(typed)) return null;
        var plain = Plain(typed).Trim().TrimEnd('家', '分', '钟', ' ');
        return int.TryParse(plain, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;
    }

    /// <summary>"+86 138-1234 5678" is 13812345678; null when it is no mobile number of the mainland.</summary>
    public static string? Mobile(string? typed)
    {
        var digits = Digits(typed);
        var number = digits.Length > 11 && digits.TrimStart('0').StartsWith("86", StringComparison.Ordinal) ? digits.TrimStart('0')[2..] : digits;
        return number is ['1', ..] && number.Length == 11 ? number : null;
    }

    /// <summary>"１２３ 456" is 123456: the digits alone; nothing when other letters stand between them.</summary>
    public static string Digits(string? typed)
    {
        // What nobody types on purpose is not worth reading.
        if (typed is null || typed.Length > 40) return "";
        var plain = new string([.. Plain(typed).Where(letter => !char.IsWhiteSpace(letter) && letter is not ('-' or '+' or '(' or ')'))]);
        return plain.All(char.IsAsciiDigit) ? plain : "";
    }

    /// <summary>A date and time as typed on the community's wall clock.</summary>
    public static DateTimeOffset? Moment(DateTime? typed) =>
        typed is { Year: > 1 } local ? new DateTimeOffset(DateTime.SpecifyKind(local, DateTimeKind.Unspecified), TimeSpan.FromHours(8)) : null;

    /// <summary>Full-width letters as plain ones. Half of a character, or one that is none, is left to be found wrong.</summary>
    private static string Plain(string typed) =>
        typed.Any(letter => char.IsSurrogate(letter) || letter is '\uFFFE' or '\uFFFF') ? typed : typed.Normalize(NormalizationForm.FormKC);

    /// <summary>For <c>&lt;input type="datetime-local"&gt;</c>.</summary>
    public static string Local(DateTimeOffset instant) => WorkingDays.Local(instant).ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);
}
