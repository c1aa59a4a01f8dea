using System.Text.Json.Nodes;

namespace TransparencyLog.Cli;

/// <summary>Prints the hashes of a consistency proof, one a line, checked up to the log's checkpoint.</summary>
internal static class ConsistencyCommand
{
    public static int Run(string[] args, Say say)
    {
        var read = Arguments.Read(args, ["DIR", "SIZE1", "SIZE2"]);
        if (read.Fault is { } fault) return say.BadInput(fault);
        if (Arguments.Number(read.Words[1]) is not { } size1 || Arguments.Number(read.Words[2]) is not { } size2) return say.BadInput("A size is a number.");
        if (size1 == 0) return say.BadInput("Every tree begins with the empty one; a proof starts at size 1.");
        if (size1 > size2) return say.BadInput("The first size is the smaller one.");

        var storage = new DirectoryStorage(read.Words[0]);
        if (Files.Latest(storage).Fails(out var note, out var no)) return say.Refused(no);
        if (Checkpoint.Parse(note.Text).Fails(out var latest, out no)) return say.Refused(no);
        if (size2 > latest.Size) return say.Refused(new OutOfRange("size", size2, latest.Size));
        if (latest.Root is not { } root) return say.Rejected("The checkpoint's root is not a SHA-256 hash.");

        var log = new LogReader(storage);
        if (log.Consistency(size1, size2).Fails(out var proof, out no) || log.Consistency(size2, latest.Size).Fails(out var rest, out no)) return say.Refused(no);
        if (log.Root(size1).Fails(out var root1, out no) || log.Root(size2).Fails(out var root2, out no)) return say.Refused(no);
        // The tiles may be damaged; then they do not lead to the checkpoint.
        if (Merkle.CheckConsistency(size1, root1, size2, root2, proof) is { } wrong) return say.Refused(wrong);
        if (Merkle.CheckConsistency(size2, root2, latest.Size, root, rest) is { } astray) return say.Refused(astray);

        return !read.Json ? say.Done(System.Text.Encoding.UTF8.GetBytes(string.Concat(proof.Select(hash => $"{hash}\n")))) : say.Done(new JsonObject
        {
            ["size1"] = size1,
            ["root1"] = root1.ToString(),
            ["size2"] = size2,
            ["root2"] = root2.ToString(),
            ["proof"] = new JsonArray([.. proof.Select(hash => (JsonNode)hash.ToString())]),
        });
    }
}
