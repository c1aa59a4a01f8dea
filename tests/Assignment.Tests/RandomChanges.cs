namespace Assignment.Tests;

/// <summary>A plan to which a seeded sequence of changes happens, of every kind there is.</summary>
internal sealed class RandomChanges
{
    private readonly Random random;
    private readonly int spread;
    private readonly int needs;
    private readonly int resources;
    private int born;

    public RandomChanges(int seed, int needs, int resources)
    {
        random = new Random(seed);
        (this.needs, this.resources) = (needs, resources);
        spread = seed % 2 == 0 ? 4 : 1000;
        Plan = Plan.Solve(Board.Of(
            Enumerable.Range(0, needs).Select(at => NewNeed($"n{at}")).ToArray(),
            Enumerable.Range(0, resources).Select(at => NewResource($"r{at}")).ToArray(),
            [.. Enumerable.Range(0, needs).SelectMany(need => Enumerable.Range(0, resources).Where(_ => random.Next(3) == 0)
                .Select(resource => new Arc($"n{need}", $"r{resource}", random.Next(spread))))]).Value!);
    }

    public Plan Plan { get; }

    public IEnumerable<Pair> Frozen => promised.OrderBy(pair => pair.Need, StringComparer.Ordinal);

    private readonly HashSet<Pair> promised = [];

    /// <summary>Makes one change that is not refused, and says which.</summary>
    public string Next()
    {
        while (true)
        {
            var board = Plan.Board;
            var (what, refusal) = Try(board);
            if (refusal is null) return what;
        }
    }

    private (string What, Refusal? Refusal) Try(Board board)
    {
        var need = board.Needs.Count > 0 ? board.Needs[random.Next(board.Needs.Count)].Id : "";
        var resource = board.Resources.Count > 0 ? board.Resources[random.Next(board.Resources.Count)].Id : "";
        var arc = board.ArcCount > 0 ? board.Arcs.ElementAt(random.Next(board.ArcCount)) : default;
        switch (random.Next(10))
        {
            case 0: return ("add need", board.Needs.Count > needs * 3 / 2 ? new IdTaken("") : Plan.AddNeed(NewNeed($"x{++born}"), NeedArcs($"x{born}", board)));
            case 1: return ($"withdraw need {need}", Plan.WithdrawNeed(need));
            case 2: return ($"change need {need}", Plan.ChangeNeed(NewNeed(need)));
            case 3: return ($"move need {need}", Plan.ChangeNeed(NewNeed(need), NeedArcs(need, board)));
            case 4: return ("add resource", board.Resources.Count > resources * 3 / 2 ? new IdTaken("") : Plan.AddResource(NewResource($"y{++born}"), ResourceArcs($"y{born}", board)));
            case 5: return ($"withdraw resource {resource}", board.Resources.Count > resources / 2 ? Plan.WithdrawResource(resource) : new ResourceUnknown(""));
            case 6: return ($"change capacity {resource}", Plan.ChangeResource(NewResource(resource)));
            case 7: return ($"move resource {resource}", Plan.ChangeResource(NewResource(resource), ResourceArcs(resource, board)));
            case 8:
                var frozen = Plan.Freeze(arc.Need, arc.Resource);
                if (frozen is null) promised.Add(new(arc.Need, arc.Resource));
                return ($"freeze {arc}", frozen);
            default:
                if (promised.Count == 0) return ("nothing", new NeedUnknown(""));
                var pair = promised.ElementAt(random.Next(promised.Count));
                promised.Remove(pair);
                return ($"unfreeze {pair}", Plan.Unfreeze(pair.Need));
        }
    }

    private Need NewNeed(string id) => new(id, random.Next(4), random.Next(random.Next(2) == 0 ? 3 : 1000));

    private Resource NewResource(string id) => new(id, random.Next(4));

    private Arc[] NeedArcs(string id, Board board) =>
        [.. board.Resources.Where(_ => random.Next(3) == 0).Select(resource => new Arc(id, resource.Id, random.Next(spread)))];

    private Arc[] ResourceArcs(string id, Board board) =>
        [.. board.Needs.Where(_ => random.Next(3) == 0).Select(need => new Arc(need.Id, id, random.Next(spread)))];
}
