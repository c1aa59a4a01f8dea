namespace EqualShares.Counting;

/// <summary>Lower cost, then more votes (not among ballots of points), then the lot; nothing else.</summary>
internal sealed class TieBreak
{
    private readonly Market market;
    private readonly bool byVotes;
    private readonly int[] lot;

    private TieBreak(Market market, bool byVotes, int[] lot) => (this.market, this.byVotes, this.lot) = (market, byVotes, lot);

    public static Result<TieBreak> Of(Market market, bool byVotes, IReadOnlyList<string> lot)
    {
        var projects = market.Election.Projects;
        var place = new Dictionary<string, int>();
        for (var i = 0; i < projects.Count; i++) place[projects[i].Id] = i;
        var drawn = new int[projects.Count];
        Array.Fill(drawn, int.MaxValue);
        for (var i = 0; i < lot.Count; i++)
        {
            if (!place.TryGetValue(lot[i], out var project)) return new LotUnusable(lot[i], Twice: false);
            if (drawn[project] != int.MaxValue) return new LotUnusable(lot[i], Twice: true);

            drawn[project] = i;
        }

        return new TieBreak(market, byVotes, drawn);
    }

    /// <summary>The one of the tied projects that comes first, or −1 and why.</summary>
    public int First(IReadOnlyCollection<int> tied, out TieNeedsLot? no)
    {
        var best = tied.Aggregate((a, b) => ByRule(b, a) < 0 ? b : a);
        var equal = tied.Where(p => ByRule(p, best) == 0).ToArray();
        no = equal.Length == 1 || Drawn(equal) ? null : Unresolved(equal);
        return no is null ? equal.MinBy(p => lot[p]) : -1;
    }

    /// <summary>Negative: a comes before b; 0: only a lot can tell.</summary>
    public int ByRule(int a, int b)
    {
        var order = market.Cost[a].CompareTo(market.Cost[b]);
        return order == 0 && byVotes ? market.Votes[b].CompareTo(market.Votes[a]) : order;
    }

    /// <summary>A lot decides only between projects that it names.</summary>
    public bool Drawn(IEnumerable<int> projects) => projects.All(p => lot[p] != int.MaxValue);

    public int PlaceInLot(int project) => lot[project];

    public TieNeedsLot Unresolved(IEnumerable<int> tied) => new([.. tied.Order().Select(p => market.Election.Projects[p].Id)]);
}
