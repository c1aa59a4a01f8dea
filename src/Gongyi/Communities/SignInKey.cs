using System.Security.Cryptography;
using System.Text;
using Gongyi.Journal;

namespace Gongyi.Communities;

/// <summary>
/// Hashes what sign-in keeps. Six digits are found by trying a million, and numbers by trying all there are; so the
/// hashes have a key, which lies beside the database and not in it.
/// </summary>
public sealed class SignInKey
{
    private const int Bytes = 32;
    private readonly byte[] key;

    public SignInKey(DataDirectory directory)
    {
        ArgumentNullException.ThrowIfNull(directory);
        var file = Path.Combine(directory.Keys, "sign-in.key");
        if (!File.Exists(file)) Make(file);
        key = File.ReadAllBytes(file);
        if (key.Length != Bytes) throw new InvalidDataException($"{file} is not a key of {Bytes} bytes.");
    }

    public byte[] OfPhone(string number) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"phone {number}"));

    public byte[] OfBrowser(string mark) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"browser {mark}"));

    /// <summary>The code's own id is the salt: the same digits look different every time.</summary>
    public byte[] OfDigits(Guid code, string digits) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"digits {code} {digits}"));

    private static void Make(string file)
    {
        _ = Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var stream = new FileStream(file, options);
        stream.Write(RandomNumberGenerator.GetBytes(Bytes));
    }
}
