using System.Diagnostics;
using System.Text.Json;
using EqualShares.Cli;

namespace EqualShares.Tests;

public sealed class CliTests : IDisposable
{
    // Two projects that nobody can tell apart, and one that everybody wants; money for two.
    private const string Street = "META\nkey;value\nnum_projects;3\nnum_votes;4\nbudget;100\nvote_type;approval\nPROJECTS\nproject_id;cost;name\n1;50;Bench\n2;50;Tree\n3;40;Lamp\nVOTES\nvoter_id;vote\n1;1,3\n2;1,3\n3;2,3\n4;2,3\n";

    private readonly string directory = Directory.CreateTempSubdirectory("equalshares").FullName;

    private string Pb => Saved("street.pb", Street);

    public void Dispose() => Directory.Delete(directory, recursive: true);

    [Fact]
    public void Run_prints_one_object_and_nothing_else()
    {
        var (exit, output, errors) = Start("run", Pb, "--rule", "mes_cost", "--json", "--lot", "2,1");
        Assert.Equal((0, ""), (exit, errors));
        var json = JsonDocument.Parse(output).RootElement;
        Assert.Equal("mes_cost", json.GetProperty("rule").GetString());
        Assert.Equal(["3"], json.GetProperty("winners").EnumerateArray().Select(w => w.GetString()));
        Assert.Equal(40, json.GetProperty("total_cost").GetDecimal());
        Assert.False(json.GetProperty("exhaustive").GetBoolean());
    }

    [Fact]
    public void A_tie_is_rejected_with_the_names_of_the_tied_and_nothing_is_written()
    {
        var paper = Path.Combine(directory, "c.json");
        var (exit, output, errors) = Start("run", Pb, "--rule", "greedy_votes", "--certificate", paper, "--json");
        Assert.Equal((1, ""), (exit, output));
        Assert.Contains("1, 2", errors, StringComparison.Ordinal);
        Assert.False(File.Exists(paper));

        Assert.Equal(0, Run("run", Pb, "--rule", "greedy_votes", "--lot", "2,1", "--certificate", paper).Exit);
        Assert.Equal(0, Run("check", Pb, paper).Exit);
        Assert.Equal(1, Run("run", Pb, "--rule", "greedy_votes", "--lot", "2").Exit);
    }

    [Fact]
    public void Check_accepts_what_run_wrote_and_rejects_it_when_altered_or_for_another_election()
    {
        var paper = Path.Combine(directory, "c.json");
        foreach (var rule in Rule.All)
        {
            Assert.Equal(0, Run("run", Pb, "--rule", rule.Name, "--lot", "1,2,3", "--certificate", paper).Exit);
            Assert.Equal(0, Run("check", Pb, paper).Exit);

            var altered = Saved("altered.json", File.ReadAllText(paper).Replace("\"3\"", "\"1\"", StringComparison.Ordinal));
            var (exit, _, errors) = Run("check", Pb, altered);
            Assert.Equal(1, exit);
            Assert.Single(errors.TrimEnd().Split('\n'));
            Assert.Equal(1, Run("check", Saved("other.pb", Street.Replace("4;2,3", "4;2", StringComparison.Ordinal)), paper).Exit);
        }

        Assert.Equal(2, Run("check", Pb, Saved("no.json", "not json")).Exit);
        Assert.Equal(1, Run("check", Pb, Saved("no.json", "[]")).Exit);
        Assert.Equal(2, Run("check", Pb, Path.Combine(directory, "absent.json")).Exit);
    }

    [Fact]
    public void A_certificate_that_cannot_be_written_leaves_nothing_behind()
    {
        Assert.Equal(2, Run("run", Pb, "--rule", "mes_cost", "--certificate", Path.Combine(directory, "none", "c.json")).Exit);
        Assert.Equal(["street.pb"], Directory.EnumerateFileSystemEntries(directory).Select(Path.GetFileName));
        if (!OperatingSystem.IsLinux()) return;

        // A device is written to, not replaced.
        Assert.Equal(2, Run("run", Pb, "--rule", "mes_cost", "--certificate", "/dev/full").Exit);
        Assert.Equal(0, Run("run", Pb, "--rule", "mes_cost", "--certificate", "/dev/null").Exit);
        Assert.False(File.Exists("/dev/null.part"));
    }

    [Fact]
    public void Certificates_that_only_keep_the_reader_busy_are_rejected()
    {
        var paper = Path.Combine(directory, "c.json");
        Assert.Equal(0, Run("run", Pb, "--rule", "mes_cost", "--certificate", paper).Exit);
        foreach (var digits in (int[])[300, 5_000, 100_000, 300_000])
        {
            var busy = File.ReadAllText(paper).Replace("\"at\":\"1/4\"", $"\"at\":\"1/{new string('7', digits)}\"", StringComparison.Ordinal);
            Assert.Contains("777", busy, StringComparison.Ordinal);
            Assert.Equal(1, Run("check", Pb, Saved("busy.json", busy)).Exit);
        }

        Assert.Equal(2, Run("check", Pb, Saved("deep.json", new string('[', 100_000))).Exit);
    }

    [Fact]
    public void Compare_shows_every_rule_and_explain_says_why_not()
    {
        var (exit, output, _) = Start("compare", Pb);
        Assert.Equal(0, exit);
        Assert.All(Rule.All, rule => Assert.Contains(rule.Name, output, StringComparison.Ordinal));
        Assert.Contains("needs a lot", output, StringComparison.Ordinal);
        Assert.Equal(Rule.All.Count, JsonDocument.Parse(Run("compare", Pb, "--json").Output).RootElement.GetProperty("outcomes").GetArrayLength());

        var why = Run("explain", Pb, "1", "--rule", "mes_cost").Output;
        Assert.Contains("not funded", why, StringComparison.Ordinal);
        Assert.Contains("20 less than it costs", why, StringComparison.Ordinal);
        Assert.Contains("With 1 more votes for it alone", why, StringComparison.Ordinal);
        Assert.True(JsonDocument.Parse(Run("explain", Pb, "3", "--rule", "mes_cost", "--json").Output).RootElement.GetProperty("funded").GetBoolean());
        Assert.Equal(2, Run("explain", Pb, "99", "--rule", "mes_cost").Exit);
    }

    [Theory]
    [InlineData]
    [InlineData("count")]
    [InlineData("run")]
    [InlineData("run", "STREET")]
    [InlineData("run", "STREET", "--rule")]
    [InlineData("run", "STREET", "--rule", "best")]
    [InlineData("run", "STREET", "--rule", "mes_cost", "--rule", "mes_cost")]
    [InlineData("run", "STREET", "--rule", "mes_cost", "--loud")]
    [InlineData("run", "STREET", "--rule", "mes_cost", "--lot", "9")]
    [InlineData("run", "STREET", "--rule", "mes_cost", "--lot", "1,1")]
    [InlineData("run", "STREET", "STREET", "--rule", "mes_cost")]
    [InlineData("run", "absent.pb", "--rule", "mes_cost")]
    [InlineData("run", "/", "--rule", "mes_cost")]
    [InlineData("run", "STREET", "--rule", "mes_cost", "--certificate", "/no/such/place/c.json")]
    [InlineData("check", "STREET")]
    [InlineData("compare", "STREET", "--rule", "mes_cost")]
    public void Bad_input_is_one_sentence_and_exit_2(params string[] args)
    {
        var (exit, output, errors) = Run([.. args.Select(a => a == "STREET" ? Pb : a)]);
        Assert.Equal((2, ""), (exit, output));
        if (args.Length > 0) Assert.Single(errors.TrimEnd().Split('\n'));
        Assert.DoesNotContain("   at ", errors, StringComparison.Ordinal);
    }

    [Fact]
    public void A_faulty_file_is_counted_with_a_note_and_an_unclear_one_is_not_counted()
    {
        var (exit, _, errors) = Run("run", Saved("f.pb", Street.Replace("budget;100", "budget;100,0", StringComparison.Ordinal)), "--rule", "mes_cost", "--lot", "1,2");
        Assert.Equal(0, exit);
        Assert.StartsWith("note: the budget has a decimal comma", errors, StringComparison.Ordinal);

        foreach (var unclear in (string[])["num_votes;5", "num_votes;999"])
        {
            var text = Street.Replace("num_votes;4", unclear, StringComparison.Ordinal);
            Assert.Equal(2, Run("run", Saved("f.pb", text), "--rule", "mes_cost").Exit);
            Assert.Equal(0, Run("run", Saved("f.pb", text), "--rule", "mes_cost", "--as-is").Exit);
        }

    }

    [Fact]
    public void A_file_that_was_cut_off_is_not_counted()
    {
        // Cut within the last name of the last ballot, nobody can tell; any earlier cut shows.
        for (var length = 0; length < Street.Length - 4; length++)
            Assert.Equal(2, Run("run", Saved("cut.pb", Street[..length]), "--rule", "mes_cost", "--lot", "1,2").Exit);
        Assert.Equal(2, Run("run", Saved("cut.pb", Street[..^2]), "--rule", "mes_cost", "--lot", "1,2").Exit);
    }

    private string Saved(string name, string text)
    {
        var path = Path.Combine(directory, name);
        File.WriteAllText(path, text);
        return path;
    }

    private static (int Exit, string Output, string Errors) Run(params string[] args)
    {
        using StringWriter output = new(), errors = new();
        return (Program.Run(args, output, errors), output.ToString(), errors.ToString());
    }

    /// <summary>The program as it was built, in a process of its own.</summary>
    private static (int Exit, string Output, string Errors) Start(params string[] args)
    {
        using var process = Process.Start(new ProcessStartInfo(Environment.ProcessPath is { } self && Path.GetFileNameWithoutExtension(self) == "dotnet" ? self : "dotnet", [typeof(Program).Assembly.Location, .. args])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, errors.Result);
    }
}
