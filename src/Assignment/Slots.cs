using System.Collections;

namespace Assignment;

/// <summary>Rows with ids in numbered places; places that became free are used again.</summary>
internal sealed class Slots<T>(IReadOnlyList<T> rows, Func<T, string> id) : IEnumerable<int> where T : class
{
    private readonly List<T?> rows = [.. rows];
    private readonly Dictionary<string, int> places = rows.Select((row, at) => (id(row), at)).ToDictionary(StringComparer.Ordinal);
    private readonly Stack<int> free = new();

    public T this[int at]
    {
        get => rows[at] ?? throw new InvalidOperationException("Nobody stands here.");
        set => rows[at] = value;
    }

    public int Count => places.Count;

    public int Find(string? name) => name is not null && places.TryGetValue(name, out var at) ? at : -1;

    public int Add(T row)
    {
        if (!free.TryPop(out var at))
        {
            at = rows.Count;
            rows.Add(null);
        }
        rows[at] = row;
        places.Add(id(row), at);
        return at;
    }

    public void Remove(int at)
    {
        _ = places.Remove(id(this[at]));
        rows[at] = null;
        free.Push(at);
    }

    public IEnumerator<int> GetEnumerator()
    {
        for (var at = 0; at < rows.Count; at++)
            if (rows[at] is not null) yield return at;
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
