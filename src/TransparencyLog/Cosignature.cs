using System.Buffers.Binary;

namespace TransparencyLog;

/// <summary>What a witness has said, once its signature is verified: that it saw this checkpoint at that time.</summary>
/// <param name="Witness">The witness's key.</param>
/// <param name="Time">When, in whole seconds.</param>
public sealed record Cosignature(VerifierKey Witness, DateTimeOffset Time)
{
    /// <summary>Eight bytes of time and an Ed25519 signature; null for anything else (tlog-cosignature, "Format").</summary>
    internal static ulong? TimeOf(ReadOnlySpan<byte> signature) =>
        signature.Length == sizeof(ulong) + Ed25519.SignatureLength
        && BinaryPrimitives.ReadUInt64BigEndian(signature) is <= long.MaxValue and var time ? time : null;

    /// <summary>The bytes that are signed (tlog-cosignature, "Ed25519 signed message").</summary>
    internal static byte[] Message(string text, ulong time) => Strict.Utf8.GetBytes($"cosignature/v1\ntime {time}\n{text}");

    // A time beyond the year 9999 can be signed, but not said in a DateTimeOffset.
    internal static DateTimeOffset Instant(ulong time) =>
        DateTimeOffset.FromUnixTimeSeconds((long)Math.Min(time, (ulong)DateTimeOffset.MaxValue.ToUnixTimeSeconds()));
}
