namespace Gongyi.Shared;

/// <summary>
/// A fact with which words go for good: the rows that lose their words with it can no longer be confirmed from any older
/// entry of the journal.
/// </summary>
public abstract record Erasing(Subject About) : Fact(About);
