using System.Net;
using System.Text.RegularExpressions;

namespace Gongyi.Tests.Doors;

/// <summary>A form as it stands on a page: where it goes, and what it would send if nobody wrote anything.</summary>
internal sealed partial record HostileForm(string Action, IReadOnlyDictionary<string, string> Fields)
{
    /// <summary>Fields into which nobody writes: an untouched file is sent as nothing.</summary>
    private static readonly string[] Silent = ["hidden", "type=\"file\""];

    public const string Key = "_key", Token = "__RequestVerificationToken";

    public string Name => Action.Split("/c/qiheli")[^1];

    public static IReadOnlyList<HostileForm> On(string page) =>
    [
        .. Forms().Matches(page).Select(form => new HostileForm(WebUtility.HtmlDecode(form.Groups[1].Value), FieldsIn(form.Groups[2].Value))).DistinctBy(form => form.Action),
    ];

    public Dictionary<string, string> With(string field, string value) => new(Fields) { [field] = value };

    private static Dictionary<string, string> FieldsIn(string form)
    {
        var fields = new Dictionary<string, string>();
        foreach (Match control in Controls().Matches(form))
        {
            var name = WebUtility.HtmlDecode(control.Groups["name"].Value);
            var value = control.Groups["tag"].Value switch
            {
                "select" => Options().Matches(form[control.Index..]).Select(each => each.Groups[1].Value).FirstOrDefault(each => each.Length > 0) ?? "",
                "textarea" => "请帮忙",
                _ => Value().Match(control.Value) is { Success: true } said ? WebUtility.HtmlDecode(said.Groups[1].Value) : "",
            };
            _ = fields.TryAdd(name, value.Length == 0 && !Silent.Any(type => control.Value.Contains(type, StringComparison.Ordinal)) ? "1" : value);
        }

        return fields;
    }

    [GeneratedRegex("""<form[^>]*?(?=[^>]*method="post")[^>]*?action="([^"]*)"[^>]*>(.*?)</form>""", RegexOptions.Singleline)]
    private static partial Regex Forms();

    [GeneratedRegex("""<(?<tag>input|textarea|select)\b[^>]*?\bname="(?<name>[^"]+)"[^>]*>""")]
    private static partial Regex Controls();

    [GeneratedRegex("\\bvalue=\"([^\"]*)\"")]
    private static partial Regex Value();

    [GeneratedRegex("<option value=\"([^\"]*)\"")]
    private static partial Regex Options();
}
