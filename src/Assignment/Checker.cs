namespace Assignment;

/// <summary>What is wrong with pairs or a certificate, in one sentence.</summary>
public sealed record Fault(string Sentence);

/// <summary>
/// Accepts pairs only when the certificate proves that they cannot be better. Shares no code with the solver and looks at
/// nothing but the board, the pairs and the certificate.
/// </summary>
/// <remarks>
/// Three independent parts. <see cref="Sums"/> looks at the pairs themselves. <see cref="Shortages"/> proves who is served:
/// each unserved need belongs to a set of needs, none of which ranks lower, that only has resources which are full with
/// just this set, so that fewer of it must go without in no plan. <see cref="Prices"/> proves distance, load and changes by
/// complementary slackness of linear programming; ranks may be compared there instead of being added up as weights, because
/// the sets that can be served together form a matroid, whose best bases depend on the order of weights alone.
/// </remarks>
public static partial class Checker
{
    /// <summary>Null when pairs and certificate are right, otherwise the first thing that is not.</summary>
    public static Fault? Check(Board board, IEnumerable<Pair> pairs, Certificate certificate)
    {
        var sight = new Sight(board);
        return sight.Take(pairs) ?? Sums(sight, certificate.Totals) ?? Shortages(sight, certificate.Shortages) ?? Prices(sight, certificate.Prices);
    }

    /// <summary>The board and the pairs, by number.</summary>
    private sealed class Sight
    {
        public Sight(Board board)
        {
            (Needs, Resources) = (board.Needs, board.Resources);
            for (var need = 0; need < Needs.Count; need++) NeedAt[Needs[need].Id] = need;
            for (var resource = 0; resource < Resources.Count; resource++) ResourceAt[Resources[resource].Id] = resource;
            (Held, Frozen, Suggested) = (Nobody(), Nobody(), Nobody());
            Load = new int[Resources.Count];
            Arcs = [.. Needs.Select(_ => new List<(int, long)>())];
            foreach (var (need, resource, cost) in board.Arcs) Arcs[NeedAt[need]].Add((ResourceAt[resource], cost));
            foreach (var (need, resource) in board.Frozen) Frozen[NeedAt[need]] = ResourceAt[resource];
            foreach (var (need, resource) in board.Suggested) Suggested[NeedAt[need]] = ResourceAt[resource];
            ServedBy = [.. Resources.Select(_ => new List<int>())];
        }

        public IReadOnlyList<Need> Needs { get; }
        public IReadOnlyList<Resource> Resources { get; }
        public Dictionary<string, int> NeedAt { get; } = new(StringComparer.Ordinal);
        public Dictionary<string, int> ResourceAt { get; } = new(StringComparer.Ordinal);
        public List<(int Resource, long Cost)>[] Arcs { get; }
        public int[] Held { get; }
        public int[] Frozen { get; }
        public int[] Suggested { get; }
        public int[] Load { get; }

        /// <summary>Whom each resource serves, frozen pairs left out.</summary>
        public List<int>[] ServedBy { get; }

        public Rank RankOf(int need) => new(Needs[need].Priority, Needs[need].Score);

        public bool IsFull(int resource) => Load[resource] == Resources[resource].Capacity;

        public Fault? Take(IEnumerable<Pair> pairs)
        {
            foreach (var (needId, resourceId) in pairs)
            {
                if (!NeedAt.TryGetValue(needId, out var need)) return new($"The pairs name a need “{needId}” that is not on the board.");
                if (!ResourceAt.TryGetValue(resourceId, out var resource)) return new($"The pairs name a resource “{resourceId}” that is not on the board.");
                if (Held[need] >= 0) return new($"Need “{needId}” stands in two pairs.");
                if (!Arcs[need].Exists(arc => arc.Resource == resource)) return new($"Need “{needId}” and resource “{resourceId}” are not compatible.");
                Held[need] = resource;
                if (++Load[resource] > Resources[resource].Capacity) return new($"Resource “{resourceId}” serves more than its capacity.");
                if (Frozen[need] < 0) ServedBy[resource].Add(need);
            }
            for (var need = 0; need < Needs.Count; need++)
                if (Frozen[need] >= 0 && Frozen[need] != Held[need]) return new($"The frozen pair of need “{Needs[need].Id}” was not kept.");
            return null;
        }

        private int[] Nobody()
        {
            var nobody = new int[Needs.Count];
            Array.Fill(nobody, -1);
            return nobody;
        }
    }

    /// <summary>The certificate names the totals that these pairs have.</summary>
    private static Fault? Sums(Sight sight, Totals said)
    {
        var classes = sight.Needs.Select((need, at) => (need.Priority, Served: sight.Held[at] >= 0))
            .GroupBy(need => need.Priority).OrderByDescending(group => group.Key)
            .Select(group => new ClassServed(group.Key, group.Count(need => need.Served), group.Count()));
        Int128 score = 0, distance = 0, load = 0;
        var (served, changes) = (0, 0);
        for (var need = 0; need < sight.Held.Length; need++)
        {
            if (sight.Suggested[need] >= 0 && sight.Suggested[need] != sight.Held[need]) changes++;
            if (sight.Held[need] < 0) continue;
            served++;
            score += sight.Needs[need].Score;
            distance += sight.Arcs[need].Find(arc => arc.Resource == sight.Held[need]).Cost;
        }
        foreach (var units in sight.Load) load += (Int128)units * (units + 1) / 2;
        return (said.Served, said.Score, said.Distance, said.Load, said.Changes) == (served, score, distance, load, changes)
            && classes.SequenceEqual(said.ByPriority)
            ? null
            : new("The totals are not those of the pairs.");
    }
}
