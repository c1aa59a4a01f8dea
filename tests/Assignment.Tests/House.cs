using System.Text.Json;
using Assignment.Cli;

namespace Assignment.Tests;

/// <summary>Where files lie, and calls of the command line.</summary>
internal static class House
{
    public static string Fixtures { get; } = Path.Combine(AppContext.BaseDirectory, "Fixtures");

    /// <summary>The shared reference boards, or null where they are not on this machine.</summary>
    public static string? SharedBoards { get; } = Find();

    public static (int Code, string Output, string Error) Assign(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        return (Program.Run(args, output, error), output.ToString(), error.ToString());
    }

    public static Dictionary<string, JsonElement> Expected(string folder) =>
        JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "expected.json"))).RootElement.GetProperty("instances")
            .EnumerateObject().ToDictionary(one => one.Name, one => one.Value);

    private static string? Find()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
            if (File.Exists(Path.Combine(at.FullName, "Gongyi.slnx")))
                return Path.Combine(at.FullName, "..", "shared", "data", "matching") is var there && Directory.Exists(there) ? there : null;
        return null;
    }
}
