using System.Text;
using EqualShares.Pb;

namespace EqualShares.Cli;

/// <summary>equalshares: 0 done or accepted, 1 rejected, 2 bad input.</summary>
public static class Program
{
    private const string Usage = """
        Usage:
          equalshares run FILE.pb --rule RULE [--lot ID,ID,…] [--certificate OUT] [--json]
          equalshares check FILE.pb CERTIFICATE
          equalshares compare FILE.pb [--lot ID,ID,…] [--json]
          equalshares explain FILE.pb PROJECT [--rule RULE] [--lot ID,ID,…] [--json]
        Any of them: --as-is takes a file that has fewer ballots or projects than its META announces.
        Rules:
        """;

    public static int Main(string[] args)
    {
        using var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false));
        using var errors = new StreamWriter(Console.OpenStandardError(), new UTF8Encoding(false)) { AutoFlush = true };
        return Run(args, output, errors);
    }

    public static int Run(IReadOnlyList<string> args, TextWriter output, TextWriter errors)
    {
        ArgumentNullException.ThrowIfNull(args);
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(errors);

        if (args.Count == 0 || args[0] is "--help" or "-h" or "help")
        {
            (args.Count == 0 ? errors : output).WriteLine(Usage + string.Concat(Rule.All.Select(r => "\n  " + r.Name)));
            output.Flush();
            return args.Count == 0 ? 2 : 0;
        }

        try
        {
            var exit = Command(args, output, errors);
            output.Flush();
            return exit;
        }
        catch (BadInput e)
        {
            errors.WriteLine(e.Message);
            return 2;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            errors.WriteLine(e.Message.ReplaceLineEndings(" "));
            return 2;
        }
        catch (Exception e) when (e is OutOfMemoryException or OverflowException or InvalidOperationException)
        {
            errors.WriteLine($"The file is more than can be counted ({e.GetType().Name}).");
            return 2;
        }
    }

    private static int Command(IReadOnlyList<string> args, TextWriter output, TextWriter errors)
    {
        var options = Options.Of(args);
        if (args[0] is not ("run" or "check" or "compare" or "explain")) throw new BadInput($"There is no command {args[0]}; the commands are run, check, compare and explain.");

        options.Expect(args[0] switch
        {
            "run" => new(["FILE.pb"], ["rule", "lot", "certificate"], ["json", "as-is"]),
            "check" => new(["FILE.pb", "CERTIFICATE"], [], ["as-is"]),
            "compare" => new(["FILE.pb"], ["lot"], ["json", "as-is"]),
            _ => new(["FILE.pb", "PROJECT"], ["rule", "lot"], ["json", "as-is"]),
        });

        var rule = args[0] is "run" ? Named(options.Value("rule") ?? throw new BadInput("run needs --rule RULE.")) : options.Value("rule") is { } name ? Named(name) : null;
        var read = PbReader.Read(Bytes(options.Words[0]), options.Has("as-is"));
        if (read.Fails(out var file, out var no)) throw new BadInput($"{options.Words[0]}: {no}");

        foreach (var finding in file.Findings) errors.WriteLine($"note: {finding}");
        var count = new Commands(file.Election, options, output, errors);
        return args[0] switch
        {
            "run" => count.Run(rule!),
            "check" => count.Check(Bytes(options.Words[1])),
            "compare" => count.Compare(),
            _ => count.Explain(rule, options.Words[1]),
        };
    }

    private static Rule Named(string name) =>
        Rule.Named(name) ?? throw new BadInput($"There is no rule {name}; the rules are {string.Join(", ", Rule.All)}.");

    private static byte[] Bytes(string path)
    {
        if (Directory.Exists(path)) throw new BadInput($"{path} is a directory.");
        if (!File.Exists(path)) throw new BadInput($"There is no file {path}.");
        if (new FileInfo(path).Length > 1 << 29) throw new BadInput($"{path} is larger than half a gigabyte.");
        return File.ReadAllBytes(path);
    }
}

/// <summary>What was handed in cannot be used; the message is the sentence for the person.</summary>
internal sealed class BadInput(string message) : Exception(message);
