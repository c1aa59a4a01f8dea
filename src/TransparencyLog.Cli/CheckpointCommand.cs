using System.Text.Json.Nodes;

namespace TransparencyLog.Cli;

/// <summary>Prints the checkpoint; with a policy, asks its witnesses for cosignatures first and keeps them.</summary>
internal static class CheckpointCommand
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(20);

    public static int Run(string[] args, Say say)
    {
        var read = Arguments.Read(args, ["DIR"], "--policy", "--key");
        if (read.Fault is { } fault) return say.BadInput(fault);
        var storage = new DirectoryStorage(read.Words[0]);
        if (Files.Latest(storage).Fails(out var note, out var no)) return say.Refused(no);
        if (read["--policy"] is not { } file) return Print(note, read.Json, say);

        if (Policy.Parse(File.ReadAllBytes(file)).Fails(out var policy, out no)) return say.BadInput(no.Sentence);
        var keyFile = read["--key"] ?? Files.KeyBeside(read.Words[0], note.Text.Split('\n')[0]);
        if (Files.SigningKey(keyFile).Fails(out var key, out no)) return say.BadInput(no.Sentence);
        if (LogWriter.Open(storage, key).Fails(out var writer, out no)) return say.Refused(no);
        using (writer) return Ask(policy.For(key.Log), writer, new LogReader(storage), read.Json, say);
    }

    private static int Ask(Policy policy, LogWriter writer, LogReader log, bool json, Say say)
    {
        using var http = new HttpClient();
        using var stop = new CancellationTokenSource(LongestWait);
        var (note, refusals) = new WitnessClient(http).CollectAsync(policy, writer.Latest, log, stop.Token).GetAwaiter().GetResult();
        foreach (var refusal in refusals) say.Warn(refusal.Sentence);
        if (policy.WithoutQuorum().Open(note).Fails(out var cosigned, out var no)) return say.Refused(no);
        writer.Publish(cosigned);
        return policy.Open(note).Fails(out _, out no) ? say.Refused(no) : Print(note, json, say);
    }

    private static int Print(Note note, bool json, Say say)
    {
        if (Checkpoint.Parse(note.Text).Fails(out var checkpoint, out var no)) return say.Refused(no);
        return !json ? say.Done(note.ToBytes()) : say.Done(new JsonObject
        {
            ["origin"] = checkpoint.Origin,
            ["size"] = checkpoint.Size,
            ["root"] = checkpoint.Root?.ToString(),
            ["signatures"] = new JsonArray([.. note.Signatures.Select(s => (JsonNode)s.Name)]),
            ["note"] = note.ToString(),
        });
    }
}
