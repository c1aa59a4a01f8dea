using System.Buffers.Binary;
using System.Security.Cryptography;

namespace TransparencyLog;

/// <summary>The private key of a log or a witness. Its text is the <c>PRIVATE+KEY+…</c> of Go's sumdb/note.</summary>
/// <remarks>One key is used either for a log or for a witness, not for both (signed-note, "Verifier keys").</remarks>
public sealed class SigningKey
{
    private const string Prefix = "PRIVATE+KEY+";

    private readonly byte[] seed, publicKey;

    private SigningKey(string name, byte[] seed)
    {
        this.seed = seed;
        publicKey = Ed25519.PublicKey(seed);
        Log = new VerifierKey(name, SignatureType.Ed25519, publicKey);
        Cosigner = new VerifierKey(name, SignatureType.CosignatureV1, publicKey);
    }

    public string Name => Log.Name;

    /// <summary>The public key of a log that signs with this key.</summary>
    public VerifierKey Log { get; }

    /// <summary>The public key of a witness that signs with this key.</summary>
    public VerifierKey Cosigner { get; }

    /// <param name="name">The log's origin or the witness's name: a URL without its schema, by custom.</param>
    /// <param name="seed">32 bytes that nobody else knows, from <see cref="RandomNumberGenerator"/>.</param>
    public static Result<SigningKey> Create(string name, ReadOnlySpan<byte> seed)
    {
        if (seed.Length != Ed25519.SeedLength) throw new ArgumentException("A seed has 32 bytes.", nameof(seed));
        return VerifierKey.IsName(name) ? new SigningKey(name, seed.ToArray())
            : new Malformed("name", "it is empty or has a space, a plus or a control character");
    }

    /// <summary>Reads <c>PRIVATE+KEY+name+id+key</c>, where the id may be that of the log or that of the witness.</summary>
    public static Result<SigningKey> Parse(string text)
    {
        var no = new Malformed("private key", "it is not PRIVATE+KEY+name+id+key");
        if (!text.StartsWith(Prefix, StringComparison.Ordinal)) return no;
        if (text[Prefix.Length..].Split('+', 3) is not [var name, var id, var material] || !VerifierKey.IsName(name)) return no;
        if (Strict.Base64(material) is not { Length: 1 + Ed25519.SeedLength } bytes) return no;

        var key = new SigningKey(name, bytes[1..]);
        return (SignatureType)bytes[0] switch
        {
            SignatureType.Ed25519 when id == $"{key.Log.Id:x8}" => key,
            SignatureType.CosignatureV1 when id == $"{key.Cosigner.Id:x8}" => key,
            _ => no,
        };
    }

    /// <summary>The text to keep in a file that only its owner can read.</summary>
    public string Export() => $"{Prefix}{Name}+{Log.Id:x8}+{Convert.ToBase64String([(byte)SignatureType.Ed25519, .. seed])}";

    /// <summary>A log's signature over the text of its checkpoint.</summary>
    public NoteSignature Sign(string text) =>
        new(Name, Log.Id, Ed25519.Sign(seed, publicKey, Strict.Utf8.GetBytes(text)));

    /// <summary>A witness's statement that, as of <paramref name="now"/>, this is the largest consistent tree that it has seen.</summary>
    public NoteSignature Cosign(Checkpoint checkpoint, DateTimeOffset now)
    {
        var seconds = now.ToUnixTimeSeconds();
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(seconds, nameof(now));
        var signature = new byte[sizeof(ulong) + Ed25519.SignatureLength];
        BinaryPrimitives.WriteUInt64BigEndian(signature, (ulong)seconds);
        Ed25519.Sign(seed, publicKey, Cosignature.Message(checkpoint.Text, (ulong)seconds)).CopyTo(signature, sizeof(ulong));
        return new NoteSignature(Name, Cosigner.Id, signature);
    }
}
