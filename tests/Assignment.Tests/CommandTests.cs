using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Assignment.Tests;

public sealed class CommandTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("assign-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("s60")]
    [InlineData("m300")]
    public void Fixture_boards_are_solved_as_three_other_solvers_agreed(string board) => AssertExpected(House.Fixtures, board);

    [Fact]
    public void All_shared_boards_are_solved_as_three_other_solvers_agreed()
    {
        if (House.SharedBoards is not { } shared)
        {
            Assert.Skip("The shared reference boards are not on this machine.");
            return;
        }
        foreach (var (board, _) in House.Expected(shared)) AssertExpected(shared, board);
    }

    [Fact]
    public void The_built_program_solves_and_checks()
    {
        var (needs, resources) = Fixture("m300");
        var (pairs, certificate) = (In("pairs.csv"), In("certificate.json"));
        var (code, output, error) = Start("solve", needs, resources, "--json", "--pairs", pairs, "--certificates", certificate);
        Assert.Equal((0, ""), (code, error));
        Assert.Equal("""{"served":239,"by_priority":{"3":33,"2":82,"1":124},"score":39854,"distance":76974}""", output.Trim());
        Assert.Equal(0, Start("check", needs, resources, pairs, certificate).Code);
        Assert.Equal(240, File.ReadAllLines(pairs).Length);
        File.WriteAllLines(pairs, File.ReadAllLines(pairs).SkipLast(1));
        (code, _, error) = Start("check", needs, resources, pairs, certificate);
        Assert.Equal(1, code);
        Assert.StartsWith("Rejected: ", error, StringComparison.Ordinal);
        Assert.Equal(2, Start("check", needs, resources, pairs, In("nothing.json")).Code);
    }

    [Fact]
    public void Every_change_to_pairs_or_certificate_is_rejected()
    {
        var (needs, resources) = Fixture("s60");
        var (pairs, certificate) = (In("pairs.csv"), In("certificate.json"));
        Assert.Equal(0, House.Assign("solve", needs, resources, "--pairs", pairs, "--certificates", certificate).Code);
        var random = new Random(1);
        var (rows, tree) = (File.ReadAllLines(pairs), File.ReadAllText(certificate));
        for (var round = 0; round < Counts.Of(60, 1_000); round++)
        {
            File.WriteAllText(pairs, string.Join('\n', Altered(random, rows)) + "\n");
            Assert.Equal(1, House.Assign("check", needs, resources, pairs, certificate).Code);
        }
        File.WriteAllText(pairs, string.Join("\r\n", rows.Take(1).Concat(rows.Skip(1).Reverse())));
        Assert.Equal(0, House.Assign("check", needs, resources, pairs, certificate).Code);
        var places = Leaves(JsonNode.Parse(tree)!).Count();
        for (var place = 0; place < places; place++)
        {
            var node = JsonNode.Parse(tree)!;
            Alter(Leaves(node).ElementAt(place));
            File.WriteAllText(certificate, node.ToJsonString());
            Assert.Equal(1, House.Assign("check", needs, resources, pairs, certificate).Code);
        }
        File.WriteAllText(certificate, JsonNode.Parse(tree)!.ToJsonString());
        Assert.Equal(0, House.Assign("check", needs, resources, pairs, certificate).Code);
    }

    [Fact]
    public void The_proof_itself_is_checked_also_under_a_seal_that_fits()
    {
        var (needs, resources) = Fixture("s60");
        var (pairsPath, certificatePath) = (In("pairs.csv"), In("certificate.json"));
        var read = Cli.WalkFiles.Read(needs, resources);
        var plan = Plan.Solve(Cli.WalkBoard.Of(read).Value!);
        var worse = plan.Pairs.SkipLast(1).ToArray();
        File.WriteAllText(pairsPath, Cli.PairsFile.Write(worse));
        File.WriteAllText(certificatePath, Cli.CertificateFile.Write(plan.Certify(), worse));
        var (code, _, error) = House.Assign("check", needs, resources, pairsPath, certificatePath);
        Assert.Equal((1, "Rejected: The totals are not those of the pairs."), (code, error.Trim()));
    }

    [Theory]
    [InlineData(1, 300, 200, 4000)]
    [InlineData(2, 200, 300, 3000)]
    [InlineData(3, 800, 400, 5000)]
    public void Boards_of_a_city_are_solved_and_their_certificates_accepted_in_any_order_of_rows(int seed, int needCount, int resourceCount, int metres)
    {
        var (needsText, resourcesText) = WalkBoards.Csv(seed, needCount, resourceCount, metres);
        var (needs, resources, pairs, certificate) = (In("n.csv"), In("r.csv"), In("p.csv"), In("c.json"));
        File.WriteAllText(needs, needsText);
        File.WriteAllText(resources, resourcesText);
        Assert.Equal(0, House.Assign("solve", needs, resources, "--pairs", pairs, "--certificates", certificate).Code);
        Assert.Equal((0, ""), House.Assign("check", needs, resources, pairs, certificate) is var checkedBy ? (checkedBy.Code, checkedBy.Error) : default);
        var first = File.ReadAllText(pairs);
        var random = new Random(seed);
        foreach (var file in (string[])[needs, resources])
        {
            var rows = File.ReadAllLines(file);
            random.Shuffle(rows.AsSpan(1));
            File.WriteAllText(file, "\uFEFF" + string.Join('\n', rows));
        }
        Assert.Equal(0, House.Assign("solve", needs, resources, "--pairs", pairs, "--certificates", certificate).Code);
        Assert.Equal(first, File.ReadAllText(pairs));
    }

    private static IEnumerable<JsonNode> Leaves(JsonNode node) => node switch
    {
        JsonObject all => all.Select(one => one.Value).OfType<JsonNode>().SelectMany(Leaves).Append(all),
        JsonArray all => all.OfType<JsonNode>().SelectMany(Leaves).Append(all),
        _ => [node],
    };

    private static void Alter(JsonNode node)
    {
        switch (node)
        {
            case JsonArray { Count: > 0 } all: all.RemoveAt(all.Count - 1); break;
            case JsonArray all: all.Add(null); break;
            case JsonObject all: all.Remove(all.First().Key); break;
            case var number when number.GetValueKind() == JsonValueKind.Number: number.ReplaceWith(number.GetValue<long>() + 1); break;
            default: node.ReplaceWith(node.GetValue<string>() + "0"); break;
        }
    }

    private static List<string> Altered(Random random, string[] rows)
    {
        List<string> altered = [.. rows];
        var at = random.Next(1, rows.Length);
        switch (random.Next(4))
        {
            case 0: altered.RemoveAt(at); break;
            case 1: altered.Add(altered[at]); break;
            case 2: altered[at] += "0"; break;
            default:
                var (one, other) = (altered[at].Split(','), altered[at % (rows.Length - 1) + 1].Split(','));
                if (one[1] == other[1]) altered.RemoveAt(at);
                else (altered[at], altered[at % (rows.Length - 1) + 1]) = ($"{one[0]},{other[1]}", $"{other[0]},{one[1]}");
                break;
        }
        return altered;
    }

    private static (string Needs, string Resources) Fixture(string board) =>
        (Path.Combine(House.Fixtures, board, "needs.csv"), Path.Combine(House.Fixtures, board, "resources.csv"));

    private string In(string name) => Path.Combine(folder, name);

    private void AssertExpected(string from, string board)
    {
        var expected = House.Expected(from)[board];
        var (needs, resources) = (Path.Combine(from, board, "needs.csv"), Path.Combine(from, board, "resources.csv"));
        var (code, output, error) = House.Assign("solve", needs, resources, "--json", "--pairs", In("p.csv"), "--certificates", In("c.json"));
        Assert.Equal((0, ""), (code, error));
        var got = JsonDocument.Parse(output).RootElement;
        foreach (var part in (string[])["served", "by_priority", "score", "distance"])
            Assert.True(JsonElement.DeepEquals(expected.GetProperty(part), got.GetProperty(part)), $"{board}, {part}: {got}");
        Assert.Equal(expected.GetProperty("max_flow").GetInt32(), got.GetProperty("served").GetInt32());
        Assert.Equal(expected.GetProperty("arcs").GetInt32(), Cli.WalkBoard.Of(Cli.WalkFiles.Read(needs, resources)).Value!.ArcCount);
        Assert.Equal((0, ""), House.Assign("check", needs, resources, In("p.csv"), In("c.json")) is var checkedBy ? (checkedBy.Code, checkedBy.Error) : default);
    }

    private static (int Code, string Output, string Error) Start(params string[] args)
    {
        var info = new ProcessStartInfo("dotnet", [typeof(Cli.Program).Assembly.Location, .. args]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(info)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, error.Result);
    }
}
