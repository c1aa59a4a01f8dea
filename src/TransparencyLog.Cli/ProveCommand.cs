using System.Text.Json.Nodes;

namespace TransparencyLog.Cli;

/// <summary>Writes a receipt for one entry to stdout: a .tlog-proof with the checkpoint and all its signatures.</summary>
internal static class ProveCommand
{
    public static int Run(string[] args, Say say)
    {
        var read = Arguments.Read(args, ["DIR", "INDEX"]);
        if (read.Fault is { } fault) return say.BadInput(fault);
        if (Arguments.Number(read.Words[1]) is not { } index) return say.BadInput("INDEX is a number from 0.");
        var storage = new DirectoryStorage(read.Words[0]);
        if (Files.Latest(storage).Fails(out var note, out var no)) return say.Refused(no);
        if (new LogReader(storage).Prove(index, note).Fails(out var proof, out no)) return say.Refused(no);
        return !read.Json ? say.Done(proof.ToBytes()) : say.Done(new JsonObject
        {
            ["index"] = proof.Index,
            ["path"] = new JsonArray([.. proof.Path.Select(hash => (JsonNode)hash.ToString())]),
            ["checkpoint"] = note.ToString(),
        });
    }
}
