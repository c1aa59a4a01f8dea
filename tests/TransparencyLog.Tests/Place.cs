using System.Diagnostics;
using System.Text;

namespace TransparencyLog.Tests;

/// <summary>A folder of its own for one test, and the real program in it.</summary>
internal sealed class Place : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("tlog-").FullName;

    public string this[string name] => Path.Combine(folder, name);

    public static readonly string Program = Path.Combine(AppContext.BaseDirectory, "tlog");

    /// <summary>Runs the command in this process.</summary>
    public static Said Tlog(int code, params string[] args)
    {
        using var output = new MemoryStream();
        using var error = new StringWriter();
        var ended = Cli.Program.Run(args, output, error);
        var said = new Said(Encoding.UTF8.GetString(output.ToArray()), error.ToString());
        Assert.True(code == ended, $"tlog {string.Join(' ', args)} ended with {ended}: {said.Error}");
        Assert.True(code == 0 || said.Error.EndsWith('\n'), "a refusal says why");
        Assert.DoesNotContain("   at ", said.Error);
        Assert.DoesNotContain("should not have happened", said.Error);
        return said;
    }

    /// <summary>Starts the built program as a process of its own.</summary>
    public static Process Start(params string[] args) => Process.Start(new ProcessStartInfo(Program, args)
    {
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        RedirectStandardInput = true,
    })!;

    public void Dispose() => Directory.Delete(folder, recursive: true);
}

internal sealed record Said(string Output, string Error);
