using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Assignment.Cli;

/// <summary>Makes the best plan and writes what was asked for, all of it or nothing.</summary>
internal static class SolveCommand
{
    public static int Run(string[] args, TextWriter output)
    {
        var (files, json, pairsPath, certificatesPath) = Read(args);
        var read = WalkFiles.Read(files[0], files[1]);
        if (WalkBoard.Of(read).Fails(out var board, out var no)) throw new BadInput(no.Sentence);
        var plan = Plan.Solve(board);
        var pairs = plan.Pairs;
        var (totals, text) = (plan.Totals, pairsPath is null ? null : PairsFile.Write(pairs));
        var certificate = certificatesPath is null ? null : CertificateFile.Write(plan.Certify(), pairs);
        WriteAll((pairsPath, text), (certificatesPath, certificate));
        output.WriteLine(json ? Json(totals) : Words(totals));
        return 0;
    }

    private static (List<string> Files, bool Json, string? Pairs, string? Certificates) Read(string[] args)
    {
        var files = new List<string>();
        var (json, options) = (false, new Dictionary<string, string>());
        for (var at = 0; at < args.Length; at++)
        {
            if (args[at] == "--json") json = true;
            else if (args[at] is "--pairs" or "--certificates")
            {
                if (at + 1 == args.Length || args[at + 1].Length == 0) throw new BadInput($"{args[at]} needs the name of a file.");
                if (!options.TryAdd(args[at], args[++at])) throw new BadInput($"{args[at - 1]} was given twice.");
            }
            else if (args[at].StartsWith("--", StringComparison.Ordinal)) throw new BadInput($"There is no option “{args[at]}”.");
            else files.Add(args[at]);
        }
        if (files.Count != 2) throw new BadInput("assign solve needs two files, NEEDS.csv and RESOURCES.csv.");
        var all = files.Concat(options.Values).Select(Path.GetFullPath).ToArray();
        if (all.Distinct().Count() < all.Length) throw new BadInput("Each file needs a name of its own.");
        return (files, json, options.GetValueOrDefault("--pairs"), options.GetValueOrDefault("--certificates"));
    }

    /// <summary>Writes beside the files first, so that a full disk leaves no half file behind.</summary>
    private static void WriteAll(params (string? Path, string? Text)[] files)
    {
        var written = new List<(string Draft, string Path)>();
        try
        {
            foreach (var (path, text) in files)
            {
                if (path is null) continue;
                if (Directory.Exists(path)) throw new BadInput($"{path} is a directory.");
                written.Add((path + ".part", path));
                File.WriteAllText(path + ".part", text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
            }
            foreach (var (draft, path) in written) File.Move(draft, path, overwrite: true);
        }
        finally
        {
            foreach (var (draft, _) in written) File.Delete(draft);
        }
    }

    /// <summary>Classes 3, 2 and 1 are always named, others when the board has them.</summary>
    private static string Json(Totals totals)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartObject();
            writer.WriteNumber("served", totals.Served);
            writer.WriteStartObject("by_priority");
            foreach (var priority in totals.ByPriority.Select(one => one.Priority).Union([3, 2, 1]).OrderDescending())
                writer.WriteNumber(priority.ToString(CultureInfo.InvariantCulture), totals.ByPriority.FirstOrDefault(one => one.Priority == priority).Served);
            writer.WriteEndObject();
            writer.WriteNumber("score", totals.Score);
            writer.WriteNumber("distance", totals.Distance);
            writer.WriteEndObject();
        }
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static string Words(Totals totals)
    {
        List<string> lines = [string.Create(CultureInfo.InvariantCulture, $"served      {totals.Served} of {totals.ByPriority.Sum(one => one.Of)}")];
        foreach (var (priority, served, of) in totals.ByPriority)
            lines.Add(string.Create(CultureInfo.InvariantCulture, $"priority {priority}  {served} of {of}"));
        lines.Add(string.Create(CultureInfo.InvariantCulture, $"score       {totals.Score}"));
        lines.Add(string.Create(CultureInfo.InvariantCulture, $"distance    {totals.Distance} m"));
        return string.Join('\n', lines);
    }
}
