namespace EqualShares;

/// <summary>Something that can be funded, whole or not at all.</summary>
/// <param name="Cost">In units of currency. A project that costs nothing is never considered.</param>
public sealed record Project(string Id, decimal Cost, string Name = "");

/// <summary>How voters spoke.</summary>
public enum BallotKind
{
    Approval,
    Points,
    Ranking,
}

/// <summary>A project on a ballot, by its position in <see cref="Election.Projects"/>.</summary>
public readonly record struct Choice(int Project, decimal Points = 1);

/// <summary>Voters who voted alike. A ranking gives its k projects k−1, k−2, … 0 points.</summary>
public sealed record Ballot(IReadOnlyList<Choice> Choices, int Voters = 1);

/// <summary>
/// A budget, projects and ballots. Projects stand in the order of their ids, equal ballots are one; so the same election
/// is the same object, however it was listed.
/// </summary>
public sealed class Election
{
    /// <summary>The largest amount, in the smallest unit that occurs (such as hundredths): doubles still hold it exactly.</summary>
    internal const long MostUnits = 1_000_000_000_000_000;

    /// <summary>The most points on one ballot for one project, in the smallest unit that occurs.</summary>
    internal const int MostPoints = 1_000_000_000;

    private Election(decimal budget, IReadOnlyList<Project> projects, IReadOnlyList<Ballot> ballots, BallotKind kind, int voters)
        => (Budget, Projects, Ballots, Kind, Voters) = (budget, projects, ballots, kind, voters);

    /// <summary>In units of currency.</summary>
    public decimal Budget { get; }

    /// <summary>In the order of ids: those of digits first, by number; then the others, letter by letter.</summary>
    public IReadOnlyList<Project> Projects { get; }

    /// <summary>Groups of equal ballots, in an order that depends on nothing but the ballots.</summary>
    public IReadOnlyList<Ballot> Ballots { get; }

    public BallotKind Kind { get; }

    /// <summary>All who voted, also those whose ballot is empty.</summary>
    public int Voters { get; }

    /// <summary>The order of ids: "2" before "10" before "A".</summary>
    public static IComparer<string> IdOrder { get; } = Comparer<string>.Create(CompareIds);

    /// <summary>
    /// An election from its parts, listed in any order. Choices count positions in <paramref name="projects"/>. Refused
    /// (<see cref="NotAnElection"/>): no project, no voter, an id twice, negative amounts or more than fit, a ballot that
    /// names a project twice or one that is not there.
    /// </summary>
    public static Result<Election> Of(decimal budget, IReadOnlyList<Project> projects, IEnumerable<Ballot> ballots, BallotKind kind = BallotKind.Approval)
    {
        ArgumentNullException.ThrowIfNull(projects);
        ArgumentNullException.ThrowIfNull(ballots);
        if (projects.Count == 0) return new NotAnElection("There is no project.");
        if (Wrong(budget, projects) is { } wrong) return wrong;

        var order = Enumerable.Range(0, projects.Count).ToArray();
        Array.Sort(order, (a, b) => CompareIds(projects[a].Id, projects[b].Id));
        var place = new int[order.Length];
        for (var i = 0; i < order.Length; i++)
        {
            place[order[i]] = i;
            if (i > 0 && projects[order[i]].Id == projects[order[i - 1]].Id) return new NotAnElection($"Project {projects[order[i]].Id} stands there twice.");
        }

        var groups = new Dictionary<Choice[], int>(ChoicesAlike.Comparer);
        long voters = 0;
        var (mostPoints, pointDecimals) = (0m, 0);
        foreach (var ballot in ballots)
        {
            if (ballot.Voters <= 0) return new NotAnElection("A ballot counts for nobody.");
            if (Sorted(ballot.Choices, place, kind) is not { } choices) return new NotAnElection("A ballot names a project twice, or one that is not there, or gives points out of range.");
            if ((voters += ballot.Voters) > int.MaxValue) return new NotAnElection("There are more voters than can be counted.");

            if (kind is BallotKind.Points)
                foreach (var choice in choices) (mostPoints, pointDecimals) = (decimal.Max(mostPoints, choice.Points), int.Max(pointDecimals, choice.Points.Scale));
            groups[choices] = groups.GetValueOrDefault(choices) + ballot.Voters;
        }

        if (pointDecimals > 9 || mostPoints * (decimal)Math.Pow(10, pointDecimals) > MostPoints) return new NotAnElection("Points are larger or finer than can be counted.");
        if (voters == 0) return new NotAnElection("There is no ballot.");

        var sorted = groups.Select(g => new Ballot(g.Key, g.Value)).ToArray();
        Array.Sort(sorted, (a, b) => ChoicesAlike.Compare((Choice[])a.Choices, (Choice[])b.Choices));
        return new Election(budget, Array.ConvertAll(order, i => projects[i]), sorted, kind, (int)voters);
    }

    /// <summary>Decimals of the smallest unit that occurs: 2 when something costs 9.99 or 9.9 and 0.01.</summary>
    internal static int DecimalsOf(IEnumerable<decimal> amounts) => amounts.Max(a => Normal(a).Scale);

    /// <summary>The same number without zeros at its end.</summary>
    internal static decimal Normal(decimal value) => value / 1.000000000000000000000000000000000m;

    private static NotAnElection? Wrong(decimal budget, IReadOnlyList<Project> projects)
    {
        if (budget < 0) return new NotAnElection($"The budget is negative ({budget}).");
        foreach (var project in projects)
        {
            if (string.IsNullOrWhiteSpace(project.Id)) return new NotAnElection("A project has no id.");
            if (project.Cost < 0) return new NotAnElection($"Project {project.Id} costs less than nothing ({project.Cost}).");
        }

        var most = decimal.Max(budget, projects.Max(p => p.Cost));
        var decimals = DecimalsOf(projects.Select(p => p.Cost).Append(budget));
        var tooMuch = decimals > 15 || most > MostUnits / (decimal)Math.Pow(10, decimals);
        return tooMuch ? new NotAnElection($"Amounts of up to {most} with {decimals} decimals are more than can be counted.") : null;
    }

    private static Choice[]? Sorted(IReadOnlyList<Choice> listed, int[] place, BallotKind kind)
    {
        var choices = new Choice[listed.Count];
        for (var i = 0; i < choices.Length; i++)
        {
            var choice = listed[i];
            if ((uint)choice.Project >= (uint)place.Length) return null;
            if (kind is BallotKind.Points && choice.Points is < 0 or > MostPoints) return null;

            choices[i] = new(place[choice.Project], kind switch
            {
                BallotKind.Approval => 1,
                BallotKind.Points => Normal(choice.Points),
                BallotKind.Ranking => choices.Length - 1 - i,
            });
        }

        Array.Sort(choices, (a, b) => a.Project.CompareTo(b.Project));
        for (var i = 1; i < choices.Length; i++)
            if (choices[i].Project == choices[i - 1].Project) return null;
        return choices;
    }

    private static int CompareIds(string? a, string? b)
    {
        var (number, other) = (IsNumber(a), IsNumber(b));
        if (number != other) return number ? -1 : 1;
        if (!number) return string.CompareOrdinal(a, b);

        var (x, y) = (a!.TrimStart('0'), b!.TrimStart('0'));
        var byValue = x.Length != y.Length ? x.Length.CompareTo(y.Length) : string.CompareOrdinal(x, y);
        return byValue != 0 ? byValue : string.CompareOrdinal(a, b);
    }

    private static bool IsNumber(string? id) => !string.IsNullOrEmpty(id) && id.All(char.IsAsciiDigit);
}

/// <summary>Equality and order of what stands on ballots.</summary>
internal static class ChoicesAlike
{
    public static IEqualityComparer<Choice[]> Comparer { get; } = EqualityComparer<Choice[]>.Create(
        (a, b) => a!.AsSpan().SequenceEqual(b),
        choices =>
        {
            var hash = new HashCode();
            foreach (var choice in choices) hash.Add(choice.Project * 31 + decimal.ToInt32(decimal.Truncate(choice.Points)));
            return hash.ToHashCode();
        });

    public static int Compare(Choice[] a, Choice[] b)
    {
        for (var i = 0; i < Math.Min(a.Length, b.Length); i++)
        {
            var order = a[i].Project.CompareTo(b[i].Project);
            if (order == 0) order = a[i].Points.CompareTo(b[i].Points);
            if (order != 0) return order;
        }

        return a.Length.CompareTo(b.Length);
    }
}
