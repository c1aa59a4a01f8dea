using System.Text.RegularExpressions;
using Acornima;

namespace Gongyi.Browser.Tests.Gates;

/// <summary>What an old phone understands: Chromium 79 and iOS 13 for the style, ES2017 for the script.</summary>
internal static partial class FloorGate
{
    private static readonly (string Name, Regex Pattern)[] TooNew =
    [
        ("oklch, oklab or color-mix", Colours()), (":has", Has()), (":is or :where", Is()), ("@layer, @container or @property", AtRules()), ("dvh, svh or lvh", Units()),
        ("aspect-ratio", Ratio()), ("inset", Inset()), ("text-size-adjust, which would keep WeChat's letters small", SizeAdjust()),
    ];

    public static List<string> Style(string css)
    {
        var bare = Comments().Replace(css, "");
        List<string> problems = [.. TooNew.Where(each => each.Pattern.IsMatch(bare)).Select(each => $"floor: the style has {each.Name}: {each.Pattern.Match(bare).Value.Trim()}")];
        if (IsNested(bare)) problems.Add("floor: the style is nested");
        foreach (Match rule in Rules().Matches(bare))
        {
            var (selector, body) = (rule.Groups[1].Value.Trim(), rule.Groups[2].Value);
            if (Gap().IsMatch(body) && !body.Contains("grid", StringComparison.Ordinal)) problems.Add($"floor: a gap outside a grid: {selector}");
            if (WithoutFallback().IsMatch(selector)) problems.Add($"floor: :focus-visible without :focus for browsers that do not know it: {selector}");
        }

        return problems;
    }

    public static List<string> Script(string script)
    {
        var problems = new List<string>();
        try
        {
            _ = new Parser(new ParserOptions { EcmaVersion = EcmaVersion.ES2017 }).ParseScript(script);
        }
        catch (SyntaxErrorException no)
        {
            problems.Add($"floor: the script is not ES2017: {no.Message}");
        }

        if (script.Contains("setFontSizeCallback", StringComparison.Ordinal)) problems.Add("floor: the script takes the letters' size away from WeChat");
        return problems;
    }

    /// <summary>A brace inside a rule that is not one of those that hold rules.</summary>
    private static bool IsNested(string css)
    {
        var open = new Stack<bool>();
        var from = 0;
        for (var at = 0; at < css.Length; at++)
        {
            if (css[at] is ';' or '}') from = at + 1;
            if (css[at] is '}') _ = open.TryPop(out _);
            if (css[at] is not '{') continue;
            if (open.TryPeek(out var holdsRules) && !holdsRules) return true;
            var head = css[from..at].Trim();
            open.Push(head.StartsWith("@media", StringComparison.Ordinal) || head.StartsWith("@supports", StringComparison.Ordinal) || head.StartsWith("@keyframes", StringComparison.Ordinal));
            from = at + 1;
        }

        return false;
    }

    [GeneratedRegex(@"/\*.*?\*/", RegexOptions.Singleline)]
    private static partial Regex Comments();

    [GeneratedRegex(@"([^{};]+)\{([^{}]*)\}")]
    private static partial Regex Rules();

    [GeneratedRegex(@"(?<![\w-])(oklch|oklab|color-mix)\(")]
    private static partial Regex Colours();

    [GeneratedRegex(@":has\(")]
    private static partial Regex Has();

    [GeneratedRegex(@":(is|where)\(")]
    private static partial Regex Is();

    [GeneratedRegex(@"@(layer|container|property)\b")]
    private static partial Regex AtRules();

    [GeneratedRegex(@"\d(dvh|svh|lvh|dvw|svw|lvw)\b")]
    private static partial Regex Units();

    [GeneratedRegex(@"aspect-ratio\s*:")]
    private static partial Regex Ratio();

    [GeneratedRegex(@"(?<![\w-])inset(-block|-inline)?\s*:")]
    private static partial Regex Inset();

    [GeneratedRegex(@"text-size-adjust\s*:\s*(100%|none)")]
    private static partial Regex SizeAdjust();

    [GeneratedRegex(@"(?<![\w-])(row-|column-)?gap\s*:")]
    private static partial Regex Gap();

    [GeneratedRegex(@"(?<!:not\():focus-visible")]
    private static partial Regex WithoutFallback();
}
