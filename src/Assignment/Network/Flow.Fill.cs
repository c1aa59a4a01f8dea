namespace Assignment.Network;

internal sealed partial class Flow
{
    /// <summary>Uses the free units of a resource while its price says that somebody would gain by them.</summary>
    public void Settle(int resource)
    {
        while (spots[resource] is var spot && spot.Load < spot.Capacity && Less(0, Unit(spot.Load + 1), spot.Level, spot.Price))
            Fill(resource);
    }

    /// <summary>
    /// Finds who gains most by one free unit of this resource: an alternating path backwards, to a need that is unserved or to
    /// a unit elsewhere that becomes free. Without any gain the price falls to what one more unit costs.
    /// </summary>
    private void Fill(int start)
    {
        backward ??= Reverse();
        // Levels are looked at upside down: from the start they only fall.
        var best = new End(0, -Unit(spots[start].Load + 1));
        ref var first = ref spots[start];
        first.Key = -first.Price;
        Touch(start);
        queue.Push(new(-first.Level, start, first.Key));
        while (queue.TryPop(out var entry))
        {
            ref var spot = ref spots[entry.Node];
            if (entry.Key != spot.Key) continue;
            if (!best.IsBeatenBy(entry.Level, entry.Key)) break;
            settled[settledCount++] = entry.Node;
            var path = entry.Key + spot.Price;
            var total = path - Unit(spot.Load);
            if (entry.Node != start && best.IsBeatenBy(0, total)) best = new(0, total, entry.Node);
            Draw(entry.Node, path, ref best);
        }
        for (var at = 0; at < settledCount; at++)
        {
            ref var spot = ref spots[settled[at]];
            if (!best.IsBeatenBy(-spot.Level, spot.Key)) continue;
            spot.Price += spot.Key - best.Key;
            spot.Level = -best.Level;
        }
        if (best.Resource != None) DrawAlong(start, best.Resource, taker: best.Need);
        Forget();
    }

    private void Draw(int resource, long path, ref End best)
    {
        var from = backward!.To(resource);
        var cost = backward.Cost(resource);
        for (var at = 0; at < from.Length; at++)
        {
            var need = from[at];
            if (frozen[need]) continue;
            var held = match[need];
            var through = path + cost[at] - (keep[need] == resource ? 1 : 0);
            if (held == None)
            {
                if (best.IsBeatenBy(-rank[need], through)) best = new(-rank[need], through, resource, need);
                continue;
            }
            ref var spot = ref spots[held];
            var key = through - paid[need] - spot.Price;
            if (held == resource || key >= spot.Key || !best.IsBeatenBy(-spot.Level, key)) continue;
            if (spot.Key == long.MaxValue) Touch(held);
            (spot.Key, spot.Via, spot.Onto) = (key, need, resource);
            queue.Push(new(-spot.Level, held, key));
        }
    }

    private void DrawAlong(int start, int end, int taker)
    {
        if (taker != None) Enter(taker, end, Weight(taker, end));
        for (var resource = end; resource != start;)
        {
            var (moving, onto) = (spots[resource].Via, spots[resource].Onto);
            Leave(moving);
            Enter(moving, onto, Weight(moving, onto));
            resource = onto;
        }
    }

    private Adjacency Reverse()
    {
        var counts = new int[spots.Length];
        for (var need = 0; need < match.Length; need++)
            foreach (var resource in forward.To(need)) counts[resource]++;
        var reversed = new Adjacency(spots.Length, counts.Sum(count => count + count / 4 + 4));
        for (var resource = 0; resource < spots.Length; resource++) reversed.Reserve(resource, counts[resource] + counts[resource] / 4 + 4);
        for (var need = 0; need < match.Length; need++)
        {
            var to = forward.To(need);
            var cost = forward.Cost(need);
            for (var at = 0; at < to.Length; at++) reversed.Add(to[at], need, cost[at]);
        }
        return reversed;
    }
}
