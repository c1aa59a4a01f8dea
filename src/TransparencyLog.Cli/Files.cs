using System.Security.Cryptography;
using System.Text;

namespace TransparencyLog.Cli;

/// <summary>Neither <c>--vkey</c> nor a policy says which log is meant.</summary>
internal sealed record LogNotNamed() : Refusal("--vkey is missing.");

/// <summary>Reads what the options name. A fault is one sentence.</summary>
internal static class Files
{
    /// <summary>The trust that <c>--vkey</c> and <c>--policy</c> together express; one of them must name a log.</summary>
    public static Result<Policy> Trust(Arguments args)
    {
        Policy? policy = null;
        if (args["--policy"] is { } file && Policy.Parse(File.ReadAllBytes(file)).Fails(out policy, out var no)) return no;
        if (args["--vkey"] is not { } vkey) return policy is { Logs.Count: > 0 } ? policy : new LogNotNamed();
        if (Key(vkey).Fails(out var key, out no)) return no;
        return policy?.For(key) ?? Policy.Of(key);
    }

    public static Result<VerifierKey> Key(string vkey)
    {
        if (VerifierKey.Parse(vkey).Fails(out var key, out var no)) return no;
        return key.Type == SignatureType.Ed25519 ? key : new Malformed("verifier key", "it is that of a witness, not of a log");
    }

    /// <summary>Beside the directory: the origin with a dash for everything that is not for file names, and <c>.key</c>.</summary>
    public static string KeyBeside(string directory, string origin)
    {
        var name = new StringBuilder();
        foreach (var c in origin) _ = name.Append(char.IsLetterOrDigit(c) || c is '.' or '-' or '_' ? c : '-');
        return Path.Combine(Path.GetDirectoryName(Path.GetFullPath(directory).TrimEnd('/')) ?? "/", $"{name.ToString().TrimStart('.')}.key");
    }

    public static Result<SigningKey> SigningKey(string path) => TransparencyLog.SigningKey.Parse(File.ReadAllText(path).TrimEnd('\n', '\r'));

    /// <summary>The key in that file; a new one, if there is no file. Nobody but the owner can read it.</summary>
    public static Result<SigningKey> SigningKey(string path, string name)
    {
        if (File.Exists(path)) return SigningKey(path);
        if (TransparencyLog.SigningKey.Create(name, RandomNumberGenerator.GetBytes(32)).Fails(out var key, out var no)) return no;
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var file = new FileStream(path, options);
        file.Write(Encoding.UTF8.GetBytes(key.Export() + "\n"));
        file.Flush(flushToDisk: true);
        return key;
    }

    /// <summary>The log's latest checkpoint, unverified: for commands that only look up.</summary>
    public static Result<Note> Latest(ILogStorage storage) =>
        storage.Read(LogReader.CheckpointPath) is { } bytes ? Note.Parse(bytes) : new NoLog();
}
