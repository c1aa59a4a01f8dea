namespace TransparencyLog;

/// <summary>What an audit found.</summary>
/// <param name="Checkpoint">The checkpoint that the log shows, if it is signed as the policy asks.</param>
/// <param name="Findings">Everything that does not hold; nothing when the log is what its checkpoint says. At most some hundred.</param>
/// <param name="FilesBeyond">Files that the checkpoint does not cover: left by a crash, just being written, or not of a log at all.</param>
public sealed record AuditReport(SignedCheckpoint? Checkpoint, IReadOnlyList<Refusal> Findings, int FilesBeyond);

/// <summary>Checks a whole log from its files alone: every entry, every hash, every tile, and the root.</summary>
/// <remarks>
/// An audit sees that a log agrees with itself and with its key. That it is still the log of yesterday, only memory can tell: an
/// older checkpoint (<c>against</c>), or witnesses.
/// </remarks>
public static class Audit
{
    /// <param name="storage">The log; a writer may be at work beside.</param>
    /// <param name="policy">Who must have signed and cosigned the checkpoint.</param>
    /// <param name="against">A checkpoint from before: the log must begin with the tree that it states.</param>
    public static AuditReport Run(ILogStorage storage, Policy policy, SignedCheckpoint? against = null)
    {
        if (new LogReader(storage).Latest(policy).Fails(out var checkpoint, out var no)) return new AuditReport(null, [no], 0);

        var findings = new Findings();
        if (against is not null && against.Size > checkpoint.Size) findings.Add(new RolledBack(against.Size, checkpoint.Size));
        if (against is not null && against.Checkpoint.Origin != checkpoint.Checkpoint.Origin)
            findings.Add(new WrongOrigin(against.Checkpoint.Origin, checkpoint.Checkpoint.Origin));

        var tree = new AuditTree(storage, checkpoint.Size, against?.Size ?? 0, findings);
        tree.ReadEntries();
        tree.CheckUpperTiles();
        // Below a damaged file every root differs, which would say nothing new.
        if (findings.Count == 0 && tree.Root(checkpoint.Size) != checkpoint.Root) findings.Add(new RootDiffers(checkpoint.Size));
        if (findings.Count == 0 && against is not null && tree.Root(against.Size) != against.Root) findings.Add(new HistoryRewritten(against.Size));
        var beyond = new AuditFiles(storage, checkpoint.Size, findings).CheckOthers("tile/");
        return new AuditReport(checkpoint, findings.All(), beyond);
    }

    /// <summary>Findings from several threads, in a settled order, and not without end.</summary>
    internal sealed class Findings
    {
        private const int Most = 100;

        private readonly List<Refusal> found = [];

        public int Count
        {
            get
            {
                lock (found) return found.Count;
            }
        }

        public bool AreEnough => Count >= Most;

        public void Add(Refusal finding)
        {
            lock (found) found.Add(finding);
        }

        public IReadOnlyList<Refusal> All()
        {
            lock (found) return [.. found.OrderBy(finding => finding.Sentence, StringComparer.Ordinal)];
        }
    }
}
