namespace Assignment.Network;

internal sealed partial class Flow
{
    /// <summary>
    /// Finds the best way to serve one more need, which may push others on along an alternating path, to a free unit or to the
    /// one that goes unserved instead. Dijkstra over reduced costs, only as far as the best end found.
    /// </summary>
    public void Serve(int need)
    {
        // Going unserved costs the need's own rank; only what is better counts.
        var best = new End(rank[need], 0);
        Reach(need, 0, ref best);
        while (queue.TryPop(out var entry))
        {
            ref var spot = ref spots[entry.Node];
            if (entry.Key != spot.Key) continue;
            if (!best.IsBeatenBy(entry.Level, entry.Key)) break;
            settled[settledCount++] = entry.Node;
            var path = entry.Key - spot.Price;
            for (var other = spot.First; other != None; other = next[other])
            {
                var without = path - paid[other];
                if (best.IsBeatenBy(rank[other], without)) best = new(rank[other], without, entry.Node, other);
                Reach(other, without, ref best);
            }
        }
        for (var at = 0; at < settledCount; at++)
        {
            ref var spot = ref spots[settled[at]];
            if (!best.IsBeatenBy(spot.Level, spot.Key)) continue;
            spot.Price += best.Key - spot.Key;
            spot.Level = best.Level;
        }
        if (best.Resource != None) PushAlong(need, best.Resource, pushedOut: best.Need);
        Forget();
    }

    private void Reach(int need, long path, ref End best)
    {
        var to = forward.To(need);
        var cost = forward.Cost(need);
        var kept = keep[need];
        for (var at = 0; at < to.Length; at++)
        {
            var resource = to[at];
            ref var spot = ref spots[resource];
            var through = path + cost[at] - (resource == kept ? 1 : 0);
            var key = through + spot.Price;
            if (key >= spot.Key || !best.IsBeatenBy(spot.Level, key)) continue;
            if (spot.Key == long.MaxValue) Touch(resource);
            (spot.Key, spot.Via) = (key, need);
            queue.Push(new(spot.Level, resource, key));
            if (spot.Load >= spot.Capacity) continue;
            var total = through + Unit(spot.Load + 1);
            if (best.IsBeatenBy(0, total)) best = new(0, total, resource);
        }
    }

    private void PushAlong(int need, int end, int pushedOut)
    {
        if (pushedOut != None) Leave(pushedOut);
        for (var resource = end; ;)
        {
            var moving = spots[resource].Via;
            var from = match[moving];
            if (from != None) Leave(moving);
            Enter(moving, resource, Weight(moving, resource));
            if (moving == need) return;
            resource = from;
        }
    }
}
