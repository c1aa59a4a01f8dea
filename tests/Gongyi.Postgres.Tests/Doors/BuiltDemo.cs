using System.Diagnostics.CodeAnalysis;
using Gongyi.Journal;
using Gongyi.Tests.Doors;

[assembly: AssemblyFixture(typeof(BuiltDemo))]

namespace Gongyi.Tests.Doors;

/// <summary>The small demo on a PostgreSQL server, built once for the whole run; every test works on its own copy.</summary>
public sealed class BuiltDemo : IDisposable
{
    private const string Template = "built";
    private readonly Cluster cluster = new();
    private readonly DataDirectory built = new(Directory.CreateTempSubdirectory("gongyi-built-").FullName);
    private int copies;

    public BuiltDemo()
    {
        cluster.Create(Template);
        SmallPlot.Build(built, Store.Of(built, cluster.Address(Template)));
        Npgsql.NpgsqlConnection.ClearAllPools();
    }

    public Place Copy() => new(Place.CopyOf(built), NewDatabase(Template));

    /// <summary>A directory and a database in which nothing is yet.</summary>
    public Place Empty() => new(new DataDirectory(Directory.CreateTempSubdirectory("gongyi-test-").FullName), NewDatabase(null));

    [SuppressMessage("Performance", "CA1822", Justification = "Its twin on the embedded file needs the instance.")]
    public void Drop(Place place)
    {
        ArgumentNullException.ThrowIfNull(place);
        // The database goes with the cluster: dropping one makes the server write everything down first.
        Npgsql.NpgsqlConnection.ClearAllPools();
        Directory.Delete(place.Data.Path, recursive: true);
    }

    public void Dispose()
    {
        cluster.Dispose();
        Directory.Delete(built.Path, recursive: true);
    }

    private string NewDatabase(string? template)
    {
        var database = $"copy{Interlocked.Increment(ref copies)}";
        lock (cluster) cluster.Create(database, template);
        return cluster.Address(database);
    }
}
