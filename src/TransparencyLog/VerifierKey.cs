using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace TransparencyLog;

/// <summary>Which kind of signature a key makes; the numbers are those of signed-note.</summary>
public enum SignatureType : byte
{
    /// <summary>A log's signature over the text of its checkpoint.</summary>
    Ed25519 = 0x01,

    /// <summary>A witness's signature over the time and the text of a checkpoint (tlog-cosignature, v1).</summary>
    CosignatureV1 = 0x04,
}

/// <summary>The public key of a log or a witness, as in a vkey (signed-note, "Verifier keys").</summary>
public sealed class VerifierKey
{
    private readonly byte[] publicKey;

    internal VerifierKey(string name, SignatureType type, byte[] publicKey)
    {
        (Name, Type, this.publicKey) = (name, type, publicKey);
        var hash = SHA256.HashData([.. Strict.Utf8.GetBytes(name), (byte)'\n', (byte)type, .. publicKey]);
        Id = BinaryPrimitives.ReadUInt32BigEndian(hash);
    }

    /// <summary>For a log, the origin of its checkpoints.</summary>
    public string Name { get; }

    /// <summary>The first four bytes of SHA-256(name ‖ newline ‖ type ‖ public key).</summary>
    public uint Id { get; }

    public SignatureType Type { get; }

    /// <summary>32 bytes (RFC 8032).</summary>
    public ReadOnlyMemory<byte> PublicKey => publicKey;

    /// <summary>Reads <c>name+id+key</c>. Refused when malformed, when the id does not fit, and for types other than the two above.</summary>
    public static Result<VerifierKey> Parse(string vkey)
    {
        if (vkey.Split('+', 3) is not [var name, var id, var material]) return No("it is not name+id+key");
        if (!IsName(name)) return No("its name is empty or has a space, a plus or a control character");
        if (id.Length != 8 || !id.All(char.IsAsciiHexDigitLower)) return No("its id is not 8 lowercase hexadecimal digits");
        if (Strict.Base64(material) is not { Length: > 1 } bytes) return No("its key is not base64");
        if ((SignatureType)bytes[0] is not (SignatureType.Ed25519 or SignatureType.CosignatureV1) and var type) return No($"signatures of type 0x{(byte)type:x2} are not supported");
        if (!Ed25519.IsKey(bytes[1..])) return No("it has no Ed25519 key");

        var key = new VerifierKey(name, (SignatureType)bytes[0], bytes[1..]);
        return key.Id == uint.Parse(id, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture) ? key : No("its id is not that of its key");

        static Malformed No(string fault) => new("verifier key", fault);
    }

    /// <summary>The vkey.</summary>
    public override string ToString() => $"{Name}+{Id:x8}+{Convert.ToBase64String([(byte)Type, .. publicKey])}";

    /// <summary>Whether this key made that signature over that text. Name and id of the line are not looked at.</summary>
    public bool Verifies(string text, ReadOnlySpan<byte> signature) => Type switch
    {
        SignatureType.Ed25519 => Ed25519.Verify(publicKey, Strict.Utf8.GetBytes(text), signature.ToArray()),
        SignatureType.CosignatureV1 => Cosignature.TimeOf(signature) is { } time
            && Ed25519.Verify(publicKey, Cosignature.Message(text, time), signature[sizeof(ulong)..].ToArray()),
    };

    /// <summary>Not empty, no Unicode space, no plus, no control character (signed-note, "Format").</summary>
    public static bool IsName(string name)
    {
        foreach (var c in name)
            if (c is '+' or < ' ' || char.IsWhiteSpace(c)) return false;
        return name.Length > 0;
    }
}
