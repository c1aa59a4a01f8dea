using System.Numerics;

namespace EqualShares.Certificates;

/// <summary>What a checker reads off the ballots, and the two things that need no money: ties and lists by votes.</summary>
internal sealed class Paper
{
    private readonly Dictionary<string, int> places = [];
    private readonly Dictionary<string, int> lot = [];
    private readonly bool tiesByVotes;

    public Paper(Election election, Rule rule, IReadOnlyList<string> lot)
    {
        Election = election;
        tiesByVotes = rule is not MethodOfEqualShares { Utility: Utility.Points };
        for (var i = 0; i < election.Projects.Count; i++) places[election.Projects[i].Id] = i;
        for (var i = 0; i < lot.Count; i++) this.lot[lot[i]] = i;

        var supporters = election.Projects.Select(_ => new List<Support>()).ToArray();
        Votes = new long[election.Projects.Count];
        for (var group = 0; group < election.Ballots.Count; group++)
        {
            foreach (var (project, points) in election.Ballots[group].Choices)
            {
                var named = election.Kind is BallotKind.Ranking || points > 0;
                if (named) Votes[project] += election.Ballots[group].Voters;
                var utility = rule is MethodOfEqualShares { Utility: Utility.Points } ? points : named ? 1 : 0;
                if (utility > 0 && Cost(project) > 0) supporters[project].Add(new(group, election.Ballots[group].Voters, utility, (double)utility));
            }
        }

        Supporters = Array.ConvertAll(supporters, s => s.ToArray());
    }

    /// <summary>Voters of a ballot group who have a use for a project (for cost utilities: in units of its cost).</summary>
    public readonly record struct Support(int Group, int Voters, decimal Utility, double About);

    public Election Election { get; }

    public Support[][] Supporters { get; }

    public long[] Votes { get; }

    public int Place(string id) => places.GetValueOrDefault(id, -1);

    public decimal Cost(int project) => Election.Projects[project].Cost;

    public bool Stands(int project) => project >= 0 && Supporters[project].Length > 0;

    /// <summary>Whether a comes before b when both are due at once.</summary>
    public bool ComesFirst(int a, int b)
    {
        if (Cost(a) != Cost(b)) return Cost(a) < Cost(b);
        if (tiesByVotes && Votes[a] != Votes[b]) return Votes[a] > Votes[b];

        return lot.TryGetValue(Election.Projects[a].Id, out var x) && lot.TryGetValue(Election.Projects[b].Id, out var y) && x < y;
    }

    public bool Exhausts(IEnumerable<int> winners)
    {
        var won = winners.ToHashSet();
        var left = Election.Budget - won.Sum(Cost);
        return !Enumerable.Range(0, Votes.Length).Any(p => Stands(p) && !won.Contains(p) && Cost(p) <= left);
    }

    /// <summary>Whether exactly these were to be taken by votes, after those that were bought.</summary>
    public CertificateRejected? ByVotes(IReadOnlyList<string> taken, IReadOnlyCollection<int> bought, bool perCost)
    {
        var left = Election.Budget - bought.Sum(Cost);
        var list = Enumerable.Range(0, Votes.Length).Where(p => Cost(p) > 0 && !bought.Contains(p))
            .GroupBy(p => (perCost ? new Rational(Votes[p], 1) / Cost(p) : new Rational(Votes[p], 1), Cost(p), Votes[p]))
            .OrderByDescending(g => g.Key.Item1).ThenBy(g => g.Key.Item2).ThenByDescending(g => g.Key.Item3);
        var next = 0;
        foreach (var equals in list)
        {
            var (count, fit) = (equals.Count(), (int)Math.Min(equals.Count(), Math.Floor(left / equals.Key.Item2)));
            if (fit == 0) continue;

            var drawn = equals.All(p => lot.ContainsKey(Election.Projects[p].Id));
            if (!drawn && fit < count) return new($"A tie between the projects {string.Join(", ", equals.Select(p => Election.Projects[p].Id))} was decided without a lot.");

            foreach (var project in (drawn ? equals.OrderBy(p => lot[Election.Projects[p].Id]) : equals.Order()).Take(fit))
            {
                if (next >= taken.Count || taken[next++] != Election.Projects[project].Id) return new($"Project {Election.Projects[project].Id} was to be taken by votes, at place {next}.");
                left -= Cost(project);
            }
        }

        return next == taken.Count ? null : new($"Project {taken[next]} was not to be taken by votes.");
    }

    /// <summary>What each ballot group is said to pay; null when the list is not in its one order.</summary>
    public Dictionary<int, Rational>? Listed(Purchase purchase)
    {
        Dictionary<int, Rational> claimed = [];
        Rational? before = null;
        foreach (var (each, ballots) in purchase.Payments)
        {
            if (before <= each || ballots.Count == 0) return null;

            before = each;
            for (var i = 0; i < ballots.Count; i++)
            {
                var inOrder = ballots[i] >= 0 && ballots[i] < Election.Ballots.Count && (i == 0 || ballots[i - 1] < ballots[i]);
                if (!inOrder || !claimed.TryAdd(ballots[i], each)) return null;
            }
        }

        return claimed;
    }

    public static BigInteger CommonMultiple(BigInteger a, BigInteger b) => a / BigInteger.GreatestCommonDivisor(a, b) * b;
}
