using System.Diagnostics;
using Npgsql;

namespace Gongyi.Journal;

/// <summary>PostgreSQL's own programs, which know best how its tables are copied.</summary>
internal static class PostgresTool
{
    public static string NameOf(string connectionString) => new NpgsqlConnectionStringBuilder(connectionString).Database!;

    /// <exception cref="InvalidOperationException">It is not installed, or refused; the message says which, in one line.</exception>
    public static void Run(string program, string connectionString, params string[] args)
    {
        var to = new NpgsqlConnectionStringBuilder(connectionString);
        var start = new ProcessStartInfo(Find(program), args) { RedirectStandardError = true };
        // By environment and not by argument: other accounts of the machine can read the arguments of a process.
        foreach (var (name, value) in ((string, string?)[])
            [("PGHOST", to.Host), ("PGPORT", $"{to.Port}"), ("PGUSER", to.Username), ("PGPASSWORD", to.Password), ("PGDATABASE", to.Database), ("PGPASSFILE", to.Passfile)])
            if (value is not null) start.Environment[name] = value;
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
        var said = process.StandardError.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0) throw new InvalidOperationException(said.Trim().Split('\n')[0]);
    }

    /// <summary>The newest that is installed: an older one refuses a newer server.</summary>
    private static string Find(string program)
    {
        const string debian = "/usr/lib/postgresql";
        var installed = Directory.Exists(debian) ? Directory.GetDirectories(debian).Select(version => Path.Combine(version, "bin", program)) : [];
        var onPath = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Where(folder => folder.Length > 0).Select(folder => Path.Combine(folder, program));
        return installed.OrderByDescending(path => int.TryParse(path.Split('/')[4], out var version) ? version : 0).Concat(onPath).FirstOrDefault(File.Exists)
            ?? throw new InvalidOperationException($"{program} is not installed (Debian: postgresql-client).");
    }
}
