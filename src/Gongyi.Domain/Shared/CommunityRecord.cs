namespace Gongyi.Shared;

/// <summary>Something one community keeps. The community comes first in its key, everywhere.</summary>
public abstract class CommunityRecord
{
    private static long order;
    private readonly List<(long Order, Fact Fact)> told = [];

    public int CommunityId { get; protected init; }

    public Guid Id { get; protected init; }

    /// <summary>Hands over what happened to this record since the last time, in the order of telling.</summary>
    public IReadOnlyList<(long Order, Fact Fact)> TakeFacts()
    {
        var taken = told.ToList();
        told.Clear();
        return taken;
    }

    /// <summary>The transition itself tells what happened, so that no caller can forget to.</summary>
    protected void Tell(Fact fact) => told.Add((Interlocked.Increment(ref order), fact));
}
