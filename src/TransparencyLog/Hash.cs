using System.Runtime.InteropServices;

namespace TransparencyLog;

/// <summary>A SHA-256 hash: a leaf, a node or a root of the tree (RFC 6962 §2.1). Its text is standard base64.</summary>
public readonly struct Hash : IEquatable<Hash>
{
    /// <summary>32 bytes.</summary>
    public const int Length = 32;

    private readonly ulong a, b, c, d;

    /// <param name="bytes">Exactly 32 bytes.</param>
    public Hash(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length != Length) throw new ArgumentException("A hash has 32 bytes.", nameof(bytes));
        var words = MemoryMarshal.Cast<byte, ulong>(bytes);
        (a, b, c, d) = (words[0], words[1], words[2], words[3]);
    }

    /// <summary>The hash that <paramref name="base64"/> says; null when it is not 32 bytes in standard base64.</summary>
    public static Hash? Parse(string base64) =>
        Strict.Base64(base64) is { Length: Length } bytes ? new Hash(bytes) : null;

    public void CopyTo(Span<byte> destination) => MemoryMarshal.Write(destination, in this);

    public byte[] ToArray()
    {
        var bytes = new byte[Length];
        CopyTo(bytes);
        return bytes;
    }

    public override string ToString() => Convert.ToBase64String(ToArray());

    public bool Equals(Hash other) => a == other.a && b == other.b && c == other.c && d == other.d;

    public override bool Equals(object? obj) => obj is Hash other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(a, d);

    public static bool operator ==(Hash left, Hash right) => left.Equals(right);

    public static bool operator !=(Hash left, Hash right) => !left.Equals(right);
}
