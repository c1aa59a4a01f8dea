using System.Security;

namespace TransparencyLog.Cli;

/// <summary>The command line <c>tlog</c>. Exit code 0: done or accepted; 1: rejected; 2: bad input, and nothing was written.</summary>
public static class Program
{
    private const string Usage = """
        tlog init DIR --origin NAME [--key FILE]                  starts a log; prints its vkey
        tlog append DIR --lines FILE [--key FILE] [--batch N]     one entry per line; a checkpoint at the end, or after each N
        tlog checkpoint DIR [--policy FILE [--key FILE]]          prints the checkpoint; with a policy, asks its witnesses first
        tlog prove DIR INDEX > p.tlog-proof                       a receipt for one entry
        tlog consistency DIR SIZE1 SIZE2                          the proof that one tree begins with the other
        tlog verify --vkey VKEY [--policy FILE] --entry FILE PROOF
        tlog audit DIR --vkey VKEY [--policy FILE] [--against OLDCHECKPOINT]
        tlog witness --state DIR --key FILE --log VKEY --urls URL [--name NAME]
        Each takes --json. Exit code 0: done or accepted; 1: rejected; 2: bad input.
        """;

    public static int Main(string[] args)
    {
        using var output = Console.OpenStandardOutput();
        return Run(args, output, Console.Error);
    }

    /// <summary>Runs one command; what it has to say goes to the two given places.</summary>
    public static int Run(string[] args, Stream output, TextWriter error)
    {
        var say = new Say(output, error);
        try
        {
            return args switch
            {
                ["init", .. var rest] => InitCommand.Run(rest, say),
                ["append", .. var rest] => AppendCommand.Run(rest, say),
                ["checkpoint", .. var rest] => CheckpointCommand.Run(rest, say),
                ["prove", .. var rest] => ProveCommand.Run(rest, say),
                ["consistency", .. var rest] => ConsistencyCommand.Run(rest, say),
                ["verify", .. var rest] => VerifyCommand.Run(rest, say),
                ["audit", .. var rest] => AuditCommand.Run(rest, say),
                ["witness", .. var rest] => WitnessCommand.Run(rest, say),
                ["help" or "--help" or "-h"] => say.Done(Usage),
                [] => say.BadInput(Usage),
                [var other, ..] => say.BadInput($"There is no command {other}; tlog help lists them."),
            };
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException or SecurityException)
        {
            return say.BadInput(trouble.Message);
        }
        catch (Exception bug)
        {
            return say.BadInput($"This should not have happened ({bug.GetType().Name}): {bug.Message}");
        }
    }
}
