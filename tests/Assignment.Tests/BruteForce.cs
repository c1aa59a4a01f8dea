using System.Numerics;

namespace Assignment.Tests;

/// <summary>Tries every set of pairs. Knows nothing of flows, prices or matroids.</summary>
internal static class BruteForce
{
    public static BigInteger[] Best(Board board)
    {
        var frozen = board.Frozen.ToDictionary(pair => pair.Need);
        var arcs = board.Arcs.ToLookup(arc => arc.Need);
        var free = board.Resources.ToDictionary(resource => resource.Id, resource => resource.Capacity);
        BigInteger[]? best = null;
        var pairs = new List<Pair>();
        Try(0);
        return best!;

        void Try(int at)
        {
            if (at == board.Needs.Count)
            {
                var worth = Worth.Of(board, pairs);
                if (best is null || Worth.Compare(worth, best) > 0) best = worth;
                return;
            }
            var need = board.Needs[at].Id;
            if (!frozen.ContainsKey(need)) Try(at + 1);
            foreach (var arc in arcs[need])
            {
                var pair = new Pair(need, arc.Resource);
                if ((frozen.TryGetValue(need, out var promised) && promised != pair) || free[arc.Resource] == 0) continue;
                free[arc.Resource]--;
                pairs.Add(pair);
                Try(at + 1);
                pairs.RemoveAt(pairs.Count - 1);
                free[arc.Resource]++;
            }
        }
    }
}
