namespace TransparencyLog;

/// <summary>The body of add-checkpoint: the size that the witness knows, the proof from there, and the checkpoint (tlog-witness).</summary>
internal sealed record WitnessRequest(ulong Old, Hash[] Proof, byte[] Checkpoint)
{
    public const int MostHashes = 63;

    /// <summary>Longer bodies hold nothing that a note could.</summary>
    public const int LongestBody = Note.LongestNote + 64 * 50;

    public static Result<WitnessRequest> Parse(ReadOnlySpan<byte> body)
    {
        var end = body.IndexOf("\n\n"u8);
        if (end < 0) return No("it has no empty line before a checkpoint");
        if (Strict.Lines(body[..end]) is not { } head) return No("it is not text");
        var lines = head.Split('\n');
        if (!lines[0].StartsWith("old ", StringComparison.Ordinal) || Strict.Number(lines[0].AsSpan("old ".Length)) is not { } old)
            return No("its first line is not \"old\" and a size");
        if (lines.Length - 1 > MostHashes) return No($"its proof has more than {MostHashes} hashes");

        var proof = new Hash[lines.Length - 1];
        for (var i = 0; i < proof.Length; i++)
        {
            if (Hash.Parse(lines[i + 1]) is not { } hash) return No($"line {i + 2} is not a hash");
            proof[i] = hash;
        }
        return new WitnessRequest(old, proof, body[(end + 2)..].ToArray());

        static Malformed No(string fault) => new("request", fault);
    }

    public byte[] ToBytes() =>
        [.. Strict.Utf8.GetBytes($"old {Old}\n{string.Concat(Proof.Select(hash => $"{hash}\n"))}\n"), .. Checkpoint];
}
