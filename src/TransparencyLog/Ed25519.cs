using Curve = Org.BouncyCastle.Math.EC.Rfc8032.Ed25519;

namespace TransparencyLog;

/// <summary>Ed25519 (RFC 8032), the one thing that the .NET class library does not have.</summary>
internal static class Ed25519
{
    public const int SeedLength = 32, KeyLength = 32, SignatureLength = 64;

    public static byte[] PublicKey(byte[] seed)
    {
        var key = new byte[KeyLength];
        Curve.GeneratePublicKey(seed, 0, key, 0);
        return key;
    }

    public static byte[] Sign(byte[] seed, byte[] publicKey, byte[] message)
    {
        var signature = new byte[SignatureLength];
        Curve.Sign(seed, 0, publicKey, 0, message, 0, message.Length, signature, 0);
        return signature;
    }

    public static bool Verify(byte[] publicKey, byte[] message, byte[] signature) =>
        signature.Length == SignatureLength && Curve.Verify(signature, 0, publicKey, 0, message, 0, message.Length);

    /// <summary>A point of the curve, and none of the few under which anybody can sign.</summary>
    public static bool IsKey(byte[] publicKey) => publicKey.Length == KeyLength && Curve.ValidatePublicKeyFull(publicKey, 0);
}
