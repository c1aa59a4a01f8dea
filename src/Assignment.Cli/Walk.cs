namespace Assignment.Cli;

/// <summary>A need as it stands in needs.csv: a place in metres, one skill, a window and a length in minutes.</summary>
internal sealed record WalkNeed(string Id, long X, long Y, string Skill, long Start, long End, long Duration, int Priority, long WaitDays)
{
    public Need ToNeed() => new(Id, Priority, Priority * 100L + WaitDays);
}

/// <summary>A resource as it stands in resources.csv: a place in metres, skills, a window in minutes.</summary>
internal sealed record WalkResource(string Id, long X, long Y, IReadOnlyList<string> Skills, long Start, long End, int Capacity)
{
    public Resource ToResource() => new(Id, Capacity);
}

/// <summary>Both files.</summary>
internal sealed record WalkFiles(IReadOnlyList<WalkNeed> Needs, IReadOnlyList<WalkResource> Resources)
{
    private const long Far = 1_000_000_000_000;

    public static WalkFiles Read(string needsPath, string resourcesPath)
    {
        var needs = Csv.Read(needsPath, "id", "x", "y", "skill", "start", "end", "duration", "priority", "wait_days");
        var resources = Csv.Read(resourcesPath, "id", "x", "y", "skills", "start", "end", "capacity");
        return new(
            [.. Enumerable.Range(0, needs.Count).Select(row => new WalkNeed(
                needs.At(row, "id"), needs.Number(row, "x", -Far, Far), needs.Number(row, "y", -Far, Far), needs.At(row, "skill"),
                needs.Number(row, "start", -Far, Far), needs.Number(row, "end", -Far, Far), needs.Number(row, "duration", 0, Far),
                (int)needs.Number(row, "priority", int.MinValue, int.MaxValue), needs.Number(row, "wait_days", 0, Far)))],
            [.. Enumerable.Range(0, resources.Count).Select(row => new WalkResource(
                resources.At(row, "id"), resources.Number(row, "x", -Far, Far), resources.Number(row, "y", -Far, Far),
                resources.Loose(row, "skills").Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
                resources.Number(row, "start", -Far, Far), resources.Number(row, "end", -Far, Far),
                (int)resources.Number(row, "capacity", 0, int.MaxValue)))]);
    }
}
