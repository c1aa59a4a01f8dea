using Gongyi.Shared;

namespace Gongyi.Journal;

/// <summary>Somebody who wants to know when a fact of some kind happens, in the transaction in which it happens.</summary>
public interface IHear
{
    Type Kind { get; }

    Refusal? Hear(Fact fact, Write write);
}

/// <summary>How a lower capability's news reaches an upper one without knowing it (design.md §3).</summary>
public interface IHear<in TFact> : IHear where TFact : Fact
{
    Type IHear.Kind => typeof(TFact);

    Refusal? IHear.Hear(Fact fact, Write write) => Hear((TFact)fact, write);

    /// <summary>A refusal here refuses the whole action.</summary>
    Refusal? Hear(TFact fact, Write write);
}

/// <summary>Everybody who listens, by kind of fact.</summary>
public sealed class Listeners(IEnumerable<IHear> all, Findables? findables = null)
{
    /// <summary>What is kept findable beside.</summary>
    public Findables Findables { get; } = findables ?? Findables.None;

    private readonly ILookup<Type, IHear> byKind = all.ToLookup(listener => listener.Kind);

    public Refusal? Hear(Fact fact, Write write)
    {
        ArgumentNullException.ThrowIfNull(fact);
        return byKind[fact.GetType()].Select(listener => listener.Hear(fact, write)).FirstOrDefault(no => no is not null);
    }
}
