using Gongyi.Shared;

namespace Gongyi.Front;

/// <summary>The person has kept <paramref name="Most"/> views already.</summary>
public sealed record TooManyViews(int Most) : Conflict;
