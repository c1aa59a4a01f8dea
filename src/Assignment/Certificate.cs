namespace Assignment;

/// <summary>
/// Proves that a plan cannot be better, to somebody who has the board, the pairs and <see cref="Checker"/>, but not the
/// solver: prices for distance, load and changes, and a shortage for each unserved need.
/// </summary>
public sealed record Certificate(Totals Totals, IReadOnlyList<Price> Prices, IReadOnlyList<Shortage> Shortages);

/// <summary>
/// The dual price of one unit of a resource: what the others would lose without it at least, and gain by one more at most,
/// compared part by part.
/// </summary>
/// <param name="Resource">Whose price it is.</param>
/// <param name="Level">The rank of the need that would then go unserved; null when none would.</param>
/// <param name="Distance">By how much the distance would grow, next to that. May be negative beside a level.</param>
/// <param name="Load">By how much the unevenness would grow.</param>
/// <param name="Changes">How many more suggested pairs would not stay.</param>
public sealed record Price(string Resource, Rank? Level, long Distance, long Load, long Changes);

/// <summary>What decides who goes first: priority, then score.</summary>
public readonly record struct Rank(int Priority, long Score) : IComparable<Rank>
{
    public int CompareTo(Rank other) => (Priority, Score).CompareTo((other.Priority, other.Score));

    public static bool operator <(Rank one, Rank other) => one.CompareTo(other) < 0;

    public static bool operator >(Rank one, Rank other) => one.CompareTo(other) > 0;

    public static bool operator <=(Rank one, Rank other) => one.CompareTo(other) <= 0;

    public static bool operator >=(Rank one, Rank other) => one.CompareTo(other) >= 0;
}

/// <summary>
/// Why a need is not served (a deficiency in the sense of Hall and König–Ore): the need, the <paramref name="Others"/>,
/// and all who stand in the shortages that it <paramref name="Includes"/>, rank at least as high, can only be served by
/// resources that are full with just them. So one of them must go without, and it should be the lowest.
/// </summary>
/// <param name="Need">The unserved need.</param>
/// <param name="Others">Served needs that an alternating path reaches from it and that no earlier shortage names.</param>
/// <param name="Includes">Unserved needs whose shortages, earlier in the list, belong to this one.</param>
public sealed record Shortage(string Need, IReadOnlyList<string> Others, IReadOnlyList<string> Includes);

/// <summary>A shortage in full: these needs have only these resources, which can serve fewer.</summary>
/// <param name="Need">The unserved need.</param>
/// <param name="Needs">All needs that compete with it, and itself; each ranks at least as high.</param>
/// <param name="Resources">All resources that any of them could use.</param>
/// <param name="Capacity">How many needs those can serve, frozen pairs not counted; fewer than there are needs.</param>
public sealed record Deficiency(string Need, IReadOnlyList<string> Needs, IReadOnlyList<string> Resources, int Capacity);

/// <summary>What would follow if a certain resource served a certain need.</summary>
/// <param name="Now">What the plan is worth as it is.</param>
/// <param name="Then">What it would be worth.</param>
/// <param name="Unserved">Who is served now and would not be.</param>
/// <param name="Moved">Who else would be served by another resource, and by which.</param>
public sealed record Alternative(Totals Now, Totals Then, IReadOnlyList<string> Unserved, IReadOnlyList<Pair> Moved);
