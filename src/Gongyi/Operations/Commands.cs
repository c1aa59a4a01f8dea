using System.Collections;
using Gongyi.Journal;
using Gongyi.Operations.Demo;

namespace Gongyi.Operations;

/// <summary>The command line (design.md §4.1). Exit 0 = done, 1 = a check found something, 2 = the call could not be taken and nothing changed.</summary>
public static class Commands
{
    private const int Done = 0;
    private const int Found = 1;
    private const int NotTaken = 2;
    private const string File = "FILE";

    private const string Usage = """
        gongyi demo    [--data DIR] [--urls URL]   creates (once) and serves the fictional community 栖禾里
        gongyi serve   [--data DIR] [--urls URL]   serves
        gongyi verify  [--data DIR] [--json]       re-checks everything; exit 1 names what is wrong
        gongyi backup  FILE [--data DIR]           copies everything into one file, also while it serves
        gongyi restore FILE [--data DIR]           brings such a file back into an empty place, and verifies it
        gongyi migrate [--data DIR]                creates the tables, or updates them after a backup
        Each takes --database "Host=…" (or GONGYI__Database) to keep its tables on a PostgreSQL server.
        """;

    public static async Task<int> Run(string[] args, TextWriter output, TextWriter errors)
    {
        ArgumentNullException.ThrowIfNull(args);
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(errors);
        int Refuse(string sentence)
        {
            errors.WriteLine(sentence);
            return NotTaken;
        }

        if (args is [] or ["help" or "--help" or "-h"])
        {
            await output.WriteLineAsync(Usage).ConfigureAwait(false);
            return Done;
        }

        var command = args[0];
        string[] known = command switch
        {
            "demo" or "serve" => ["--data", "--database", "--urls"],
            "verify" => ["--data", "--database", "--json"],
            "migrate" => ["--data", "--database"],
            "backup" or "restore" => [File, "--data", "--database"],
            _ => [],
        };
        if (known is []) return Refuse($"There is no command '{command}'. Try 'gongyi help'.");
        var (given, wrong) = Flags(args[1..], known);
        if (given is null) return Refuse(wrong!);
        if (known.Contains(File) && !given.ContainsKey(File)) return Refuse($"'gongyi {command}' needs the name of a file.");
        var data = new DataDirectory(given.GetValueOrDefault("--data", command is "demo" ? "data/demo" : "data"));
        var (options, unset) = Settings.Read(new(data, "http://127.0.0.1:5080", IsDemo: command is "demo"), Variables(), given);
        if (options is null) return Refuse(unset!);
        try
        {
            return command switch
            {
                "demo" => await RunDemo(options, output, Refuse).ConfigureAwait(false),
                "serve" => options.Store.Exists()
                    ? await Serve.Run(options, output, Refuse, "").ConfigureAwait(false)
                    : Refuse($"There is no data in {options.Place}. Run 'gongyi migrate' first, or name another place with --data or --database."),
                "verify" => options.Store.Exists() ? await Check(options, given.ContainsKey("--json"), output).ConfigureAwait(false) : Refuse($"There is no data in {options.Place}."),
                "backup" => options.Store.Exists() ? Say(Backup.Take(options, given[File], DateTimeOffset.UtcNow), $"Everything in {options.Place} is in {given[File]}.", output, Refuse) : Refuse($"There is no data in {options.Place}."),
                "restore" => BringBack(options, given[File], output, Refuse),
                _ => Migrate(options, output, Refuse),
            };
        }
        catch (Exception away) when (options.Store.IsOut(away) || away is IOException or UnauthorizedAccessException)
        {
            return Refuse($"{options.Place} cannot be reached or written: {away.GetBaseException().Message}");
        }
    }

    private static IEnumerable<KeyValuePair<string, string?>> Variables() =>
        Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().Select(pair => new KeyValuePair<string, string?>((string)pair.Key, (string?)pair.Value));

    private static (Dictionary<string, string>? Flags, string? Wrong) Flags(string[] args, string[] known)
    {
        var flags = new Dictionary<string, string>();
        for (var at = 0; at < args.Length; at++)
        {
            if (known.Contains(File) && !flags.ContainsKey(File) && !args[at].StartsWith("--", StringComparison.Ordinal)) flags[File] = args[at];
            else if (args[at] == File || !known.Contains(args[at])) return (null, $"'{args[at]}' is not known here. Try 'gongyi help'.");
            else if (args[at] is "--json") flags[args[at]] = "";
            else if (at + 1 == args.Length || args[at + 1].StartsWith("--", StringComparison.Ordinal)) return (null, $"{args[at]} needs a value.");
            else flags[args[at]] = args[++at];
        }

        return (flags, null);
    }

    private static async Task<int> RunDemo(ServerOptions options, TextWriter output, Func<string, int> refuse)
    {
        var (exists, isDemo, wasCutOff) = (options.Store.Exists(), DemoFile.IsIn(options.Data), DemoFile.IsUnfinishedIn(options.Data));
        if (exists && !isDemo && !wasCutOff) return refuse($"{options.Place} holds data that is not a demo. Name another place with --data or --database.");
        if (!exists && isDemo) return refuse($"{options.Data.Path} belongs to a demo whose tables are not in {options.Place}. Name its database, or another directory with --data.");
        if (!isDemo)
        {
            using var own = options.Lock();
            if (own is null) return refuse($"Another gongyi works in {options.Place}.");
            await output.WriteLineAsync($"Creating the demo community in {options.Place} (once, some seconds):").ConfigureAwait(false);
            if (exists) options.Store.Empty();
            DemoBuilder.Build(options.Data, options.Store, step => output.WriteLine($"  {step} …"));
        }

        return await Serve.Run(options, output, refuse, "/demo").ConfigureAwait(false);
    }

    private static async Task<int> Check(ServerOptions options, bool asJson, TextWriter output)
    {
        var report = Verify.Run(options.Store, new FileStore(options.Data));
        await output.WriteLineAsync(asJson ? report.ToJson() : report.ToText()).ConfigureAwait(false);
        return report.Findings.Count == 0 ? Done : Found;
    }

    private static int Migrate(ServerOptions options, TextWriter output, Func<string, int> refuse)
    {
        using var own = options.Lock();
        if (own is null) return refuse($"Another gongyi works in {options.Place}.");
        var (backup, wrong) = Upgrade.Run(options, DateTimeOffset.UtcNow);
        return Say(wrong, $"The tables in {options.Place} are up to date.{(backup is null ? "" : $" As they were before, they are in {backup}.")}", output, refuse);
    }

    private static int BringBack(ServerOptions options, string file, TextWriter output, Func<string, int> refuse)
    {
        using var own = options.Lock();
        if (own is null) return refuse($"Another gongyi works in {options.Place}.");
        var outcome = Restore.From(options, file);
        if (outcome.Findings is not { } found) return Say(outcome.Wrong, $"{file} is restored into {options.Place} and verified.", output, refuse);
        output.WriteLine($"{file} does not verify, and nothing of it was kept:\n{found.ToText()}");
        return Found;
    }

    private static int Say(string? wrong, string done, TextWriter output, Func<string, int> refuse)
    {
        if (wrong is not null) return refuse(wrong);
        output.WriteLine(done);
        return Done;
    }
}
