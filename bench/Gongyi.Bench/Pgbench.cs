using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Gongyi.Tests;

namespace Gongyi.Bench;

/// <summary>PostgreSQL's own measure: TPC-B, scale 10, as its tool comes.</summary>
internal static partial class Pgbench
{
    public static Dictionary<int, double> Run(Cluster cluster, TimeSpan time)
    {
        cluster.Create("tpcb");
        _ = Say(cluster, "-i", "-q", "-s", "10");
        var table = new Table("pgbench, TPC-B, scale 10", "clients", "transactions per second");
        var rates = new Dictionary<int, double>();
        foreach (var clients in (int[])[1, 32, 256])
        {
            var said = Say(cluster, "-c", $"{clients}", "-j", "2", "-T", $"{Math.Max(2, (int)time.TotalSeconds)}", "-n");
            rates[clients] = double.Parse(Tps().Match(said).Groups[1].Value, CultureInfo.InvariantCulture);
            table.Add($"{clients}", Table.Rate(rates[clients]));
        }

        table.Print();
        return rates;
    }

    private static string Say(Cluster cluster, params string[] args)
    {
        using var process = Process.Start(new ProcessStartInfo(Cluster.Program("pgbench"), ["-h", "127.0.0.1", "-p", $"{cluster.Port}", "-U", "gongyi", .. args, "tpcb"])
        {
            RedirectStandardOutput = true, RedirectStandardError = true,
        })!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException(errors.Result);
    }

    [GeneratedRegex(@"tps = ([\d.]+)")]
    private static partial Regex Tps();
}
