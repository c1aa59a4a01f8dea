namespace EqualShares.Tests;

/// <summary>
/// The rules as they are written in the references, voter by voter and fraction by fraction; written apart from the
/// library, and much too slow for anything else. An outcome is a list of ids in order, or a tie: the ids, after "tie".
/// </summary>
internal sealed class Naive
{
    private readonly List<Dictionary<int, decimal>> voters = [];
    private readonly Election election;
    private readonly List<string> lot;
    private readonly int m;

    public Naive(Election election, IEnumerable<string> lot)
    {
        (this.election, this.lot, m) = (election, [.. lot], election.Projects.Count);
        foreach (var ballot in election.Ballots)
            for (var i = 0; i < ballot.Voters; i++) voters.Add(ballot.Choices.ToDictionary(c => c.Project, c => c.Points));
    }

    public List<string> Count(Rule rule)
    {
        try
        {
            var winners = rule switch
            {
                MethodOfEqualShares { Completion: null } mes => Shares(mes, (Rational)election.Budget / voters.Count),
                MethodOfEqualShares mes => Add1(mes),
                SequentialPhragmen => Phragmen(),
                Greedy greedy => ByVotes([], greedy.PerCost),
                _ => throw new ArgumentOutOfRangeException(nameof(rule)),
            };
            return [.. winners.Select(Id)];
        }
        catch (Tied tied)
        {
            return ["tie", .. tied.Projects.Order().Select(Id)];
        }
    }

    private sealed class Tied(IEnumerable<int> projects) : Exception
    {
        public int[] Projects { get; } = [.. projects];
    }

    private string Id(int p) => election.Projects[p].Id;

    private decimal Cost(int p) => election.Projects[p].Cost;

    private bool Names(int v, int p) => voters[v].TryGetValue(p, out var points) && (points > 0 || election.Kind is BallotKind.Ranking);

    private int Votes(int p) => Enumerable.Range(0, voters.Count).Count(v => Names(v, p));

    private Rational Worth(Utility utility, int v, int p) => utility switch
    {
        Utility.Cost => Names(v, p) ? Cost(p) : 0,
        Utility.Count => Names(v, p) ? 1 : 0,
        _ => voters[v].GetValueOrDefault(p),
    };

    private int Break(List<int> tied, bool byVotes)
    {
        tied = [.. tied.Where(p => Cost(p) == tied.Min(Cost))];
        if (byVotes) tied = [.. tied.Where(p => Votes(p) == tied.Max(Votes))];
        if (tied.Count > 1 && !tied.TrueForAll(p => lot.Contains(Id(p)))) throw new Tied(tied);
        return tied.Count == 1 ? tied[0] : tied.MinBy(p => lot.IndexOf(Id(p)));
    }

    public List<int> Shares(MethodOfEqualShares mes, Rational purse)
    {
        var money = voters.Select(_ => purse).ToArray();
        List<int> won = [];
        while (true)
        {
            var best = new List<(int Project, Rational Rho)>();
            for (var p = 0; p < m; p++)
            {
                if (won.Contains(p) || Cost(p) <= 0) continue;

                var supporters = Enumerable.Range(0, voters.Count).Where(v => Worth(mes.Utility, v, p) > 0)
                    .OrderBy(v => money[v] / Worth(mes.Utility, v, p)).ToList();
                Rational paid = 0, sum = supporters.Aggregate((Rational)0, (s, v) => s + money[v]);
                if (supporters.Count == 0 || sum < Cost(p)) continue;

                for (var i = 0; ; i++)
                {
                    var rest = supporters.Skip(i).Aggregate((Rational)0, (s, v) => s + Worth(mes.Utility, v, p));
                    var rho = (Cost(p) - paid) / rest;
                    if (money[supporters[i]] >= rho * Worth(mes.Utility, supporters[i], p))
                    {
                        best.Add((p, rho));
                        break;
                    }

                    paid += money[supporters[i]];
                }
            }

            if (best.Count == 0) return won;
            var least = best.Min(b => b.Rho);
            var next = Break([.. best.Where(b => b.Rho == least).Select(b => b.Project)], mes.Utility is not Utility.Points);
            won.Add(next);
            for (var v = 0; v < voters.Count; v++) money[v] -= Rational.Min(money[v], least * Worth(mes.Utility, v, next));
        }
    }

    private List<int> Add1(MethodOfEqualShares mes)
    {
        var (add1, purse) = (mes.Completion!, (Rational)election.Budget / voters.Count);
        if (add1.Start is Add1Start.Whole) purse = new(purse.Floor(), 1);
        var won = Shares(mes, purse);
        var all = Enumerable.Range(0, m).Where(p => Cost(p) > 0 && Enumerable.Range(0, voters.Count).Any(v => Worth(mes.Utility, v, p) > 0)).ToList();
        while (true)
        {
            var left = election.Budget - won.Sum(Cost);
            if (all.TrueForAll(won.Contains)) break;
            if (add1.StopWhenExhaustive && !all.Exists(p => !won.Contains(p) && Cost(p) <= left)) break;

            purse += 1;
            var next = Shares(mes, purse);
            if (next.Sum(Cost) > election.Budget) break;
            won = next;
        }

        return add1.ThenByVotes ? [.. won, .. ByVotes(won, false)] : won;
    }

    private List<int> ByVotes(List<int> already, bool perCost)
    {
        var left = election.Budget - already.Sum(Cost);
        var open = Enumerable.Range(0, m).Where(p => Cost(p) > 0 && !already.Contains(p)).ToList();
        List<int> taken = [];
        while (open.Count > 0)
        {
            Rational Measure(int p) => perCost ? (Rational)Votes(p) / Cost(p) : Votes(p);
            var top = open.Max(Measure);
            var tied = open.Where(p => Measure(p) == top).ToList();
            tied = [.. tied.Where(p => Cost(p) == tied.Min(Cost))];
            tied = [.. tied.Where(p => Votes(p) == tied.Max(Votes))];

            // A lot is needed only when some of them fit and not all.
            var cost = Cost(tied[0]);
            var drawn = tied.TrueForAll(p => lot.Contains(Id(p)));
            if (!drawn && cost <= left && cost * tied.Count > left) throw new Tied(tied);
            foreach (var p in drawn ? tied.OrderBy(p => lot.IndexOf(Id(p))) : tied.Order())
            {
                _ = open.Remove(p);
                if (cost > left) continue;
                taken.Add(p);
                left -= cost;
            }
        }

        return taken;
    }

    private List<int> Phragmen()
    {
        var load = voters.Select(_ => (Rational)0).ToArray();
        var left = election.Budget;
        List<int> won = [];
        var open = Enumerable.Range(0, m).Where(p => Cost(p) > 0 && Cost(p) <= left && Votes(p) > 0).ToList();
        while (open.Count > 0)
        {
            Rational Due(int p) => (Cost(p) + Enumerable.Range(0, voters.Count).Where(v => Names(v, p)).Aggregate((Rational)0, (s, v) => s + load[v])) / Votes(p);
            var first = open.Min(Due);
            var tied = open.Where(p => Due(p) == first).ToList();
            if (tied.Exists(p => Cost(p) > left)) break;

            var next = Break(tied, byVotes: true);
            for (var v = 0; v < voters.Count; v++) if (Names(v, next)) load[v] = first;
            won.Add(next);
            _ = open.Remove(next);
            left -= Cost(next);
        }

        return won;
    }
}
