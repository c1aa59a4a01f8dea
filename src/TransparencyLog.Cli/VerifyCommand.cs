using System.Globalization;
using System.Text.Json.Nodes;

namespace TransparencyLog.Cli;

/// <summary>Says whether a receipt shows the entry to be in the log, from the files alone.</summary>
internal static class VerifyCommand
{
    public static int Run(string[] args, Say say)
    {
        var read = Arguments.Read(args, ["PROOF"], "--vkey", "--policy", "--entry!");
        if (read.Fault is { } fault) return say.BadInput(fault);
        if (Files.Trust(read).Fails(out var policy, out var no)) return say.BadInput(no.Sentence);
        var entry = File.ReadAllBytes(read["--entry"]!);

        no = Check(File.ReadAllBytes(read.Words[0]), entry, policy, out var proof, out var signed);
        if (no is NotIncluded && entry is [.. var before, (byte)'\n'] && proof!.Check(Merkle.Leaf(before), policy) is null)
            say.Warn("Without its last newline, the entry is in the log.");
        if (no is not null)
        {
            if (read.Json) _ = say.Done(new JsonObject { ["accepted"] = false, ["reason"] = no.Sentence });
            return say.Rejected(no.Sentence);
        }
        if (!read.Json) return say.Done($"Entry {proof!.Index} of {signed!.Checkpoint.Origin} at size {signed.Size}, cosigned by {Names(signed)}.");
        return say.Done(new JsonObject
        {
            ["accepted"] = true,
            ["origin"] = signed!.Checkpoint.Origin,
            ["index"] = proof!.Index,
            ["size"] = signed.Size,
            ["root"] = signed.Root.ToString(),
            ["cosigned"] = new JsonArray([.. signed.Cosignatures.Select(c => (JsonNode)new JsonObject
            {
                ["name"] = c.Witness.Name,
                ["time"] = c.Time.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
            })]),
        });
    }

    private static Refusal? Check(byte[] file, byte[] entry, Policy policy, out ProofFile? proof, out SignedCheckpoint? signed)
    {
        signed = null;
        return ProofFile.Parse(file).Fails(out proof, out var no) ? no
            : policy.Open(proof.Note).Fails(out signed, out no) ? no
            : proof.Check(Merkle.Leaf(entry), policy);
    }

    private static string Names(SignedCheckpoint signed) =>
        signed.Cosignatures is [] ? "no witness that is known here" : string.Join(", ", signed.Cosignatures.Select(c => c.Witness.Name));
}
