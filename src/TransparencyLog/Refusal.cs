namespace TransparencyLog;

/// <summary>Why something was not accepted: a named fact with one sentence for people.</summary>
public abstract record Refusal(string Sentence)
{
    public sealed override string ToString() => Sentence;
}

/// <summary>A note, key, checkpoint, proof or policy is not in the form that its specification asks for.</summary>
public sealed record Malformed(string Thing, string Fault) : Refusal($"The {Thing} is malformed: {Fault}.");

/// <summary>None of the keys that are trusted here has signed the note.</summary>
public sealed record NotSigned() : Refusal("No trusted key has signed the checkpoint.");

/// <summary>A line claims to be the signature of a trusted key and is not.</summary>
public sealed record WrongSignature(string Name) : Refusal($"The signature of {Name} is wrong.");

/// <summary>The checkpoint is signed by a log, but names another as its origin.</summary>
public sealed record WrongOrigin(string Origin, string Signer) : Refusal($"The checkpoint of {Origin} is signed by {Signer}.");

/// <summary>Fewer witnesses have cosigned than the policy asks for.</summary>
public sealed record QuorumMissing(string Quorum, string Cosigned)
    : Refusal($"The quorum {Quorum} is not reached: cosigned by {(Cosigned.Length == 0 ? "no witness" : Cosigned)}.");

/// <summary>The entry is not in the tree, or not at this place.</summary>
public sealed record NotIncluded(ulong Index, ulong Size) : Refusal($"The proof does not show entry {Index} in the tree of size {Size}.");

/// <summary>The larger tree is not shown to begin with the smaller one.</summary>
public sealed record NotConsistent(ulong Size1, ulong Size2)
    : Refusal($"The tree of size {Size2} is not shown to begin with the tree of size {Size1}.");

/// <summary>An entry index or a tree size beyond what there is.</summary>
public sealed record OutOfRange(string Thing, ulong Value, ulong Limit) : Refusal($"The {Thing} {Value} is out of range; the log has {Limit} entries.");

/// <summary>Entries have at most 65,535 bytes (tlog-tiles, entry bundles). The index is the place in what was to be appended.</summary>
public sealed record EntryTooLong(ulong Index, long Bytes) : Refusal($"Entry {Index} has {Bytes} bytes; at most {EntryBundle.LongestEntry} are possible.");

/// <summary>There is no checkpoint where a log is looked for.</summary>
public sealed record NoLog() : Refusal("There is no log here: it has no checkpoint.");

/// <summary>A log is to be started where one is.</summary>
public sealed record LogExists() : Refusal("There is a log here already.");

/// <summary>Another appender, or another witness, works on this storage at the moment.</summary>
public sealed record InUse() : Refusal("Somebody else is writing here; only one may at a time.");

/// <summary>A file that the checkpoint covers is not there.</summary>
public sealed record FileMissing(string Path) : Refusal($"{Path} is missing.");

/// <summary>A file has not the content that it must have for this log.</summary>
public sealed record FileWrong(string Path, string Fault) : Refusal($"{Path} is wrong: {Fault}.");

/// <summary>The entries, or the tiles, do not add up to the root that the checkpoint states.</summary>
public sealed record RootDiffers(ulong Size) : Refusal($"The first {Size} entries do not have the root that the checkpoint of this size states.");

/// <summary>The log is shorter than a checkpoint that it has signed before.</summary>
public sealed record RolledBack(ulong Before, ulong Now) : Refusal($"The log was rolled back: it has {Now} entries and has had {Before}.");

/// <summary>The log no longer begins with what it has signed before.</summary>
public sealed record HistoryRewritten(ulong Size) : Refusal($"History was rewritten: the first {Size} entries are not those of the old checkpoint.");
