namespace Assignment;

public static partial class Checker
{
    /// <summary>Level first, then distance, load and changes; wider than any number that a file can hold, so that sums are exact.</summary>
    private readonly record struct Worth(Rank? Level, Int128 Distance, Int128 Load, Int128 Changes) : IComparable<Worth>
    {
        public int CompareTo(Worth other)
        {
            if (Level is null || other.Level is null)
            {
                if (Level is not null) return 1;
                if (other.Level is not null) return -1;
            }
            else if (Level.Value.CompareTo(other.Level.Value) is not 0 and var levels)
            {
                return levels;
            }
            if (Distance != other.Distance) return Distance.CompareTo(other.Distance);
            return Load != other.Load ? Load.CompareTo(other.Load) : Changes.CompareTo(other.Changes);
        }

        public Worth Plus(long distance, int changes) => this with { Distance = Distance + distance, Changes = Changes + changes };
    }

    /// <summary>At these prices every need stands where it is best off, and no resource asks for more than it must.</summary>
    private static Fault? Prices(Sight sight, IReadOnlyList<Price> prices)
    {
        var asked = new Worth[sight.Resources.Count];
        var known = new bool[sight.Resources.Count];
        foreach (var price in prices)
        {
            if (!sight.ResourceAt.TryGetValue(price.Resource, out var resource)) return new($"There is a price for “{price.Resource}”, which is not on the board.");
            if (known[resource]) return new($"There are two prices for resource “{price.Resource}”.");
            (known[resource], asked[resource]) = (true, new(price.Level, price.Distance, price.Load, price.Changes));
        }
        for (var resource = 0; resource < asked.Length; resource++)
        {
            var (id, load) = (sight.Resources[resource].Id, sight.Load[resource]);
            if (!known[resource]) return new($"There is no price for resource “{id}”.");
            if (!sight.IsFull(resource) && asked[resource].CompareTo(new(null, 0, load + 1, 0)) > 0) return new($"Resource “{id}” has room, but its price is higher than one more unit.");
            if (sight.ServedBy[resource].Count > 0 && asked[resource].CompareTo(new(null, 0, load, 0)) < 0) return new($"The price of resource “{id}” is lower than its last unit.");
        }
        for (var need = 0; need < sight.Needs.Count; need++)
            if (sight.Frozen[need] < 0 && BestOff(sight, need, asked) is { } fault) return fault;
        return null;
    }

    private static Fault? BestOff(Sight sight, int need, Worth[] asked)
    {
        var (id, unserved) = (sight.Needs[need].Id, new Worth(sight.RankOf(need), 0, 0, 0));
        var (best, pays) = (unserved, unserved);
        foreach (var (resource, cost) in sight.Arcs[need])
        {
            var worth = asked[resource].Plus(cost, sight.Suggested[need] == resource ? -1 : 0);
            if (worth.CompareTo(best) < 0) best = worth;
            if (sight.Held[need] == resource) pays = worth;
        }
        return pays.CompareTo(best) > 0 ? new($"At these prices need “{id}” would be better off elsewhere.") : null;
    }
}
