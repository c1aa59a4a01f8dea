using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Gongyi.Shared;

/// <summary>
/// What the house says, in one language. Chinese is written in the pages themselves; the other languages translate it.
/// Refusals and the values of enums have an entry in every language.
/// </summary>
public sealed partial class Words
{
    private static readonly Words Chinese = Load("zh-CN");
    private static readonly Words English = Load("en");
    private readonly Dictionary<string, string> pages;
    private readonly Dictionary<string, string> values;
    private readonly Dictionary<string, string> refusals;

    private Words(string language, Dictionary<string, Dictionary<string, string>> file)
    {
        Language = language;
        pages = file.GetValueOrDefault("pages", []);
        values = file["values"];
        refusals = file["refusals"];
    }

    public static IReadOnlyList<Words> All { get; } = [Chinese, English];

    /// <summary>The tag for <c>lang</c>: zh-CN or en.</summary>
    public string Language { get; }

    public bool IsChinese => ReferenceEquals(this, Chinese);

    public IReadOnlyDictionary<string, string> Pages => pages;

    public IReadOnlyDictionary<string, string> Values => values;

    public IReadOnlyDictionary<string, string> Refusals => refusals;

    /// <summary>A sentence of a page, by its Chinese.</summary>
    public string this[string chinese] => pages.GetValueOrDefault(chinese, chinese);

    /// <summary>A sentence with places for values: <c>{0}</c>.</summary>
    public string this[string chinese, params object?[] parts] => string.Format(CultureInfo.InvariantCulture, this[chinese], parts);

    /// <summary>The language asked for (a tag or an Accept-Language header); Chinese when in doubt.</summary>
    public static Words For(string? wish) => wish?.TrimStart().StartsWith("en", StringComparison.OrdinalIgnoreCase) is true ? English : Chinese;

    /// <summary>The word people use for a value: <c>NeedState.Published</c> is 待对接.</summary>
    public string Of(Enum? value) => value is null ? "—" : values.TryGetValue($"{value.GetType().Name}.{value}", out var word) ? word : value.ToString();

    /// <summary>The sentence of a refusal, with its numbers filled in.</summary>
    public string Say(Refusal refusal)
    {
        ArgumentNullException.ThrowIfNull(refusal);
        return Places().Replace(
            refusals.GetValueOrDefault(refusal.Code, refusal.Code),
            place => refusal.GetType().GetProperty(place.Groups[1].Value)?.GetValue(refusal) switch
            {
                DateTimeOffset at => Moment(at),
                DateOnly day => Day(day),
                var value => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
            });
    }

    /// <summary>11月23日（周一）</summary>
    public string Day(DateOnly? day) => day is not { } date ? "—"
        : IsChinese ? $"{date.Year}年{date.Month}月{date.Day}日"
        : date.ToString("d MMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>The day and the time on the community's wall.</summary>
    public string Moment(DateTimeOffset? instant)
    {
        if (instant is null) return "—";
        var local = WorkingDays.Local(instant.Value);
        return $"{Day(DateOnly.FromDateTime(local.DateTime))} {local.ToString("HH:mm", CultureInfo.InvariantCulture)}";
    }

    private static Words Load(string language)
    {
        using var file = typeof(Words).Assembly.GetManifestResourceStream($"Gongyi.Locales.{language}.json")
            ?? throw new InvalidOperationException($"Locales/{language}.json is not part of the build.");
        return new(language, JsonSerializer.Deserialize<Dictionary<string, Dictionary<string, string>>>(file)!);
    }

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Places();
}
