namespace Assignment.Cli;

/// <summary>
/// Who can reach whom: at most 1,200 metres apart (15 minutes at 80 m/min), the skill among the skills, and windows that
/// overlap for as long as the need lasts. A grid of squares of that size leaves nine squares to look at for each need.
/// </summary>
internal static class WalkBoard
{
    private const long Reach = 1200;

    public static Result<Board> Of(WalkFiles files) => Board.Of(
        files.Needs.Select(need => need.ToNeed()), files.Resources.Select(resource => resource.ToResource()), Arcs(files));

    private static List<Arc> Arcs(WalkFiles files)
    {
        var squares = new Dictionary<(long X, long Y, string Skill), List<WalkResource>>();
        foreach (var resource in files.Resources)
            foreach (var skill in resource.Skills.Distinct())
            {
                var square = (Square(resource.X), Square(resource.Y), skill);
                if (!squares.TryGetValue(square, out var there)) squares[square] = there = [];
                there.Add(resource);
            }
        var arcs = new List<Arc>();
        foreach (var need in files.Needs)
            for (var x = Square(need.X) - 1; x <= Square(need.X) + 1; x++)
                for (var y = Square(need.Y) - 1; y <= Square(need.Y) + 1; y++)
                    if (squares.TryGetValue((x, y, need.Skill), out var there))
                        foreach (var resource in there) AddArc(need, resource, arcs);
        return arcs;
    }

    private static void AddArc(WalkNeed need, WalkResource resource, List<Arc> arcs)
    {
        if (Math.Min(need.End, resource.End) - Math.Max(need.Start, resource.Start) < need.Duration) return;
        var (dx, dy) = (need.X - resource.X, need.Y - resource.Y);
        // Two squares away is at most 2,400 metres, so that nothing overflows; below 2⁵³ the root is exact.
        var square = dx * dx + dy * dy;
        if (square <= Reach * Reach) arcs.Add(new(need.Id, resource.Id, (long)Math.Sqrt(square)));
    }

    private static long Square(long metres) => (long)Math.Floor((double)metres / Reach);
}
