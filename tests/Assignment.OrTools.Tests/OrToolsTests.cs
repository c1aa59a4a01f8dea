using Assignment.Cli;
using Assignment.Tests;

namespace Assignment.OrTools.Tests;

public sealed class OrToolsTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("assign-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void On_500_seeded_boards_class_vector_score_and_distance_are_those_of_OR_Tools()
    {
        var unserved = 0;
        for (var seed = 0; seed < 500; seed++)
        {
            var random = new Random(seed);
            var size = seed % 50 == 0 ? 2_000 : random.Next(20, 600);
            var board = Board(seed, size, Math.Max(1, (int)(size * (0.3 + random.NextDouble()))), 600 + random.Next(6_000));
            using var orTools = new OrToolsPlan(board);
            orTools.Solve();
            var plan = Plan.Solve(board);
            Assert.True(orTools.Totals == plan.Totals with { Load = 0 }, $"seed {seed}: {orTools.Totals} and not {plan.Totals}");
            Assert.Null(Checker.Check(board, plan.Pairs, plan.Certify()));
            unserved += board.Needs.Count - plan.Totals.Served;
        }
        Assert.True(unserved > 1_000, "Nothing is scarce on these boards.");
    }

    private Board Board(int seed, int needs, int resources, int metres)
    {
        var (needsText, resourcesText) = WalkBoards.Csv(seed, needs, resources, metres);
        var (needsPath, resourcesPath) = (Path.Combine(folder, "n.csv"), Path.Combine(folder, "r.csv"));
        File.WriteAllText(needsPath, needsText);
        File.WriteAllText(resourcesPath, resourcesText);
        return WalkBoard.Of(WalkFiles.Read(needsPath, resourcesPath)).Value!;
    }
}
