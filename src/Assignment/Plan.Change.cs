using Assignment.Network;

namespace Assignment;

/// <remarks>
/// Each of these is null when done, or a refusal, after which nothing has changed. Changes to pairs are counted, and kept
/// few, against what the plan said before.
/// </remarks>
public sealed partial class Plan
{
    /// <summary>A new need and its arcs.</summary>
    /// <returns>
    /// <see cref="IdMissing"/>, <see cref="IdTaken"/>, <see cref="ArcElsewhere"/>, <see cref="ResourceUnknown"/>,
    /// <see cref="CostNegative"/>, <see cref="ArcTwice"/> or <see cref="TooLarge"/>.
    /// </returns>
    public Refusal? AddNeed(Need need, IEnumerable<Arc> arcs)
    {
        if (string.IsNullOrEmpty(need.Id)) return new IdMissing();
        if (needs.Find(need.Id) >= 0) return new IdTaken(need.Id);
        if (Ends.Read(arcs, need.Id, resources).Fails(out var ends, out var no)) return no;
        if (MakeRoom(need.Score, ends.Widest, ends, 1) is { } large) return large;

        flow.SuggestCurrent();
        Place(needs.Add(need), need, ends);
        return null;
    }

    /// <summary>A need goes away.</summary>
    /// <returns><see cref="NeedUnknown"/> or <see cref="PairFrozen"/>.</returns>
    public Refusal? WithdrawNeed(string need)
    {
        var at = needs.Find(need);
        if (at < 0) return new NeedUnknown(need);
        if (flow.IsFrozen(at)) return new PairFrozen(need);

        flow.SuggestCurrent();
        Lift(at);
        needs.Remove(at);
        return null;
    }

    /// <summary>A need gets another priority or score and, when given, other arcs in place of all it had.</summary>
    /// <returns>
    /// <see cref="NeedUnknown"/>, <see cref="PairFrozen"/> (with new arcs), or what <see cref="AddNeed"/> says of arcs.
    /// </returns>
    public Refusal? ChangeNeed(Need need, IEnumerable<Arc>? arcs = null)
    {
        var at = needs.Find(need.Id);
        if (at < 0) return new NeedUnknown(need.Id);
        if (arcs is not null && flow.IsFrozen(at)) return new PairFrozen(need.Id);
        var ends = Ends.None;
        if (arcs is not null && Ends.Read(arcs, need.Id, resources).Fails(out ends, out var no)) return no;
        if (MakeRoom(need.Score, arcs is null ? 0 : ends.Widest, ends, 1) is { } large) return large;

        flow.SuggestCurrent();
        if (arcs is null)
        {
            scores += Int128.Abs(need.Score) - Int128.Abs(needs[at].Score);
            needs[at] = need;
            flow.Rerank(at, ranks.Of(need, flow));
            return null;
        }
        var suggestion = flow.SuggestionOf(at);
        Lift(at);
        needs[at] = need;
        Place(at, need, ends, suggestion);
        return null;
    }

    /// <summary>A new resource and its arcs.</summary>
    /// <returns>
    /// <see cref="IdMissing"/>, <see cref="IdTaken"/>, <see cref="CapacityNegative"/>, <see cref="ArcElsewhere"/>,
    /// <see cref="NeedUnknown"/>, <see cref="CostNegative"/>, <see cref="ArcTwice"/> or <see cref="TooLarge"/>.
    /// </returns>
    public Refusal? AddResource(Resource resource, IEnumerable<Arc> arcs)
    {
        if (string.IsNullOrEmpty(resource.Id)) return new IdMissing();
        if (resources.Find(resource.Id) >= 0) return new IdTaken(resource.Id);
        if (resource.Capacity < 0) return new CapacityNegative(resource.Id);
        if (Ends.Read(arcs, resource.Id, needs).Fails(out var ends, out var no)) return no;
        if (MakeRoom(ends, resource.Capacity) is { } large) return large;

        flow.SuggestCurrent();
        Open(resources.Add(resource), resource, ends);
        return null;
    }

    /// <summary>A resource goes away; those whom it served look for others.</summary>
    /// <returns><see cref="ResourceUnknown"/> or <see cref="PairFrozen"/>.</returns>
    public Refusal? WithdrawResource(string resource)
    {
        var at = resources.Find(resource);
        if (at < 0) return new ResourceUnknown(resource);
        if (FrozenAt(at) is [var first, ..]) return new PairFrozen(needs[first].Id);

        flow.SuggestCurrent();
        flow.RemoveResource(at);
        resources.Remove(at);
        return null;
    }

    /// <summary>A resource gets another capacity and, when given, other arcs in place of all it had.</summary>
    /// <returns>
    /// <see cref="ResourceUnknown"/>, <see cref="CapacityNegative"/>, <see cref="CapacityBelowFrozen"/>,
    /// <see cref="PairFrozen"/> (with new arcs), or what <see cref="AddResource"/> says of arcs.
    /// </returns>
    public Refusal? ChangeResource(Resource resource, IEnumerable<Arc>? arcs = null)
    {
        var at = resources.Find(resource.Id);
        if (at < 0) return new ResourceUnknown(resource.Id);
        if (resource.Capacity < 0) return new CapacityNegative(resource.Id);
        var frozen = FrozenAt(at);
        if (frozen.Count > resource.Capacity) return new CapacityBelowFrozen(resource.Id);
        if (arcs is not null && frozen is [var first, ..]) return new PairFrozen(needs[first].Id);
        var ends = Ends.None;
        if (arcs is not null && Ends.Read(arcs, resource.Id, needs).Fails(out ends, out var no)) return no;
        if (MakeRoom(ends, resource.Capacity, arcs is null ? at : Flow.None) is { } large) return large;

        flow.SuggestCurrent();
        resources[at] = resource;
        if (arcs is null)
        {
            flow.SetCapacity(at, resource.Capacity);
            return null;
        }
        flow.RemoveResource(at);
        Open(at, resource, ends);
        return null;
    }

    /// <summary>Promises this pair, whoever is served by whom now; the rest is planned around it.</summary>
    /// <returns>
    /// <see cref="NeedUnknown"/>, <see cref="ResourceUnknown"/>, <see cref="NotCompatible"/>, <see cref="PairFrozen"/> or
    /// <see cref="CapacityBelowFrozen"/> (all units are promised already).
    /// </returns>
    public Refusal? Freeze(string need, string resource)
    {
        if (CannotFreeze(need, resource, out var at, out var to) is { } no) return no;

        flow.SuggestCurrent();
        flow.Freeze(at, to);
        return null;
    }

    /// <summary>Takes the promise back; the pair stays only if it is best, or as good as another.</summary>
    /// <returns><see cref="NeedUnknown"/> or <see cref="PairNotFrozen"/>.</returns>
    public Refusal? Unfreeze(string need)
    {
        var at = needs.Find(need);
        if (at < 0) return new NeedUnknown(need);
        if (!flow.IsFrozen(at)) return new PairNotFrozen(need);

        flow.SuggestCurrent();
        flow.Unfreeze(at);
        return null;
    }

    private Refusal? CannotFreeze(string need, string resource, out int at, out int to)
    {
        (at, to) = (needs.Find(need), resources.Find(resource));
        if (at < 0) return new NeedUnknown(need);
        if (to < 0) return new ResourceUnknown(resource);
        if (flow.IsFrozen(at)) return new PairFrozen(need);
        if (!flow.ResourcesFor(at).Contains(to)) return new NotCompatible(need, resource);
        return FrozenAt(to).Count >= flow.Capacity(to) ? new CapacityBelowFrozen(resource) : null;
    }

    private List<int> FrozenAt(int resource)
    {
        var frozen = new List<int>();
        foreach (var need in flow.NeedsFor(resource))
            if (flow.IsFrozen(need) && flow.ResourceOf(need) == resource) frozen.Add(need);
        return frozen;
    }
}
