namespace TransparencyLog;

/// <summary>
/// A receipt that verifies offline: where an entry stands, its inclusion proof, and the checkpoint with all signatures
/// (tlog-proof, by custom in files that end in <c>.tlog-proof</c>).
/// </summary>
/// <param name="Index">The entry's place in the log, from 0.</param>
/// <param name="Path">From the entry's sibling up to the child of the root.</param>
/// <param name="Note">The checkpoint, as it was found.</param>
/// <param name="Extra">Anything the issuer adds. It is not covered by any signature: never trust it for itself.</param>
public sealed record ProofFile(ulong Index, IReadOnlyList<Hash> Path, Note Note, ReadOnlyMemory<byte>? Extra = null)
{
    private const string Header = "c2sp.org/tlog-proof@v1";

    // Longer than any path in a tree of 2^64 entries, and enough for a large note and something extra.
    private const int LongestPath = 64, LongestFile = 2 * TransparencyLog.Note.LongestNote;

    public static Result<ProofFile> Parse(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > LongestFile) return No("it is too long");
        if (Strict.Lines(bytes) is not { } text) return No("it is not UTF-8 without control characters");
        var end = text.IndexOf("\n\n", StringComparison.Ordinal);
        if (end < 0) return No("it has no empty line before a checkpoint");
        var lines = text[..end].Split('\n').AsSpan();
        if (lines[0] != Header) return No($"its first line is not {Header}");
        lines = lines[1..];

        byte[]? extra = null;
        if (lines is [var first, ..] && first.StartsWith("extra ", StringComparison.Ordinal))
        {
            extra = Strict.Base64(first["extra ".Length..]);
            if (extra is null) return No("its extra line is not base64");
            lines = lines[1..];
        }
        if (lines is not [var second, ..] || !second.StartsWith("index ", StringComparison.Ordinal)) return No("it has no index line");
        if (Strict.Number(second.AsSpan("index ".Length)) is not { } index) return No("its index is not a number below 2^64");
        lines = lines[1..];

        if (lines.Length > LongestPath) return No("its path is too long for any tree");
        var path = new Hash[lines.Length];
        for (var i = 0; i < path.Length; i++)
        {
            if (Hash.Parse(lines[i]) is not { } hash) return No($"line {i + 1} of its path is not a hash");
            path[i] = hash;
        }
        if (Note.Parse(Strict.Utf8.GetBytes(text[(end + 2)..])).Fails(out var note, out var no)) return no;
        // A missing line and an empty one are different files.
        return extra is null ? new ProofFile(index, path, note) : new ProofFile(index, path, note, extra);

        static Malformed No(string fault) => new("proof", fault);
    }

    /// <summary>Checks everything: signatures, quorum and inclusion. Null when the entry is shown to be in the log.</summary>
    /// <param name="leaf"><see cref="Merkle.Leaf(ReadOnlySpan{byte})"/> of the entry, which the verifier has from elsewhere.</param>
    public Refusal? Check(Hash leaf, Policy policy) =>
        policy.Open(Note).Fails(out var signed, out var no) ? no
        : Merkle.CheckInclusion(leaf, Index, signed.Size, [.. Path], signed.Root);

    public byte[] ToBytes()
    {
        var extra = Extra is { } bytes ? $"extra {Convert.ToBase64String(bytes.Span)}\n" : "";
        return Strict.Utf8.GetBytes($"{Header}\n{extra}index {Index}\n{string.Concat(Path.Select(hash => $"{hash}\n"))}\n{Note}");
    }
}
