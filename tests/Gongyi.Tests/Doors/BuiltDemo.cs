using System.Collections.Concurrent;
using Gongyi.Journal;
using Gongyi.Tests.Doors;
using Microsoft.Data.Sqlite;

[assembly: AssemblyFixture(typeof(BuiltDemo))]

namespace Gongyi.Tests.Doors;

/// <summary>The small demo in an embedded file, built once for the whole run; every test works on its own copy.</summary>
public sealed class BuiltDemo : IDisposable
{
    private readonly DataDirectory built = new(Directory.CreateTempSubdirectory("gongyi-built-").FullName);
    private readonly ConcurrentDictionary<Place, bool> copies = [];

    public BuiltDemo()
    {
        SmallPlot.Build(built, Store.Of(built, null));
        SqliteConnection.ClearAllPools();
    }

    public Place Copy() => Noted(new(Place.CopyOf(built)));

    /// <summary>A directory in which nothing is yet.</summary>
    public Place Empty() => Noted(new(new DataDirectory(Directory.CreateTempSubdirectory("gongyi-test-").FullName)));

    public void Drop(Place place)
    {
        ArgumentNullException.ThrowIfNull(place);
        _ = copies.TryRemove(place, out _);
        SqliteConnection.ClearAllPools();
        Directory.Delete(place.Data.Path, recursive: true);
    }

    public void Dispose()
    {
        foreach (var left in copies.Keys) Drop(left);
        Directory.Delete(built.Path, recursive: true);
    }

    private Place Noted(Place place)
    {
        copies[place] = true;
        return place;
    }
}
