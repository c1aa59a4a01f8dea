namespace TransparencyLog;

/// <summary>The state of a log at one size: who, how many entries, which root (tlog-checkpoint). The text under the signatures.</summary>
public sealed record Checkpoint
{
    public Checkpoint(string origin, ulong size, Hash root) =>
        (Origin, Size, Root, Text) = (origin, size, root, $"{origin}\n{size}\n{root}\n");

    private Checkpoint(string text, string origin, ulong size, Hash? root) =>
        (Text, Origin, Size, Root) = (text, origin, size, root);

    /// <summary>The exact text, with extension lines and the last newline.</summary>
    public string Text { get; }

    /// <summary>The identity of the log; it is also the name of its key.</summary>
    public string Origin { get; }

    /// <summary>The number of entries.</summary>
    public ulong Size { get; }

    /// <summary>Null when the root is well-formed but no SHA-256 hash, so that nothing can be proven under it.</summary>
    public Hash? Root { get; }

    /// <summary>Lines after the third, opaque and by now discouraged.</summary>
    public IReadOnlyList<string> Extensions => Text.Split('\n')[3..^1];

    public static Result<Checkpoint> Parse(string text)
    {
        if (!text.EndsWith('\n')) return No("it does not end in a newline");
        var lines = text.Split('\n');
        if (lines.Length < 4) return No("it has fewer than three lines");
        if (Array.IndexOf(lines, "") != lines.Length - 1) return No("it has an empty line");
        if (Strict.Number(lines[1]) is not { } size) return No("its size is not a number below 2^64");
        if (Strict.Base64(lines[2]) is not { } root) return No("its root is not base64");

        return new Checkpoint(text, lines[0], size, root.Length == Hash.Length ? new Hash(root) : null);

        static Malformed No(string fault) => new("checkpoint", fault);
    }
}
