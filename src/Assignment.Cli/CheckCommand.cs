namespace Assignment.Cli;

/// <summary>
/// Accepts a plan only when its certificate proves it. Compares every need with every resource and knows neither the
/// solver nor the grid that made the plan's board.
/// </summary>
internal static class CheckCommand
{
    public static int Run(string[] args, TextWriter output, TextWriter error)
    {
        if (args.Length != 4 || args.Any(arg => arg.StartsWith("--", StringComparison.Ordinal)))
            throw new BadInput("assign check needs four files: NEEDS.csv RESOURCES.csv OUT.csv OUT.json.");
        var files = WalkFiles.Read(args[0], args[1]);
        var pairs = PairsFile.Read(args[2]);
        var (certificate, fault) = CertificateFile.Read(args[3], pairs);
        if (EveryPair(files).Fails(out var board, out var no)) throw new BadInput(no.Sentence);
        if (certificate is not null) fault = Checker.Check(board, pairs, certificate)?.Sentence;
        if (fault is null)
        {
            output.WriteLine($"Accepted: {pairs.Count} pairs, and no plan is better.");
            return 0;
        }
        error.WriteLine($"Rejected: {fault}");
        return 1;
    }

    /// <summary>The compatibility rule as it is written, for all pairs: 1,200 metres, skill, overlap at least the duration.</summary>
    private static Result<Board> EveryPair(WalkFiles files)
    {
        var arcs = new List<Arc>();
        WalkResource[] resources = [.. files.Resources];
        foreach (var need in files.Needs)
            foreach (var resource in resources)
            {
                var (dx, dy) = (Math.Abs(need.X - resource.X), Math.Abs(need.Y - resource.Y));
                if (dx > 1200 || dy > 1200 || dx * dx + dy * dy > 1200 * 1200) continue;
                if (Math.Min(need.End, resource.End) - Math.Max(need.Start, resource.Start) < need.Duration) continue;
                if (resource.Skills.Contains(need.Skill)) arcs.Add(new(need.Id, resource.Id, WholeRoot(dx * dx + dy * dy)));
            }
        return Board.Of(files.Needs.Select(need => need.ToNeed()), files.Resources.Select(resource => resource.ToResource()), arcs);
    }

    /// <summary>⌊√square⌋ without floating point.</summary>
    private static long WholeRoot(long square)
    {
        var (low, high) = (0L, 1200L);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (middle * middle <= square) low = middle;
            else high = middle - 1;
        }
        return low;
    }
}
