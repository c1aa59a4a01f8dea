namespace Assignment.Network;

/// <summary>A 4-ary heap of resources by level, then key. What was pushed again with a lower key comes out twice; the caller skips it.</summary>
internal sealed class Queue
{
    internal readonly record struct Entry(int Level, int Node, long Key)
    {
        public bool Before(in Entry other) => Level != other.Level ? Level < other.Level : Key != other.Key ? Key < other.Key : Node < other.Node;
    }

    private Entry[] heap = new Entry[64];
    private int[] ties = new int[64];
    private int count;
    private int tieCount;
    private int level = int.MinValue;
    private long key;

    public void Clear() => (count, tieCount, level, key) = (0, 0, int.MinValue, 0);

    /// <summary>What is not farther than the last that came out comes out next; about half of all do, and need no place in the heap.</summary>
    public void Push(Entry entry)
    {
        if (entry.Key == key && entry.Level == level)
        {
            if (tieCount == ties.Length) Array.Resize(ref ties, tieCount * 2);
            ties[tieCount++] = entry.Node;
            return;
        }
        if (count == heap.Length) Array.Resize(ref heap, count * 2);
        var at = count++;
        while (at > 0)
        {
            var parent = (at - 1) >> 2;
            if (!entry.Before(heap[parent])) break;
            heap[at] = heap[parent];
            at = parent;
        }
        heap[at] = entry;
    }

    public bool TryPop(out Entry entry)
    {
        if (tieCount > 0)
        {
            entry = new(level, ties[--tieCount], key);
            return true;
        }
        if (count == 0)
        {
            entry = default;
            return false;
        }
        entry = heap[0];
        (level, key) = (entry.Level, entry.Key);
        var last = heap[--count];
        var at = 0;
        for (var child = 1; child < count; child = 4 * at + 1)
        {
            var end = Math.Min(child + 4, count);
            for (var other = child + 1; other < end; other++)
                if (heap[other].Before(heap[child])) child = other;
            if (!heap[child].Before(last)) break;
            heap[at] = heap[child];
            at = child;
        }
        heap[at] = last;
        return true;
    }
}
