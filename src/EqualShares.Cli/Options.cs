namespace EqualShares.Cli;

/// <summary>Words and options after the command.</summary>
internal sealed class Options
{
    private readonly Dictionary<string, string?> given = [];

    public List<string> Words { get; } = [];

    internal sealed record Expected(string[] Words, string[] WithValue, string[] Flags);

    public static Options Of(IReadOnlyList<string> args)
    {
        var options = new Options();
        for (var i = 1; i < args.Count; i++)
        {
            if (!args[i].StartsWith("--", StringComparison.Ordinal))
            {
                options.Words.Add(args[i]);
                continue;
            }

            var (name, value) = args[i][2..].Split('=', 2) switch { [var n, var v] => (n, v), [var n] => (n, (string?)null), _ => ("", null) };
            if (name is "rule" or "lot" or "certificate" && value is null)
                value = ++i < args.Count ? args[i] : throw new BadInput($"--{name} needs a value.");
            if (!options.given.TryAdd(name, value)) throw new BadInput($"--{name} is given twice.");
        }

        return options;
    }

    public void Expect(Expected expected)
    {
        foreach (var (name, value) in given)
        {
            if (!expected.WithValue.Contains(name) && !expected.Flags.Contains(name)) throw new BadInput($"There is no option --{name} here.");
            if (expected.Flags.Contains(name) && value is not null) throw new BadInput($"--{name} takes no value.");
        }

        if (Words.Count != expected.Words.Length) throw new BadInput($"Needed: {string.Join(" ", expected.Words)}; given: {(Words.Count == 0 ? "nothing" : string.Join(" ", Words))}.");
    }

    public bool Has(string name) => given.ContainsKey(name);

    public string? Value(string name) => given.GetValueOrDefault(name);

    /// <summary>Ids between commas, first to last.</summary>
    public string[] Lot => Value("lot")?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];
}
