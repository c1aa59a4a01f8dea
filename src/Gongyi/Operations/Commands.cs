using System.Runtime.InteropServices;
using Gongyi.Journal;
using Gongyi.Operations.Demo;

namespace Gongyi.Operations;

/// <summary>The command line (design.md §4.1). Exit 0 = done, 1 = a check found something, 2 = the call could not be taken and nothing changed.</summary>
public static class Commands
{
    private const int Done = 0;
    private const int Found = 1;
    private const int NotTaken = 2;
    private const PosixSignal FileSizeLimit = (PosixSignal)25; // SIGXFSZ

    private const string Usage = """
        gongyi demo    [--data DIR] [--urls URL]   creates (once) and serves the fictional community 栖禾里
        gongyi serve   [--data DIR] [--urls URL]   serves
        gongyi verify  [--data DIR] [--json]       re-checks everything; exit 1 names what is wrong
        gongyi migrate [--data DIR]                creates or updates the tables
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
            _ => [],
        };
        if (known is []) return Refuse($"There is no command '{command}'. Try 'gongyi help'.");
        var (given, wrong) = Flags(args[1..], known);
        if (given is null) return Refuse(wrong!);
        var data = new DataDirectory(given.GetValueOrDefault("--data", command is "demo" ? "data/demo" : "data"));
        var urls = given.GetValueOrDefault("--urls", "http://127.0.0.1:5080");
        var options = new ServerOptions(data, urls, command is "demo", given.GetValueOrDefault("--database", Environment.GetEnvironmentVariable("GONGYI__Database") ?? ""));
        try
        {
            return command switch
            {
                "demo" => await RunDemo(options, output, Refuse).ConfigureAwait(false),
                "serve" => options.Store.Exists()
                    ? await Serve(options, output, Refuse, "").ConfigureAwait(false)
                    : Refuse($"There is no data in {options.Place}. Run 'gongyi migrate' first, or name another place with --data or --database."),
                "verify" => options.Store.Exists() ? await Check(options.Store, given.ContainsKey("--json"), output).ConfigureAwait(false) : Refuse($"There is no data in {options.Place}."),
                _ => Migrate(options, output, Refuse),
            };
        }
        catch (Exception away) when (options.Store.IsOut(away) || away is IOException or UnauthorizedAccessException)
        {
            return Refuse($"{options.Place} cannot be reached or written: {away.GetBaseException().Message}");
        }
    }

    private static (Dictionary<string, string>? Flags, string? Wrong) Flags(string[] args, string[] known)
    {
        var flags = new Dictionary<string, string>();
        for (var at = 0; at < args.Length; at++)
        {
            if (!known.Contains(args[at])) return (null, $"'{args[at]}' is not known here. Try 'gongyi help'.");
            if (args[at] is "--json") flags[args[at]] = "";
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

        return await Serve(options, output, refuse, "/demo").ConfigureAwait(false);
    }

    private static async Task<int> Serve(ServerOptions options, TextWriter output, Func<string, int> refuse, string first)
    {
        using var own = options.Lock();
        if (own is null) return refuse($"Another gongyi works in {options.Place}.");
        if (options.Store.PendingMigrations().Count > 0) return refuse($"The tables in {options.Place} are older than this build. Run 'gongyi migrate'.");

        // A file at its size limit is a write that fails and is refused; by default the kernel ends the whole process.
        using var sizeLimit = OperatingSystem.IsWindows() ? null : PosixSignalRegistration.Create(FileSizeLimit, signal => signal.Cancel = true);
        var app = Server.Build(options);
        try
        {
            await app.StartAsync().ConfigureAwait(false);
        }
        catch (IOException busy)
        {
            return refuse($"Could not listen on {options.Urls}: {busy.Message}");
        }

        await output.WriteLineAsync($"共益圈 is at {app.Urls.First()}{first}{(options.IsDemo ? "  (there you can be anybody, one click each)" : "")}").ConfigureAwait(false);
        await app.WaitForShutdownAsync().ConfigureAwait(false);
        return Done;
    }

    private static async Task<int> Check(Store store, bool asJson, TextWriter output)
    {
        var report = Verify.Run(store);
        await output.WriteLineAsync(asJson ? report.ToJson() : report.ToText()).ConfigureAwait(false);
        return report.Findings.Count == 0 ? Done : Found;
    }

    private static int Migrate(ServerOptions options, TextWriter output, Func<string, int> refuse)
    {
        using var own = options.Lock();
        if (own is null) return refuse($"Another gongyi works in {options.Place}.");
        options.Store.Migrate(Communities.Calendar.Complete);
        output.WriteLine($"The tables in {options.Place} are up to date.");
        return Done;
    }
}
