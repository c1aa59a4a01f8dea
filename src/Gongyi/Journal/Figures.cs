
namespace Gongyi.Journal;

/// <summary>
/// Rows that every action moves on: where the journal ends, the last number given, what an account holds. They are read
/// once, kept at hand for a transaction (for as long as nobody else writes), and written once at its end.
/// </summary>
/// <remarks>A record is replaced, never changed: what a refused action did to it is simply dropped.</remarks>
internal sealed class Figures(Writer writer)
{
    private readonly Dictionary<(RowShape Shape, string Key), object> kept = [];
    private readonly Dictionary<(RowShape Shape, string Key), object> moved = [];
    private readonly HashSet<(RowShape Shape, string Key)> changed = [];
    private readonly HashSet<(RowShape Shape, int Community)> loaded = [];

    /// <summary>The figure under a key, which begins with its community; null when there is none yet.</summary>
    public T? Of<T>(RowShape shape, params object[] key) where T : class
    {
        ArgumentNullException.ThrowIfNull(key);
        Load<T>(shape, (int)key[0]);
        var name = (shape, string.Join('/', key));
        return (T?)(moved.GetValueOrDefault(name) ?? kept.GetValueOrDefault(name));
    }

    public void Put(RowShape shape, object figure) => moved[Name(shape, figure)] = figure;

    /// <summary>The action succeeded: what it moved stands.</summary>
    public void Settle()
    {
        foreach (var (name, figure) in moved)
        {
            kept[name] = figure;
            _ = changed.Add(name);
        }

        moved.Clear();
    }

    /// <summary>The action was refused: nothing of it stands.</summary>
    public void Drop() => moved.Clear();

    public void Write()
    {
        foreach (var name in changed) writer.Run(name.Shape, name.Shape.Upsert, name.Shape.Values(kept[name]));
        changed.Clear();
    }

    /// <summary>All figures of a kind that a community has, read beforehand.</summary>
    public void Take(RowShape shape, int community, IEnumerable<object> figures)
    {
        _ = loaded.Add((shape, community));
        foreach (var figure in figures) kept[Name(shape, figure)] = figure;
    }

    private static (RowShape, string) Name(RowShape shape, object figure) => (shape, string.Join('/', shape.Key.Select(part => part.Stored(figure))));

    private void Load<T>(RowShape shape, int community) where T : class
    {
        if (!loaded.Contains((shape, community))) Take(shape, community, writer.FindAll<T>(shape, community));
    }
}
