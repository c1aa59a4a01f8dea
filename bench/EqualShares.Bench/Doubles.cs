namespace EqualShares.Bench;

/// <summary>
/// What the count is measured against: the widespread way to write it, as the compute tool of equalshares.net does, voter
/// by voter in doubles, with lists sorted by what is left. It is not exact.
/// </summary>
internal sealed class Doubles
{
    private readonly double[] cost;
    private readonly int[][] approvers;
    private readonly int voters;
    private readonly double budget;

    public Doubles(Election election)
    {
        cost = [.. election.Projects.Select(p => (double)p.Cost)];
        (voters, budget) = (election.Voters, (double)election.Budget);
        var lists = cost.Select(_ => new List<int>()).ToArray();
        var voter = 0;
        foreach (var ballot in election.Ballots)
            for (var i = 0; i < ballot.Voters; i++, voter++)
                foreach (var choice in ballot.Choices) lists[choice.Project].Add(voter);
        approvers = [.. lists.Select(l => l.ToArray())];
    }

    public int Shares() => Winners(budget / voters).Count;

    public int Add1U()
    {
        var purse = Math.Floor(budget / voters);
        var winners = Winners(purse);
        while (Enumerable.Range(0, cost.Length).Any(p => !winners.Contains(p) && cost[p] + winners.Sum(w => cost[w]) <= budget))
        {
            var next = Winners(++purse);
            if (next.Sum(w => cost[w]) > budget) break;
            winners = next;
        }

        foreach (var p in Enumerable.Range(0, cost.Length).OrderByDescending(p => approvers[p].Length))
            if (!winners.Contains(p) && cost[p] + winners.Sum(w => cost[w]) <= budget) winners.Add(p);
        return winners.Count;
    }

    private List<int> Winners(double purse)
    {
        var money = new double[voters];
        Array.Fill(money, purse);
        var open = Enumerable.Range(0, cost.Length).Where(p => cost[p] > 0 && approvers[p].Length > 0).ToDictionary(p => p, p => (double)approvers[p].Length);
        List<int> winners = [];
        while (true)
        {
            var (best, most) = (-1, 0d);
            foreach (var p in open.Keys.OrderByDescending(p => open[p]).ToArray())
            {
                if (open[p] < most) break;
                if (approvers[p].Sum(v => money[v]) < cost[p])
                {
                    _ = open.Remove(p);
                    continue;
                }

                Array.Sort(approvers[p], (a, b) => money[a].CompareTo(money[b]));
                var (paid, left) = (0d, approvers[p].Length);
                foreach (var v in approvers[p])
                {
                    var price = (cost[p] - paid) / left;
                    if (price > money[v])
                    {
                        paid += money[v];
                        left--;
                        continue;
                    }

                    open[p] = cost[p] / price;
                    if (open[p] > most || (open[p] == most && cost[p] < cost[best])) (best, most) = (p, open[p]);
                    break;
                }
            }

            if (best < 0) return winners;
            winners.Add(best);
            foreach (var v in approvers[best]) money[v] = Math.Max(0, money[v] - cost[best] / most);
            _ = open.Remove(best);
        }
    }
}
