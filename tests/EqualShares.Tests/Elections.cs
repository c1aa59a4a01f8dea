namespace EqualShares.Tests;

/// <summary>Small elections from seeds, with many equal costs, equal ballots and ties; and the shared data, if it is there.</summary>
internal static class Elections
{
    public static bool Long { get; } = Environment.GetEnvironmentVariable("GONGYI_LONG") == "1";

    public static string Root { get; } = FindRoot();

    public static string Data { get; } = Path.GetFullPath(Path.Combine(Root, "../shared/data/pb"));

    public static void NeedData() => Assert.SkipUnless(Directory.Exists(Data), "The reference elections are not at ../shared/data/pb.");

    public static Election Must(Result<Election> result) =>
        result.Fails(out var election, out var no) ? throw new InvalidOperationException(no.Sentence) : election;

    public static Outcome Must(Result<Outcome> result) =>
        result.Fails(out var outcome, out var no) ? throw new InvalidOperationException(no.Sentence) : outcome;

    /// <summary>Ids of the winners in order, or "tie" and the ids of the tied.</summary>
    public static List<string> Decided(Election election, Rule rule, IReadOnlyList<string> lot) =>
        election.Decide(rule, lot).Fails(out var outcome, out var no)
            ? ["tie", .. ((TieNeedsLot)no).Projects]
            : [.. outcome.Winners.Select(w => w.Id)];

    public static Election Approvals(decimal budget, decimal[] costs, params string[] ballots) =>
        Must(Election.Of(budget, [.. costs.Select((c, i) => new Project(((char)('a' + i)).ToString(), c))],
            ballots.Select(b => new Ballot([.. b.Select(c => new Choice(c - 'a'))]))));

    public static Parts Random(Random random)
    {
        var kind = random.Next(4) switch { 0 => BallotKind.Points, 1 => BallotKind.Ranking, _ => BallotKind.Approval };
        var (projects, voters, shapes) = (random.Next(1, 7), random.Next(1, 14), random.Next(1, 9));
        decimal Amount() => random.Next(5) switch { 0 => 10, 1 => 20, 2 => random.Next(1, 60), 3 => random.Next(1, 600) / 10m, _ => 5 * random.Next(1, 9) };
        var costs = Enumerable.Range(0, projects).Select(_ => random.Next(30) == 0 ? 0 : Amount()).ToArray();
        var ids = Enumerable.Range(0, projects).Select(i => random.Next(2) == 0 ? $"{i * 7 % 13}" : $"P{i}").ToArray();
        var ballots = Enumerable.Range(0, shapes).Select(_ =>
        {
            var chosen = Enumerable.Range(0, projects).Where(_ => random.Next(5) < 2).ToArray();
            random.Shuffle(chosen);
            return (IReadOnlyList<Choice>)[.. chosen.Select(p => new Choice(p, kind is BallotKind.Points ? random.Next(0, 9) / (random.Next(4) == 0 ? 4m : 1) : 1))];
        }).ToArray();
        var lot = random.Next(3) switch { 0 => [], 1 => Shuffled(random, ids), _ => Shuffled(random, ids)[..random.Next(ids.Length)] };
        return new(random.Next(2) == 0 ? Amount() * random.Next(1, 6) : random.Next(1, 200),
            [.. ids.Zip(costs, (id, cost) => new Project(id, cost))], [.. Enumerable.Range(0, voters).Select(_ => new Ballot(ballots[random.Next(shapes)]))], kind, lot);
    }

    public static T[] Shuffled<T>(Random random, IEnumerable<T> items)
    {
        var shuffled = items.ToArray();
        random.Shuffle(shuffled);
        return shuffled;
    }

    internal sealed record Parts(decimal Budget, Project[] Projects, Ballot[] Ballots, BallotKind Kind, string[] Lot)
    {
        public Election Election => Must(Election.Of(Budget, Projects, Ballots, Kind));
    }

    private static string FindRoot()
    {
        var at = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(at, "Gongyi.slnx"))) at = Path.GetDirectoryName(at) ?? throw new InvalidOperationException("No Gongyi.slnx above the tests.");
        return at;
    }
}
