using System.Globalization;

namespace TransparencyLog.Cli;

/// <summary>Words and options of a command line: <c>--name value</c>, the flag <c>--json</c>, and everything else in order.</summary>
internal sealed class Arguments
{
    private readonly Dictionary<string, List<string>> options = new(StringComparer.Ordinal);

    public List<string> Words { get; } = [];

    public bool Json { get; private set; }

    /// <summary>What is wrong with the options that were read; null when nothing is.</summary>
    public string? Fault { get; private set; }

    /// <param name="args">What follows the command.</param>
    /// <param name="words">How many words there must be, and what they are called.</param>
    /// <param name="known">The options with a value; those that must be there end in an exclamation mark.</param>
    public static Arguments Read(string[] args, string[] words, params string[] known)
    {
        var read = new Arguments();
        for (var i = 0; i < args.Length && read.Fault is null; i++)
        {
            if (args[i] == "--json") read.Json = true;
            else if (!args[i].StartsWith("--", StringComparison.Ordinal)) read.Words.Add(args[i]);
            else if (!known.Any(option => option.TrimEnd('!') == args[i])) read.Fault = $"There is no option {args[i]} here.";
            else if (i + 1 == args.Length) read.Fault = $"{args[i]} needs a value.";
            else if (read.options.TryGetValue(args[i], out var values)) values.Add(args[++i]);
            else read.options[args[i]] = [args[++i]];
        }
        read.Fault ??= read.Missing(words, known);
        return read;
    }

    public string? this[string option] => options.GetValueOrDefault(option)?[^1];

    public IReadOnlyList<string> All(string option) => options.GetValueOrDefault(option) ?? [];

    /// <summary>A number in its one usual spelling.</summary>
    public static ulong? Number(string text) =>
        ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number.ToString(CultureInfo.InvariantCulture) == text
            ? number
            : null;

    private string? Missing(string[] words, string[] known)
    {
        if (Words.Count < words.Length) return $"{words[Words.Count]} is missing.";
        if (Words.Count > words.Length) return $"There is one word too many: {Words[words.Length]}";
        if (Words.Contains("")) return "A word is empty.";
        var need = known.FirstOrDefault(option => option.EndsWith('!') && !options.ContainsKey(option[..^1]));
        return need is null ? null : $"{need[..^1]} is missing.";
    }
}
