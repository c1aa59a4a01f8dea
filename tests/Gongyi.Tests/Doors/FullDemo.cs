using Gongyi.Operations.Demo;

namespace Gongyi.Tests.Doors;

/// <summary>The whole year of 栖禾里, as <c>./run</c> shows it, built once for those who look at its figures and change nothing.</summary>
public sealed class FullDemo(BuiltDemo built) : IAsyncLifetime
{
    public DemoHost Host { get; private set; } = null!;

    /// <summary>What the builder said while it worked.</summary>
    public IReadOnlyList<string> Said { get; private set; } = [];

    public static Place Build(BuiltDemo built, Action<string>? say = null)
    {
        ArgumentNullException.ThrowIfNull(built);
        var place = built.Empty();
        DemoBuilder.Build(place.Data, place.Store, say ?? (_ => { }));
        return place;
    }

    public async ValueTask InitializeAsync()
    {
        var said = new List<string>();
        Host = await DemoHost.Start(built, place: Build(built, said.Add));
        Said = said;
    }

    public ValueTask DisposeAsync() => Host.DisposeAsync();
}
