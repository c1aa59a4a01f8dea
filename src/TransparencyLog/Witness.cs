using System.Security.Cryptography;

namespace TransparencyLog;

/// <summary>What a witness answers over HTTP.</summary>
public sealed record WitnessAnswer(int Status, string Body, string ContentType = "text/plain; charset=utf-8");

/// <summary>
/// Remembers the largest tree that it has seen of each log, and cosigns a checkpoint only when the new tree begins with that one
/// (tlog-witness). This memory is what even the holder of a log's key cannot get around.
/// </summary>
/// <remarks>
/// Memory is the last cosigned checkpoint of each log, at <c>hex(SHA-256(origin))/checkpoint</c>: also the path at which monitors
/// read it. It is durable before an answer goes out. A memory that cannot be read is never taken for none.
/// </remarks>
public sealed class Witness : IDisposable
{
    private readonly ILogStorage storage;
    private readonly SigningKey key;
    private readonly IDisposable lease;
    private readonly Dictionary<string, Policy> logs;
    private readonly Lock door = new();

    private Witness(ILogStorage storage, SigningKey key, IDisposable lease, Dictionary<string, Policy> logs) =>
        (this.storage, this.key, this.lease, this.logs) = (storage, key, lease, logs);

    /// <summary>The public key under which this witness cosigns.</summary>
    public VerifierKey Key => key.Cosigner;

    /// <summary>Refused as <see cref="InUse"/> when another process has the storage, and as <see cref="FileWrong"/> when the memory is damaged.</summary>
    /// <param name="storage">Where the witness remembers.</param>
    /// <param name="key">The witness's own key.</param>
    /// <param name="logs">The logs to witness; the name of a key is the origin of its log. A log may have several keys.</param>
    public static Result<Witness> Open(ILogStorage storage, SigningKey key, IEnumerable<VerifierKey> logs)
    {
        if (storage.TryLock() is not { } lease) return new InUse();
        var policies = logs.GroupBy(log => log.Name, StringComparer.Ordinal).ToDictionary(
            group => group.Key, group => new Policy([.. group.Select(log => new PolicyLog(log, null))], [], null), StringComparer.Ordinal);
        var witness = new Witness(storage, key, lease, policies);
        foreach (var origin in policies.Keys)
        {
            if (!witness.Remembered(origin).Fails(out _, out var no)) continue;
            witness.Dispose();
            return no;
        }
        return witness;
    }

    /// <summary>Answers <c>POST add-checkpoint</c>: 200 with cosignatures, or 400, 403, 404, 409 or 422 as the specification says.</summary>
    /// <param name="body">The request's body.</param>
    /// <param name="now">The time that the cosignature states.</param>
    public WitnessAnswer AddCheckpoint(ReadOnlySpan<byte> body, DateTimeOffset now)
    {
        if (WitnessRequest.Parse(body).Fails(out var request, out var no)) return No(400, no.Sentence);
        var origin = request.Checkpoint.AsSpan(0, Math.Max(0, request.Checkpoint.AsSpan().IndexOf((byte)'\n')));
        if (Strict.Lines(origin) is not { } name || !logs.TryGetValue(name, out var policy)) return No(404, "This witness does not know the log.");
        if (policy.Open(request.Checkpoint).Fails(out var signed, out no)) return No(no is Malformed ? 400 : 403, no.Sentence);
        if (request.Old > signed.Size) return No(400, "The old size is larger than the checkpoint's.");

        // Looking up and remembering are one step; between them another request could make this one a rollback.
        lock (door)
        {
            if (Remembered(name).Fails(out var latest, out no)) return No(500, "This witness cannot read its own memory.");
            if (request.Old != latest.Size) return new WitnessAnswer(409, $"{latest.Size}\n", "text/x.tlog.size");
            if (Unless(latest, signed, request.Proof) is { } inconsistent) return No(422, inconsistent.Sentence);

            var cosignature = key.Cosign(signed.Checkpoint, now);
            var logSignatures = signed.Note.Signatures.Where(line => policy.Logs.Any(log => line.ClaimsToBeBy(log.Key)));
            storage.Write(PathOf(name), new Note(signed.Note.Text, [.. logSignatures, cosignature]).ToBytes());
            storage.Flush();
            return new WitnessAnswer(200, cosignature.ToString());
        }
    }

    /// <summary>Answers <c>GET hash/checkpoint</c> for monitors: the last cosigned checkpoint, or null (404).</summary>
    /// <param name="originHash">SHA-256 of the log's origin in lowercase hexadecimal.</param>
    public byte[]? LatestCheckpoint(string originHash) =>
        logs.Keys.FirstOrDefault(origin => HashOf(origin) == originHash) is { } known ? storage.Read(PathOf(known)) : null;

    public void Dispose() => lease.Dispose();

    private static Refusal? Unless((ulong Size, Hash Root) latest, SignedCheckpoint signed, Hash[] proof)
    {
        var no = new NotConsistent(latest.Size, signed.Size);
        if (signed.Size == 0 && signed.Root != Merkle.Empty) return new RootDiffers(0);
        // Every tree begins with the empty one, so from there a proof has nothing to say.
        if (latest.Size == 0) return proof.Length == 0 ? null : no;
        return Merkle.CheckConsistency(latest.Size, latest.Root, signed.Size, signed.Root, proof);
    }

    private Result<Latest> Remembered(string origin)
    {
        if (storage.Read(PathOf(origin)) is not { } bytes) return new Latest(0, Merkle.Empty);
        var no = new FileWrong(PathOf(origin), "it is not a checkpoint that this witness has cosigned");
        if (Note.Parse(bytes).Fails(out var note, out _) || note.SignedBy([Key]).Fails(out _, out _)) return no;
        if (Checkpoint.Parse(note.Text).Fails(out var checkpoint, out _) || checkpoint.Origin != origin || checkpoint.Root is null) return no;
        return new Latest(checkpoint.Size, checkpoint.Root.Value);
    }

    private static string PathOf(string origin) => $"{HashOf(origin)}/checkpoint";

    private static string HashOf(string origin) => Convert.ToHexStringLower(SHA256.HashData(Strict.Utf8.GetBytes(origin)));

    private static WitnessAnswer No(int status, string sentence) => new(status, sentence + "\n");

    private sealed record Latest(ulong Size, Hash Root)
    {
        public static implicit operator (ulong Size, Hash Root)(Latest latest) => (latest.Size, latest.Root);
    }
}
