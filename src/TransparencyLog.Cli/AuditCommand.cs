using System.Text.Json.Nodes;

namespace TransparencyLog.Cli;

/// <summary>Checks a whole log from its files, and, when asked, that it goes on from an older checkpoint.</summary>
internal static class AuditCommand
{
    public static int Run(string[] args, Say say)
    {
        var read = Arguments.Read(args, ["DIR"], "--vkey", "--policy", "--against");
        if (read.Fault is { } fault) return say.BadInput(fault);
        if (Files.Trust(read).Fails(out var policy, out var no)) return say.BadInput(no.Sentence);
        SignedCheckpoint? against = null;
        if (read["--against"] is { } old && policy.WithoutQuorum().Open(File.ReadAllBytes(old)).Fails(out against, out no))
            return say.BadInput($"{old} is no checkpoint of this log: {no.Sentence}");

        var storage = new DirectoryStorage(read.Words[0]);
        if (storage.Read(LogReader.CheckpointPath) is null && storage.List("tile/") is []) return say.Refused(new NoLog());
        var report = Audit.Run(storage, policy, against);
        if (report.Findings is [])
        {
            var checkpoint = report.Checkpoint!;
            return read.Json ? say.Done(Json(report)) : say.Done($"{checkpoint.Checkpoint.Origin}: {checkpoint.Size} entries, root {checkpoint.Root}, "
                + $"{checkpoint.Cosignatures.Count} cosignatures of known witnesses, {report.FilesBeyond} files beyond the checkpoint.");
        }
        if (read.Json) _ = say.Done(Json(report));
        foreach (var finding in report.Findings) say.Warn(finding.Sentence);
        return 1;
    }

    private static JsonObject Json(AuditReport report) => new()
    {
        ["accepted"] = report.Findings is [],
        ["origin"] = report.Checkpoint?.Checkpoint.Origin,
        ["size"] = report.Checkpoint?.Size,
        ["root"] = report.Checkpoint?.Root.ToString(),
        ["cosigned"] = new JsonArray([.. (report.Checkpoint?.Cosignatures ?? []).Select(c => (JsonNode)c.Witness.Name)]),
        ["files_beyond"] = report.FilesBeyond,
        ["findings"] = new JsonArray([.. report.Findings.Select(f => (JsonNode)new JsonObject { ["kind"] = f.GetType().Name, ["sentence"] = f.Sentence })]),
    };
}
