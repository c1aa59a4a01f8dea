namespace TransparencyLog;

/// <summary>
/// Whom to trust: which logs, which witnesses, and how many of these must have cosigned (tlog-policy). A checkpoint is accepted
/// when one of the logs has signed it and the quorum has cosigned it.
/// </summary>
public sealed class Policy
{
    private readonly Member? quorum;

    internal Policy(IReadOnlyList<PolicyLog> logs, IReadOnlyList<PolicyWitness> witnesses, Member? quorum) =>
        (Logs, Witnesses, this.quorum) = (logs, witnesses, quorum);

    public IReadOnlyList<PolicyLog> Logs { get; }

    public IReadOnlyList<PolicyWitness> Witnesses { get; }

    /// <summary>The name on the quorum line.</summary>
    public string Quorum => quorum?.Name ?? "none";

    /// <summary>The policy that trusts one log, without witnesses.</summary>
    public static Policy Of(VerifierKey log) => new([new PolicyLog(log, null)], [], null);

    /// <summary>Reads a policy file. Any line that is not understood is a refusal.</summary>
    public static Result<Policy> Parse(ReadOnlySpan<byte> file) => PolicyFile.Parse(file);

    /// <summary>The same quorum for this log only. When the policy lists logs and this is none of them, it accepts nothing.</summary>
    public Policy For(VerifierKey log) =>
        new(Logs.Count == 0 ? [new PolicyLog(log, null)] : [.. Logs.Where(l => l.Key.ToString() == log.ToString())], Witnesses, quorum);

    /// <summary>The same logs without asking for cosignatures.</summary>
    public Policy WithoutQuorum() => new(Logs, Witnesses, null);

    /// <summary>
    /// Reads a checkpoint and verifies every signature of a known key. Refused when malformed, when a known signature is wrong,
    /// when no log of the policy has signed, when the origin is not the signer's name, and when the quorum is missing.
    /// </summary>
    public Result<SignedCheckpoint> Open(ReadOnlySpan<byte> bytes) =>
        Note.Parse(bytes).Fails(out var note, out var no) ? no : Open(note);

    /// <inheritdoc cref="Open(ReadOnlySpan{byte})"/>
    public Result<SignedCheckpoint> Open(Note note)
    {
        if (note.SignedBy(Logs.Select(log => log.Key)).Fails(out var signers, out var no)) return no;
        if (Checkpoint.Parse(note.Text).Fails(out var checkpoint, out no)) return no;
        if (checkpoint.Root is null) return new Malformed("checkpoint", "its root is not a SHA-256 hash");
        if (!signers.Exists(signer => signer.Name == checkpoint.Origin)) return new WrongOrigin(checkpoint.Origin, signers[0].Name);

        var cosignatures = new List<Cosignature>();
        foreach (var witness in Witnesses)
            foreach (var line in note.Signatures)
            {
                if (!line.ClaimsToBeBy(witness.Key)) continue;
                if (!witness.Key.Verifies(note.Text, line.Bytes.Span)) return new WrongSignature(witness.Key.Name);
                // A witness may stand there twice, with two times; it counts once.
                if (!cosignatures.Exists(c => c.Witness == witness.Key))
                    cosignatures.Add(new Cosignature(witness.Key, Cosignature.Instant(Cosignature.TimeOf(line.Bytes.Span)!.Value)));
            }
        if (quorum?.IsReachedBy(key => cosignatures.Exists(c => c.Witness == key)) == false)
            return new QuorumMissing(Quorum, string.Join(", ", cosignatures.Select(c => c.Witness.Name)));
        return new SignedCheckpoint(checkpoint, note, cosignatures);
    }

    /// <summary>A name that can stand in a group or on the quorum line.</summary>
    internal abstract record Member(string Name)
    {
        public abstract bool IsReachedBy(Func<VerifierKey, bool> hasCosigned);
    }

    internal sealed record Single(string Name, VerifierKey Key) : Member(Name)
    {
        public override bool IsReachedBy(Func<VerifierKey, bool> hasCosigned) => hasCosigned(Key);
    }

    internal sealed record Group(string Name, int Needed, IReadOnlyList<Member> Members) : Member(Name)
    {
        public override bool IsReachedBy(Func<VerifierKey, bool> hasCosigned) => Members.Count(m => m.IsReachedBy(hasCosigned)) >= Needed;
    }
}

/// <summary>A log line of a policy.</summary>
public sealed record PolicyLog(VerifierKey Key, string? Url);

/// <summary>A witness line of a policy; its name means something in that policy only.</summary>
/// <param name="Url">The submission prefix, where the witness can be asked (tlog-witness).</param>
public sealed record PolicyWitness(string Name, VerifierKey Key, string? Url);
