namespace Assignment;

public static partial class Checker
{
    /// <summary>Every unserved need has a shortage, and each of them holds.</summary>
    private static Fault? Shortages(Sight sight, IReadOnlyList<Shortage> shortages)
    {
        // In whose shortage each need stands; that of an unserved need is its own.
        var turn = new int[sight.Needs.Count];
        Array.Fill(turn, -1);
        for (var at = 0; at < shortages.Count; at++)
            if (Members(sight, shortages[at], at, turn) is { } fault) return fault;
        for (var need = 0; need < sight.Needs.Count; need++)
            if (sight.Held[need] < 0 && turn[need] < 0) return new($"Nothing says why need “{sight.Needs[need].Id}” is not served.");
        for (var at = 0; at < shortages.Count; at++)
            if (Closed(sight, shortages[at], at, turn) is { } fault) return fault;
        return null;
    }

    private static Fault? Members(Sight sight, Shortage shortage, int at, int[] turn)
    {
        if (!sight.NeedAt.TryGetValue(shortage.Need, out var unserved)) return new($"A shortage names a need “{shortage.Need}” that is not on the board.");
        if (sight.Held[unserved] >= 0) return new($"There is a shortage for need “{shortage.Need}”, which is served.");
        if (turn[unserved] >= 0) return new($"There are two shortages for need “{shortage.Need}”.");
        turn[unserved] = at;
        foreach (var id in shortage.Others)
        {
            if (!sight.NeedAt.TryGetValue(id, out var other)) return new($"The shortage of “{shortage.Need}” names a need “{id}” that is not on the board.");
            if (sight.Held[other] < 0 || sight.Frozen[other] >= 0) return new($"The shortage of “{shortage.Need}” names “{id}”, which is frozen or not served itself.");
            if (turn[other] >= 0) return new($"Need “{id}” stands in two shortages.");
            if (sight.RankOf(other) < sight.RankOf(unserved)) return new($"Need “{id}” is served though it ranks below “{shortage.Need}”, which is not.");
            turn[other] = at;
        }
        return null;
    }

    /// <summary>
    /// All resources that a member could use are full, with members of this shortage or of those it includes. By induction
    /// over the list, the capacity of all of them together is the number of those they serve: less than there are needs.
    /// </summary>
    private static Fault? Closed(Sight sight, Shortage shortage, int at, int[] turn)
    {
        var own = sight.NeedAt[shortage.Need];
        var included = new HashSet<int> { at };
        foreach (var id in shortage.Includes)
        {
            if (!sight.NeedAt.TryGetValue(id, out var earlier) || sight.Held[earlier] >= 0 || turn[earlier] >= at)
                return new($"The shortage of “{shortage.Need}” includes that of “{id}”, which does not come before it.");
            if (sight.RankOf(earlier) < sight.RankOf(own)) return new($"The shortage of “{shortage.Need}” includes that of “{id}”, which ranks lower.");
            if (!included.Add(turn[earlier])) return new($"The shortage of “{shortage.Need}” includes that of “{id}” twice.");
        }
        foreach (var member in shortage.Others.Select(id => sight.NeedAt[id]).Prepend(own))
            foreach (var (resource, _) in sight.Arcs[member])
            {
                if (!sight.IsFull(resource)) return new($"“{shortage.Need}” could be served: resource “{sight.Resources[resource].Id}” has room.");
                foreach (var other in sight.ServedBy[resource])
                    if (!included.Contains(turn[other]))
                        return new($"The shortage of “{shortage.Need}” leaves out “{sight.Needs[other].Id}”, which resource “{sight.Resources[resource].Id}” serves.");
            }
        return null;
    }
}
