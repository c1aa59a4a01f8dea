namespace Assignment.Network;

/// <summary>Changes to the board. Each takes away what no longer stands and then finds new shortest paths, so that the flow is optimal again.</summary>
internal sealed partial class Flow
{
    /// <summary>Builds the board without serving anything. Nothing has a price yet.</summary>
    public void Lay(int need, int toRank, ReadOnlySpan<int> to, ReadOnlySpan<long> costs)
    {
        rank[need] = toRank;
        forward.Reserve(need, to.Length);
        for (var at = 0; at < to.Length; at++) forward.Add(need, to[at], costs[at] * scale.Distance);
    }

    public void SetFirstCapacity(int resource, int capacity) => spots[resource].Capacity = capacity;

    /// <summary>Promises a need to a resource before anything is served.</summary>
    public void Promise(int need, int resource)
    {
        (match[need], frozen[need]) = (resource, true);
        spots[resource].Load++;
    }

    public void AddNeed(int need, int toRank, int[] to, long[] costs)
    {
        if (need >= match.Length) GrowNeeds(Math.Max(need + 1, match.Length * 2));
        (match[need], keep[need], frozen[need]) = (None, None, false);
        Lay(need, toRank, to, costs);
        if (backward is null) return;
        for (var at = 0; at < to.Length; at++) backward.Add(to[at], need, costs[at] * scale.Distance);
    }

    /// <summary>Takes a need away from its resource and all its arcs with it; the freed unit goes to whoever gains most by it.</summary>
    public void RemoveNeed(int need)
    {
        backward ??= Reverse();
        var held = match[need];
        if (held != None) Leave(need);
        foreach (var resource in forward.To(need)) backward.Remove(resource, need);
        forward.Clear(need);
        if (held != None) Settle(held);
    }

    /// <summary>Gives a need another rank; a served one that now counts for less than what it takes goes unserved.</summary>
    public void Rerank(int need, int toRank)
    {
        rank[need] = toRank;
        if (frozen[need]) return;
        if (match[need] is not None and var held)
        {
            if (!Less(toRank, 0, spots[held].Level, spots[held].Price + paid[need])) return;
            Leave(need);
            Settle(held);
        }
        else
        {
            Serve(need);
        }
    }

    /// <summary>A new resource starts at a price at which nobody wants it, and comes down from there.</summary>
    public void AddResource(int resource, int capacity, int[] from, long[] costs)
    {
        backward ??= Reverse();
        if (resource >= spots.Length) GrowResources(Math.Max(resource + 1, spots.Length * 2));
        var (level, price) = (0, Unit(1));
        for (var at = 0; at < from.Length; at++)
        {
            var need = from[at];
            var cost = costs[at] * scale.Distance;
            forward.Add(need, resource, cost);
            backward.Add(resource, need, cost);
            if (frozen[need]) continue;
            if (keep[need] == resource) cost--;
            var held = match[need];
            var (worthLevel, worth) = held == None ? (rank[need], 0) : (spots[held].Level, spots[held].Price + paid[need]);
            if (Less(level, price, worthLevel, worth - cost)) (level, price) = (worthLevel, worth - cost);
        }
        spots[resource] = new Spot { Key = long.MaxValue, First = None, Level = level, Price = price, Capacity = capacity };
        Settle(resource);
    }

    public void RemoveResource(int resource)
    {
        backward ??= Reverse();
        var left = TakeOut(resource, spots[resource].Load);
        foreach (var need in backward.To(resource)) forward.Remove(need, resource);
        backward.Clear(resource);
        spots[resource].Capacity = 0;
        foreach (var need in left) Serve(need);
    }

    public void SetCapacity(int resource, int capacity)
    {
        spots[resource].Capacity = capacity;
        foreach (var need in TakeOut(resource, spots[resource].Load - capacity)) Serve(need);
        Settle(resource);
    }

    /// <summary>Promises this need to this resource, wherever it stands now. One of those already there makes room and looks again.</summary>
    public void Freeze(int need, int resource)
    {
        var held = match[need];
        if (held != None) Leave(need);
        // The promised unit is the resource's first and cheapest, so that one of the others must move to a dearer one.
        var left = held == resource ? [] : TakeOut(resource, 1);
        Promise(need, resource);
        // Whoever made room has not looked again, so nobody may take them for unserved yet.
        foreach (var other in left) frozen[other] = true;
        if (held != None && held != resource) Settle(held);
        foreach (var other in left)
        {
            frozen[other] = false;
            Serve(other);
        }
    }

    public void Unfreeze(int need)
    {
        spots[match[need]].Load--;
        var held = match[need];
        match[need] = None;
        // It is not among the unserved yet: it has not been looked after.
        Settle(held);
        frozen[need] = false;
        Serve(need);
    }

    /// <summary>The same flow in another scale; every part of every price keeps its value.</summary>
    public void Rescale(Scale to)
    {
        var from = scale;
        foreach (ref var cost in forward.AllCosts()) cost = cost / from.Distance * to.Distance;
        if (backward is not null) foreach (ref var cost in backward.AllCosts()) cost = cost / from.Distance * to.Distance;
        foreach (ref var spot in spots.AsSpan()) spot.Price = Converted(spot.Price);
        foreach (ref var cost in paid.AsSpan()) cost = Converted(cost);
        scale = to;

        long Converted(long packed)
        {
            var (distance, load, changes) = from.Split(packed);
            return to.Pack(distance, load, changes);
        }
    }

    public int Arcs(int resource) => (backward ??= Reverse()).Count(resource);

    public ReadOnlySpan<int> NeedsFor(int resource) => (backward ??= Reverse()).To(resource);

    private int[] TakeOut(int resource, int most)
    {
        var left = new List<int>();
        while (left.Count < most && spots[resource].First is not None and var need)
        {
            Leave(need);
            left.Add(need);
        }
        return [.. left];
    }

    private void GrowNeeds(int length)
    {
        var before = match.Length;
        Array.Resize(ref match, length);
        Array.Resize(ref keep, length);
        Array.Resize(ref rank, length);
        Array.Resize(ref next, length);
        Array.Resize(ref previous, length);
        Array.Resize(ref paid, length);
        Array.Resize(ref frozen, length);
        match.AsSpan(before).Fill(None);
        keep.AsSpan(before).Fill(None);
        forward.Reserve(length - 1, 0);
    }

    private void GrowResources(int length)
    {
        var before = spots.Length;
        Array.Resize(ref spots, length);
        for (var resource = before; resource < length; resource++) spots[resource] = new Spot { Key = long.MaxValue, First = None };
        Array.Resize(ref settled, length);
        Array.Resize(ref touched, length);
        backward!.Reserve(length - 1, 0);
    }
}
