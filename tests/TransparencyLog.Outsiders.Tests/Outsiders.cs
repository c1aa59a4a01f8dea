using System.Diagnostics;

namespace TransparencyLog.Outsiders.Tests;

/// <summary>Programs of other people, built or installed once, and a log for them to look at.</summary>
public sealed class Outsiders : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("tlog-outsiders-").FullName;

    public Outsiders()
    {
        Copy("go");
        Copy("node");
        var go = new Dictionary<string, string> { ["GOPATH"] = "/usr/share/gocode", ["GO111MODULE"] = "off", ["GOCACHE"] = this["go-cache"], ["GOFLAGS"] = "" };
        Must("go", ["build", "-o", this["outsider"], this["go/outsider.go"]], go);
        Must("npm", ["ci", "--no-audit", "--no-fund", "--prefix", this["node"]]);
    }

    public string this[string name] => Path.Combine(folder, name);

    /// <summary>Writes a file for an outsider to read.</summary>
    public string File(string name, ReadOnlySpan<byte> content)
    {
        System.IO.File.WriteAllBytes(this[name], content);
        return this[name];
    }

    /// <summary>Go's sumdb/note and sumdb/tlog.</summary>
    public bool Go(params string[] args) => Accepts(this["outsider"], args);

    /// <summary>npm's @sigstore/verify.</summary>
    public bool Node(params string[] args) => Accepts("node", [this["node/outsider.js"], .. args]);

    /// <summary>The Ed25519 of openssl.</summary>
    public bool OpenSsl(byte[] publicKey, byte[] message, byte[] signature) => Accepts("openssl", ["pkeyutl", "-verify", "-pubin", "-keyform", "DER", "-rawin",
        "-inkey", File("der", [.. Convert.FromHexString("302a300506032b6570032100"), .. publicKey]), "-in", File("message", message), "-sigfile", File("signature", signature)]);

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private void Copy(string part)
    {
        Directory.CreateDirectory(this[part]);
        foreach (var file in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, part)))
            System.IO.File.Copy(file, Path.Combine(this[part], Path.GetFileName(file)));
    }

    private static void Must(string program, string[] args, Dictionary<string, string>? environment = null)
    {
        var (code, said) = Run(program, args, environment);
        Assert.True(code == 0, $"{program} {string.Join(' ', args)} ended with {code}: {said}");
    }

    private static bool Accepts(string program, string[] args)
    {
        var (code, said) = Run(program, args, null);
        Assert.True(code is 0 or 1, $"{program} ended with {code}: {said}");
        return code == 0;
    }

    private static (int Code, string Said) Run(string program, string[] args, Dictionary<string, string>? environment)
    {
        var start = new ProcessStartInfo(program, args) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment ?? []) start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var said = process.StandardError.ReadToEnd() + output.GetAwaiter().GetResult();
        process.WaitForExit();
        return (process.ExitCode, said);
    }
}
