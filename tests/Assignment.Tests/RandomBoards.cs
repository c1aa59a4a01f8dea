namespace Assignment.Tests;

/// <summary>Boards made of a seed: few different costs and scores, so that ties are everywhere.</summary>
internal static class RandomBoards
{
    public static Board Of(int seed, int mostNeeds, int mostResources) =>
        Of(new Random(seed), mostNeeds, mostResources).Value ?? throw new InvalidOperationException($"Seed {seed} makes no board.");

    public static Result<Board> Of(Random random, int mostNeeds, int mostResources)
    {
        var (spread, classes, scores) = (Pick(random, 1, 3, 8, 1000), Pick(random, 1, 2, 3, 6), Pick(random, 1, 2, 5));
        var needs = Enumerable.Range(0, random.Next(mostNeeds + 1))
            .Select(at => new Need($"n{at}", random.Next(classes) - 1, random.Next(scores) - 1)).ToArray();
        var resources = Enumerable.Range(0, random.Next(mostResources + 1))
            .Select(at => new Resource($"r{at}", Pick(random, 0, 1, 1, 2, 3, 100))).ToArray();
        var density = random.NextDouble();
        var arcs = (from need in needs from resource in resources where random.NextDouble() < density
                    select new Arc(need.Id, resource.Id, random.Next(spread))).ToArray();
        random.Shuffle(needs);
        random.Shuffle(arcs);
        var free = resources.ToDictionary(resource => resource.Id, resource => resource.Capacity);
        var frozen = Some(random, arcs, random.Next(3) == 0 ? 0.2 : 0).Where(pair => free[pair.Resource]-- > 0).ToArray();
        return Board.Of(needs, resources, arcs, frozen, Some(random, arcs, random.Next(2) == 0 ? 0.7 : 0));
    }

    private static Pair[] Some(Random random, Arc[] arcs, double share) =>
        [.. arcs.GroupBy(arc => arc.Need).Where(_ => random.NextDouble() < share)
            .Select(group => group.ElementAt(random.Next(group.Count()))).Select(arc => new Pair(arc.Need, arc.Resource))];

    private static int Pick(Random random, params int[] from) => from[random.Next(from.Length)];
}
