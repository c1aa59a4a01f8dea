namespace Assignment;

/// <summary>A "no" as a named fact. <see cref="Sentence"/> says it to a person.</summary>
public abstract record Refusal
{
    public abstract string Sentence { get; }

    public sealed override string ToString() => Sentence;
}

/// <summary>Two needs, or two resources, have the same id.</summary>
public sealed record IdTaken(string Id) : Refusal
{
    public override string Sentence => $"The id “{Id}” is taken.";
}

/// <summary>An id is empty.</summary>
public sealed record IdMissing : Refusal
{
    public override string Sentence => "An id is empty.";
}

/// <summary>No need has this id.</summary>
public sealed record NeedUnknown(string Id) : Refusal
{
    public override string Sentence => $"There is no need “{Id}”.";
}

/// <summary>No resource has this id.</summary>
public sealed record ResourceUnknown(string Id) : Refusal
{
    public override string Sentence => $"There is no resource “{Id}”.";
}

/// <summary>A capacity is below zero.</summary>
public sealed record CapacityNegative(string Resource) : Refusal
{
    public override string Sentence => $"The capacity of resource “{Resource}” is below zero.";
}

/// <summary>More pairs are frozen at the resource than its capacity would allow.</summary>
public sealed record CapacityBelowFrozen(string Resource) : Refusal
{
    public override string Sentence => $"More pairs are frozen at resource “{Resource}” than it has capacity.";
}

/// <summary>A cost is below zero.</summary>
public sealed record CostNegative(string Need, string Resource) : Refusal
{
    public override string Sentence => $"The cost between need “{Need}” and resource “{Resource}” is below zero.";
}

/// <summary>Need and resource are not compatible: there is no arc between them.</summary>
public sealed record NotCompatible(string Need, string Resource) : Refusal
{
    public override string Sentence => $"Need “{Need}” and resource “{Resource}” are not compatible.";
}

/// <summary>The same arc came twice.</summary>
public sealed record ArcTwice(string Need, string Resource) : Refusal
{
    public override string Sentence => $"The arc between need “{Need}” and resource “{Resource}” came twice.";
}

/// <summary>The need stands in two pairs.</summary>
public sealed record NeedPairedTwice(string Need) : Refusal
{
    public override string Sentence => $"Need “{Need}” stands in two pairs.";
}

/// <summary>The arc belongs to another need or resource than the one that is added or changed.</summary>
public sealed record ArcElsewhere(string Need, string Resource) : Refusal
{
    public override string Sentence => $"The arc between need “{Need}” and resource “{Resource}” belongs to another one.";
}

/// <summary>The pair is frozen; unfreeze it first.</summary>
public sealed record PairFrozen(string Need) : Refusal
{
    public override string Sentence => $"The pair of need “{Need}” is frozen.";
}

/// <summary>The need's pair is not frozen.</summary>
public sealed record PairNotFrozen(string Need) : Refusal
{
    public override string Sentence => $"The pair of need “{Need}” is not frozen.";
}

/// <summary>
/// Costs, capacities and counts together need more than 64 bits, so that sums would not be exact. What counts is
/// (sum of the largest cost of each need) × (largest usable capacity) × (number of needs); below 2⁵¹ it always fits.
/// </summary>
public sealed record TooLarge : Refusal
{
    public override string Sentence => "Costs, scores, capacities and counts are together too large to be added exactly.";
}
