namespace Assignment.Network;

/// <summary>Lists of neighbours with costs, all in two arrays, each list in one stretch. Lists that outgrow it move to the end.</summary>
internal sealed class Adjacency(int nodes, int arcs)
{
    private int[] start = new int[nodes];
    private int[] count = new int[nodes];
    private int[] room = new int[nodes];
    private int[] to = new int[arcs];
    private long[] cost = new long[arcs];
    private int used;

    public int Count(int node) => count[node];

    public Span<int> To(int node) => to.AsSpan(start[node], count[node]);

    public Span<long> Cost(int node) => cost.AsSpan(start[node], count[node]);

    /// <summary>Gives an empty node this much room at the end.</summary>
    public void Reserve(int node, int size)
    {
        if (node >= start.Length)
        {
            var length = Math.Max(node + 1, start.Length * 2);
            Array.Resize(ref start, length);
            Array.Resize(ref count, length);
            Array.Resize(ref room, length);
        }
        if (size <= room[node]) return;
        if (used + size > to.Length) MakeRoom(size);
        To(node).CopyTo(to.AsSpan(used));
        Cost(node).CopyTo(cost.AsSpan(used));
        (start[node], room[node]) = (used, size);
        used += size;
    }

    public void Add(int node, int neighbour, long price)
    {
        if (count[node] == room[node]) Reserve(node, Math.Max(4, room[node] * 2));
        var at = start[node] + count[node]++;
        (to[at], cost[at]) = (neighbour, price);
    }

    public void Remove(int node, int neighbour)
    {
        var at = To(node).IndexOf(neighbour);
        var ids = To(node);
        var prices = Cost(node);
        ids[(at + 1)..].CopyTo(ids[at..]);
        prices[(at + 1)..].CopyTo(prices[at..]);
        count[node]--;
    }

    public void Clear(int node) => count[node] = 0;

    public Span<long> AllCosts() => cost.AsSpan(0, used);

    /// <summary>Packs the lists together, into larger arrays when they fill more than half of these.</summary>
    private void MakeRoom(int size)
    {
        var alive = 0;
        foreach (var number in count) alive += number + number / 4 + 1;
        var length = Math.Max(to.Length, checked(2 * (alive + size)));
        var (newTo, newCost) = (new int[length], new long[length]);
        var at = 0;
        for (var node = 0; node < start.Length; node++)
        {
            To(node).CopyTo(newTo.AsSpan(at));
            Cost(node).CopyTo(newCost.AsSpan(at));
            (start[node], room[node]) = (at, count[node] + count[node] / 4 + 1);
            at += room[node];
        }
        (to, cost, used) = (newTo, newCost, at);
    }
}
