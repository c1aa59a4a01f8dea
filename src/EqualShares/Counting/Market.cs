namespace EqualShares.Counting;

/// <summary>
/// The election as the counting sees it: integers in flat arrays. Amounts are in units (the smallest decimal that occurs).
/// Worth is the utility of a project apart from a factor that all its supporters share: its cost, or one.
/// </summary>
internal sealed class Market
{
    public Market(Election election, Utility utility)
    {
        Election = election;
        var projects = election.Projects;
        Decimals = Election.DecimalsOf(projects.Select(p => p.Cost).Append(election.Budget));
        Unit = (long)Math.Pow(10, Decimals);
        Budget = (long)(election.Budget * Unit);
        Cost = projects.Select(p => (long)(p.Cost * Unit)).ToArray();
        Factor = utility is Utility.Cost ? Cost : Enumerable.Repeat(1L, Cost.Length).ToArray();
        PointUnit = utility is Utility.Points && election.Kind is BallotKind.Points
            ? (long)Math.Pow(10, Election.DecimalsOf(election.Ballots.SelectMany(b => b.Choices, (_, c) => c.Points).Append(0)))
            : 1;

        Voters = election.Ballots.Select(b => b.Voters).ToArray();
        Votes = new int[Cost.Length];
        Worth = new long[Cost.Length];
        BallotStart = new int[Voters.Length + 1];
        var entries = new List<Entry>();
        for (var group = 0; group < Voters.Length; group++)
        {
            foreach (var (project, points) in election.Ballots[group].Choices)
            {
                if (election.Kind is not BallotKind.Points || points > 0) Votes[project] += Voters[group];
                var worth = utility is Utility.Points ? checked((int)(points * PointUnit)) : points > 0 || election.Kind is BallotKind.Ranking ? 1 : 0;
                if (worth == 0 || Cost[project] == 0) continue;

                entries.Add(new(project, worth));
                Worth[project] = checked(Worth[project] + (long)worth * Voters[group]);
            }

            BallotStart[group + 1] = entries.Count;
        }

        BallotEntries = [.. entries];
        Start = new int[Cost.Length + 1];
        foreach (var entry in BallotEntries) Start[entry.Of + 1]++;
        for (var project = 0; project < Cost.Length; project++) Start[project + 1] += Start[project];
        Supporters = new Entry[entries.Count];
        var next = Start[..^1];
        for (var group = 0; group < Voters.Length; group++)
        {
            for (var i = BallotStart[group]; i < BallotStart[group + 1]; i++)
                Supporters[next[BallotEntries[i].Of]++] = new(group, BallotEntries[i].Worth);
        }
    }

    /// <summary>Of: a project (in ballots) or a ballot group (in supporters).</summary>
    public readonly record struct Entry(int Of, int Worth);

    public Election Election { get; }

    public int Decimals { get; }

    /// <summary>Units in one unit of currency.</summary>
    public long Unit { get; }

    public long PointUnit { get; }

    public long Budget { get; }

    public long[] Cost { get; }

    public long[] Factor { get; }

    /// <summary>Voters of each ballot group.</summary>
    public int[] Voters { get; }

    /// <summary>Voters who name the project (with more than no points).</summary>
    public int[] Votes { get; }

    /// <summary>Worth of the project to all voters together; 0 for a project that is not considered.</summary>
    public long[] Worth { get; }

    public int[] Start { get; }

    public Entry[] Supporters { get; }

    public int[] BallotStart { get; }

    public Entry[] BallotEntries { get; }

    public int Projects => Cost.Length;

    public Span<Entry> BallotOf(int group) => BallotEntries.AsSpan(BallotStart[group]..BallotStart[group + 1]);

    public Span<Entry> SupportersOf(int project) => Supporters.AsSpan(Start[project]..Start[project + 1]);

    public bool Considered(int project) => Worth[project] > 0;

    public Int128 TotalCost(IEnumerable<int> projects) => projects.Aggregate((Int128)0, (sum, p) => sum + Cost[p]);

    /// <summary>No supported project that is not among the winners fits into what they leave.</summary>
    public bool Exhausted(IReadOnlyCollection<int> winners)
    {
        var left = Budget - TotalCost(winners);
        for (var project = 0; project < Projects; project++)
            if (Considered(project) && Cost[project] <= left && !winners.Contains(project)) return false;
        return true;
    }
}
