using Assignment.Network;

namespace Assignment;

public sealed partial class Plan
{
    private void Place(int at, Need need, Ends ends, int suggestion = Flow.None)
    {
        scores += Int128.Abs(need.Score);
        distances += ends.Widest;
        if (at == widest.Count) widest.Add(0);
        widest[at] = ends.Widest;
        flow.AddNeed(at, ranks.Of(need, flow), ends.Places, ends.Costs);
        flow.Suggest(at, suggestion);
        flow.Serve(at);
    }

    private void Lift(int at)
    {
        flow.RemoveNeed(at);
        scores -= Int128.Abs(needs[at].Score);
        distances -= widest[at];
        widest[at] = 0;
    }

    private void Open(int at, Resource resource, Ends ends)
    {
        for (var arc = 0; arc < ends.Places.Length; arc++)
        {
            ref var widestOf = ref System.Runtime.InteropServices.CollectionsMarshal.AsSpan(widest)[ends.Places[arc]];
            if (ends.Costs[arc] <= widestOf) continue;
            distances += ends.Costs[arc] - widestOf;
            widestOf = ends.Costs[arc];
        }
        flow.AddResource(at, resource.Capacity, ends.Places, ends.Costs);
    }

    /// <summary>Room for one need more, or for one in another's place, whose own part is counted twice for the moment.</summary>
    private TooLarge? MakeRoom(long score, long width, Ends ends, int more)
    {
        var load = mostLoad;
        foreach (var resource in ends.Places) load = Math.Max(load, Math.Min(flow.Capacity(resource), flow.Arcs(resource) + 1));
        return MakeRoom(scores + Int128.Abs(score), (Int128)distances + width, load, needs.Count + more);
    }

    private TooLarge? MakeRoom(Ends ends, int capacity, int known = Flow.None)
    {
        Int128 width = distances;
        for (var arc = 0; arc < ends.Places.Length; arc++) width += Math.Max(0, ends.Costs[arc] - widest[ends.Places[arc]]);
        var arcs = known == Flow.None ? ends.Places.Length : flow.Arcs(known);
        return MakeRoom(scores, width, Math.Max(mostLoad, Math.Min(capacity, arcs)), needs.Count);
    }

    private TooLarge? MakeRoom(Int128 score, Int128 distance, int load, int count)
    {
        // Prices remember what has gone, so that only the largest sums so far are safe.
        (distance, count) = (Int128.Max(distance, mostDistance), Math.Max(count, mostNeeds));
        if (score > long.MaxValue || !Scale.Holds(distance, load, count)) return new TooLarge();
        (mostDistance, mostLoad, mostNeeds) = ((long)distance, load, count);
        if (!flow.Scale.Fits(mostDistance, load, count)) flow.Rescale(Scale.For(mostDistance, load, count));
        return null;
    }

    /// <summary>The other ends of arcs that all begin at one need or resource.</summary>
    private sealed record Ends(int[] Places, long[] Costs)
    {
        public static readonly Ends None = new([], []);

        public long Widest => Plan.Widest(Costs);

        public static Result<Ends> Read(IEnumerable<Arc> arcs, string need, Slots<Resource> resources) => Read(arcs, arc => arc.Need == need,
            arc => resources.Find(arc.Resource), arc => new ResourceUnknown(arc.Resource));

        public static Result<Ends> Read(IEnumerable<Arc> arcs, string resource, Slots<Need> needs) => Read(arcs, arc => arc.Resource == resource,
            arc => needs.Find(arc.Need), arc => new NeedUnknown(arc.Need));

        private static Result<Ends> Read(IEnumerable<Arc> arcs, Func<Arc, bool> here, Func<Arc, int> end, Func<Arc, Refusal> unknown)
        {
            var ends = new SortedDictionary<int, long>();
            foreach (var arc in arcs)
            {
                if (!here(arc)) return new ArcElsewhere(arc.Need, arc.Resource);
                var place = end(arc);
                if (place < 0) return unknown(arc);
                if (arc.Cost < 0) return new CostNegative(arc.Need, arc.Resource);
                if (!ends.TryAdd(place, arc.Cost)) return new ArcTwice(arc.Need, arc.Resource);
            }
            return new Ends([.. ends.Keys], [.. ends.Values]);
        }
    }
}
