namespace Assignment;

/// <summary>What a plan is worth, in the order in which it was made as good as can be.</summary>
/// <param name="Served">How many needs are served; always as many as can be served at all.</param>
/// <param name="ByPriority">How many of each priority that the board has, highest first.</param>
/// <param name="Score">The sum of the scores of served needs.</param>
/// <param name="Distance">The sum of the costs of the pairs.</param>
/// <param name="Load">How even the load is: the sum over resources of 1 + 2 + … + (needs served). Less is more even.</param>
/// <param name="Changes">How many suggested pairs that were still possible did not stay.</param>
public sealed record Totals(int Served, IReadOnlyList<ClassServed> ByPriority, long Score, long Distance, long Load, int Changes)
{
    public bool Equals(Totals? other) => other is not null
        && (Served, Score, Distance, Load, Changes) == (other.Served, other.Score, other.Distance, other.Load, other.Changes)
        && ByPriority.SequenceEqual(other.ByPriority);

    public override int GetHashCode() => HashCode.Combine(Served, Score, Distance, Load, Changes);
}

/// <summary>How many needs of one priority are served, of how many.</summary>
public readonly record struct ClassServed(int Priority, int Served, int Of);
