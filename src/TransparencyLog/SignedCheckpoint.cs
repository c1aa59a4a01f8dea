namespace TransparencyLog;

/// <summary>A checkpoint that was found to be signed as a <see cref="Policy"/> asks: only <see cref="Policy.Open(Note)"/> makes one of a stranger's note.</summary>
public sealed record SignedCheckpoint
{
    internal SignedCheckpoint(Checkpoint checkpoint, Note note, IReadOnlyList<Cosignature> cosignatures) =>
        (Checkpoint, Note, Cosignatures) = (checkpoint, note, cosignatures);

    /// <summary>What the log states.</summary>
    public Checkpoint Checkpoint { get; }

    /// <summary>The checkpoint with all its signatures, also those of keys that are not known here.</summary>
    public Note Note { get; }

    /// <summary>The statements of the policy's witnesses, each verified.</summary>
    public IReadOnlyList<Cosignature> Cosignatures { get; }

    public ulong Size => Checkpoint.Size;

    public Hash Root => Checkpoint.Root ?? throw new InvalidOperationException("A policy lets no other root pass.");
}
