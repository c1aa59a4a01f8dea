using System.Buffers.Binary;

namespace TransparencyLog;

/// <summary>A signature line of a note: who, the short id of the key, and the bytes.</summary>
public sealed record NoteSignature(string Name, uint KeyId, ReadOnlyMemory<byte> Bytes)
{
    private const string Dash = "\u2014 ";

    /// <summary>The line with its newline: em dash, space, name, space, base64(id ‖ signature).</summary>
    public override string ToString()
    {
        var bytes = new byte[sizeof(uint) + Bytes.Length];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, KeyId);
        Bytes.CopyTo(bytes.AsMemory(sizeof(uint)));
        return $"{Dash}{Name} {Convert.ToBase64String(bytes)}\n";
    }

    /// <summary>Whether the line claims to be by that key. Only name and id together say so.</summary>
    public bool ClaimsToBeBy(VerifierKey key) => KeyId == key.Id && Name == key.Name;

    /// <summary>Reads a line without its newline; null when it is none.</summary>
    internal static NoteSignature? Parse(string line)
    {
        if (!line.StartsWith(Dash, StringComparison.Ordinal)) return null;
        if (line[Dash.Length..].Split(' ') is not [var name, var base64] || !VerifierKey.IsName(name)) return null;
        if (Strict.Base64(base64) is not { Length: > sizeof(uint) } bytes) return null;
        return new NoteSignature(name, BinaryPrimitives.ReadUInt32BigEndian(bytes), bytes.AsMemory(sizeof(uint)));
    }
}

/// <summary>A text with signatures under it (signed-note). Its text means nothing before a trusted key is found to have signed it.</summary>
public sealed class Note
{
    /// <summary>Longer notes are refused; a checkpoint with a hundred large signatures is shorter.</summary>
    public const int LongestNote = 1_000_000;

    /// <summary>Notes with more signatures are refused; the specification asks for at least 16.</summary>
    public const int MostSignatures = 100;

    /// <param name="text">Ends in a newline, and has no control character besides.</param>
    public Note(string text, params IReadOnlyList<NoteSignature> signatures) => (Text, Signatures) = (text, signatures);

    /// <summary>What is signed, with its last newline.</summary>
    public string Text { get; }

    public IReadOnlyList<NoteSignature> Signatures { get; }

    public static Result<Note> Parse(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > LongestNote) return No("it is too long");
        if (Strict.Lines(bytes) is not { } all) return No("it is not UTF-8 without control characters");
        // The last empty line separates, so the text may have empty lines of its own.
        var end = all.LastIndexOf("\n\n", StringComparison.Ordinal) + 1;
        if (end == 0 || !all.EndsWith('\n')) return No("it has no text, empty line and signatures that end in newlines");
        if (end + 1 == all.Length) return new NotSigned();

        var lines = all[(end + 1)..^1].Split('\n', MostSignatures + 1);
        if (lines.Length > MostSignatures) return No($"it has more than {MostSignatures} signatures");
        var signatures = new NoteSignature[lines.Length];
        for (var i = 0; i < lines.Length; i++)
        {
            if (NoteSignature.Parse(lines[i]) is not { } signature) return No($"its signature line {i + 1} is none");
            signatures[i] = signature;
        }
        return new Note(all[..end], signatures);

        static Malformed No(string fault) => new("note", fault);
    }

    /// <summary>
    /// Which of the known keys have signed, each at most once. Lines by other keys are ignored. Refused as
    /// <see cref="WrongSignature"/> when one line of a known key does not verify, as <see cref="NotSigned"/> when there is none.
    /// </summary>
    public Result<List<VerifierKey>> SignedBy(IEnumerable<VerifierKey> known)
    {
        var signers = new List<VerifierKey>();
        foreach (var key in known)
            foreach (var line in Signatures)
            {
                if (!line.ClaimsToBeBy(key)) continue;
                if (!key.Verifies(Text, line.Bytes.Span)) return new WrongSignature(key.Name);
                if (!signers.Contains(key)) signers.Add(key);
            }
        if (signers.Count == 0) return new NotSigned();
        return signers;
    }

    /// <summary>The same text with one more signature; an older line of the same key gives way.</summary>
    public Note With(NoteSignature signature) =>
        new(Text, [.. Signatures.Where(s => s.KeyId != signature.KeyId || s.Name != signature.Name), signature]);

    public byte[] ToBytes() => Strict.Utf8.GetBytes(ToString());

    public override string ToString() => $"{Text}\n{string.Concat(Signatures)}";
}
