namespace EqualShares.Pb;

/// <summary>An election with what else its .pb file said (pabulib.org/format).</summary>
/// <param name="Meta">Keys and values of the META section, as they stand there.</param>
/// <param name="Findings">What was wrong with the file and could still be understood.</param>
public sealed record PbFile(Election Election, IReadOnlyDictionary<string, string> Meta, IReadOnlyList<PbFinding> Findings);

/// <summary>A fault that leaves no doubt about what is meant.</summary>
/// <param name="Line">Where it was met first; 0: nowhere in particular.</param>
/// <param name="Times">How often.</param>
public sealed record PbFinding(string What, int Line, int Times)
{
    public override string ToString() =>
        (Line > 0 ? $"Line {Line}: " : "") + What + (Times > 1 ? $" ({Times} times in all)" : "");
}

/// <summary>Faults while a file is read, one finding for each kind.</summary>
internal sealed class PbFindings
{
    private readonly Dictionary<string, (int Line, int Times)> found = [];

    public void Add(string what, int line = 0) =>
        found[what] = found.TryGetValue(what, out var before) ? (before.Line, before.Times + 1) : (line, 1);

    public IReadOnlyList<PbFinding> ToList() => [.. found.Select(f => new PbFinding(f.Key, f.Value.Line, f.Value.Times))];
}
