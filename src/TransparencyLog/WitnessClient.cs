using System.Collections.Concurrent;
using System.Net;

namespace TransparencyLog;

/// <summary>The witness could not be asked: no address, no connection, no answer in time, or none that can be read.</summary>
public sealed record WitnessSilent(string Name, string Fault) : Refusal($"Witness {Name} gave no answer: {Fault}.");

/// <summary>The witness has said no, or has answered without a cosignature of its own.</summary>
public sealed record WitnessRefused(string Name, int Status, string Answer) : Refusal($"Witness {Name} refused ({Status}): {Answer}");

/// <summary>The witness has seen more entries than the log has: the log was rolled back, or forks.</summary>
public sealed record WitnessAhead(string Name, ulong Seen, ulong Size) : Refusal($"Witness {Name} has seen {Seen} entries; the log has {Size}.");

/// <summary>Asks witnesses for cosignatures (tlog-witness). It remembers what each has seen, to ask with one request the next time.</summary>
public sealed class WitnessClient(HttpClient http)
{
    private const int LongestAnswer = 64 * 1024;

    private readonly ConcurrentDictionary<string, ulong> seen = new(StringComparer.Ordinal);

    /// <summary>
    /// Asks every witness of the policy that has an address, and returns the checkpoint with all cosignatures so far, and each
    /// refusal. Whether this reaches the quorum is for <see cref="Policy.Open(Note)"/> to say.
    /// </summary>
    /// <param name="policy">Its witnesses are asked.</param>
    /// <param name="checkpoint">What to cosign.</param>
    /// <param name="log">Where consistency proofs come from.</param>
    /// <param name="stop">Gives up on those who have not answered.</param>
    public async Task<(Note Note, IReadOnlyList<Refusal> Refusals)> CollectAsync(
        Policy policy, SignedCheckpoint checkpoint, LogReader log, CancellationToken stop)
    {
        var answers = await Task.WhenAll(policy.Witnesses.Where(witness => witness.Url is not null)
            .Select(witness => AskAsync(witness, checkpoint, log, stop))).ConfigureAwait(false);
        var (note, refusals) = (checkpoint.Note, new List<Refusal>());
        foreach (var answer in answers)
        {
            if (answer.Fails(out var signature, out var no)) refusals.Add(no);
            else note = note.With(signature);
        }
        return (note, refusals);
    }

    /// <summary>Asks one witness. The cosignature is verified.</summary>
    public async Task<Result<NoteSignature>> AskAsync(PolicyWitness witness, SignedCheckpoint checkpoint, LogReader log, CancellationToken stop)
    {
        if (!Uri.TryCreate(witness.Url?.TrimEnd('/') + "/add-checkpoint", UriKind.Absolute, out var address)) return new WitnessSilent(witness.Name, "it has no address");
        var old = Math.Min(seen.GetValueOrDefault(witness.Key.ToString()), checkpoint.Size);
        // Once more with the size that the witness names, and once again if somebody else was faster.
        for (var tries = 3; ; tries--)
        {
            Hash[]? proof = [];
            if (old > 0 && log.Consistency(old, checkpoint.Size).Fails(out proof, out var no)) return no;
            var request = new WitnessRequest(old, proof, new Note(checkpoint.Note.Text, checkpoint.Note.Signatures).ToBytes());
            if ((await PostAsync(witness.Name, address, request.ToBytes(), stop).ConfigureAwait(false)).Fails(out var answer, out no)) return no;

            if (answer.Status == 200) return Accept(witness, checkpoint, answer);
            if (answer.Status != 409 || Strict.Number(answer.Body.AsSpan().TrimEnd('\n')) is not { } size || tries == 1)
                return new WitnessRefused(witness.Name, answer.Status, OneLine(answer.Body));
            if (size > checkpoint.Size) return new WitnessAhead(witness.Name, size, checkpoint.Size);
            old = size;
        }
    }

    private Result<NoteSignature> Accept(PolicyWitness witness, SignedCheckpoint checkpoint, WitnessAnswer answer)
    {
        // Lines of other keys are ignored; a time of zero is not a cosignature of add-checkpoint.
        if (!Note.Parse(Strict.Utf8.GetBytes($"{checkpoint.Note.Text}\n{answer.Body}")).Fails(out var note, out _))
            foreach (var line in note.Signatures)
                if (line.ClaimsToBeBy(witness.Key) && witness.Key.Verifies(note.Text, line.Bytes.Span) && Cosignature.TimeOf(line.Bytes.Span) > 0)
                {
                    seen[witness.Key.ToString()] = checkpoint.Size;
                    return line;
                }
        return new WitnessRefused(witness.Name, answer.Status, "the answer holds no cosignature of its key");
    }

    private async Task<Result<WitnessAnswer>> PostAsync(string name, Uri address, byte[] body, CancellationToken stop)
    {
        try
        {
            using var content = new ByteArrayContent(body);
            using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = content };
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, stop).ConfigureAwait(false);
            using var stream = await response.Content.ReadAsStreamAsync(stop).ConfigureAwait(false);
            var bytes = new byte[LongestAnswer];
            var length = await stream.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, stop).ConfigureAwait(false);
            return Strict.Lines(bytes.AsSpan(0, length)) is { } text
                ? new WitnessAnswer((int)response.StatusCode, text)
                : new WitnessSilent(name, "its answer is not text");
        }
        catch (Exception failed) when (failed is HttpRequestException or IOException or OperationCanceledException or ProtocolViolationException or NotSupportedException)
        {
            return new WitnessSilent(name, OneLine(failed.Message).TrimEnd('.'));
        }
    }

    private static string OneLine(string text)
    {
        var line = text.ReplaceLineEndings(" ").Trim();
        return line.Length > 200 ? line[..200] : line;
    }
}
