using Assignment.Network;

namespace Assignment;

public sealed partial class Plan
{
    /// <summary>Proves that this plan cannot be better.</summary>
    public Certificate Certify() => new(Totals,
        [.. resources.Select(Priced).OrderBy(price => price.Resource, StringComparer.Ordinal)], Shortages());

    /// <summary>What one unit of this resource is worth to the others; null when there is no such resource.</summary>
    public Price? PriceOf(string resource) => resources.Find(resource) is >= 0 and var at ? Priced(at) : null;

    /// <summary>Why this need is not served; null when it is, or when there is no such need.</summary>
    public Deficiency? WhyUnserved(string need)
    {
        var start = needs.Find(need);
        if (start < 0 || flow.ResourceOf(start) != Flow.None) return null;
        var (group, seen) = (new List<int> { start }, new HashSet<int>());
        for (var at = 0; at < group.Count; at++)
            foreach (var resource in flow.ResourcesFor(group[at]))
                if (seen.Add(resource))
                    for (var other = flow.FirstServed(resource); other != Flow.None; other = flow.NextServed(other)) group.Add(other);
        var promised = needs.Count(other => flow.IsFrozen(other) && seen.Contains(flow.ResourceOf(other)));
        return new(need, Named(group), [.. seen.Select(at => resources[at].Id).Order(StringComparer.Ordinal)],
            seen.Sum(resource => flow.Load(resource)) - promised);
    }

    /// <summary>What would follow if this resource served this need instead. The plan stays as it is.</summary>
    /// <returns>
    /// The alternative, or <see cref="NeedUnknown"/>, <see cref="ResourceUnknown"/>, <see cref="NotCompatible"/>,
    /// <see cref="PairFrozen"/> or <see cref="CapacityBelowFrozen"/> (all its units are promised).
    /// </returns>
    public Result<Alternative> Instead(string need, string resource)
    {
        if (CannotFreeze(need, resource, out var at, out var to) is { } no) return no;
        var (now, before, memory) = (Totals, Served(), flow.Remember());
        flow.SuggestCurrent();
        flow.Freeze(at, to);
        var (then, after) = (Totals with { Changes = now.Changes }, Served());
        // Back to where it was: what is suggested now is the one plan that changes nothing.
        flow.Unfreeze(at);
        flow.Recall(memory);
        return new Alternative(now, then,
            Named(before.Keys.Where(other => !after.ContainsKey(other))),
            [.. after.Where(pair => pair.Key != at && before.GetValueOrDefault(pair.Key, Flow.None) != pair.Value)
                .Select(pair => new Pair(needs[pair.Key].Id, resources[pair.Value].Id)).OrderBy(pair => pair.Need, StringComparer.Ordinal)]);
    }

    private Dictionary<int, int> Served() =>
        needs.Where(need => flow.ResourceOf(need) != Flow.None).ToDictionary(need => need, flow.ResourceOf);

    private string[] Named(IEnumerable<int> group) => [.. group.Select(at => needs[at].Id).Order(StringComparer.Ordinal)];

    private Price Priced(int resource)
    {
        var (distance, load, changes) = flow.Price(resource);
        var level = flow.Level(resource);
        return new(resources[resource].Id, level == 0 ? null : new Rank(ranks[level].Priority, ranks[level].Score), distance, load, changes);
    }

    /// <summary>One search for each unserved need, highest first, that stops where an earlier one has been.</summary>
    private List<Shortage> Shortages()
    {
        var order = needs.Where(need => flow.ResourceOf(need) == Flow.None)
            .OrderByDescending(flow.Rank).ThenBy(need => needs[need].Id, StringComparer.Ordinal).ToArray();
        var (foundBy, shortages, group) = (new Dictionary<int, int>(), new List<Shortage>(order.Length), new List<int>());
        for (var turn = 0; turn < order.Length; turn++)
        {
            group.Clear();
            group.Add(order[turn]);
            var includes = new SortedSet<int>();
            for (var at = 0; at < group.Count; at++)
                foreach (var resource in flow.ResourcesFor(group[at]))
                {
                    // Nobody competes for a resource that has no unit to give.
                    if (flow.FirstServed(resource) == Flow.None) continue;
                    if (!foundBy.TryAdd(resource, turn)) _ = includes.Add(foundBy[resource]);
                    else for (var other = flow.FirstServed(resource); other != Flow.None; other = flow.NextServed(other)) group.Add(other);
                }
            _ = includes.Remove(turn);
            shortages.Add(new(needs[order[turn]].Id, Named(group.Skip(1)), [.. includes.Select(earlier => needs[order[earlier]].Id)]));
        }
        return shortages;
    }
}
