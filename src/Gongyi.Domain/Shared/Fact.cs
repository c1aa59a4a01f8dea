namespace Gongyi.Shared;

/// <summary>Something that happened, in the past tense. It becomes one journal entry in the transaction that made it true.</summary>
/// <remarks>
/// A fact holds ids, enums, integers, dates and hashes only, never free text and never a name (design.md §3.1),
/// so that erasing a person leaves the journal as it was. A test looks at every fact's properties.
/// </remarks>
public abstract record Fact(Subject About);
