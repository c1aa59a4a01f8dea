namespace Assignment.Cli;

/// <summary>The command <c>assign</c>. Exit codes: 0 done or accepted, 1 rejected, 2 bad input.</summary>
internal static class Program
{
    private const string Usage = """
        assign solve NEEDS.csv RESOURCES.csv [--json] [--pairs OUT.csv] [--certificates OUT.json]
        assign check NEEDS.csv RESOURCES.csv OUT.csv OUT.json
        """;

    public static int Main(string[] args)
    {
        using var output = new StreamWriter(Console.OpenStandardOutput());
        using var error = new StreamWriter(Console.OpenStandardError()) { AutoFlush = true };
        return Run(args, output, error);
    }

    internal static int Run(string[] args, TextWriter output, TextWriter error)
    {
        try
        {
            return args switch
            {
                ["--help" or "-h" or "help", ..] => Help(output),
                ["solve", .. var rest] => SolveCommand.Run(rest, output),
                ["check", .. var rest] => CheckCommand.Run(rest, output, error),
                [] => throw new BadInput("Say what to do: assign solve or assign check; assign --help shows how."),
                _ => throw new BadInput($"There is no command “{args[0]}”; assign --help shows those there are."),
            };
        }
        catch (BadInput bad)
        {
            error.WriteLine(bad.Message);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            error.WriteLine(fault.Message.ReplaceLineEndings(" ").Trim());
        }
        catch (OutOfMemoryException)
        {
            error.WriteLine("The board is too large for the memory of this machine.");
        }
        catch (Exception fault)
        {
            // A bug of ours. Whoever calls this from a script still gets one line and a code.
            error.WriteLine($"This should not have happened: {fault.GetType().Name}, {fault.Message.ReplaceLineEndings(" ").Trim()}");
        }
        return 2;
    }

    private static int Help(TextWriter output)
    {
        output.WriteLine(Usage);
        return 0;
    }
}
