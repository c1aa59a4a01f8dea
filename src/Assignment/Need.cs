namespace Assignment;

/// <summary>Something that one resource can serve.</summary>
/// <param name="Id">Its name on the board, unique among needs. Names decide ties, so that the order of rows does not.</param>
/// <param name="Priority">Its class. A higher class goes first, whatever it costs the lower ones.</param>
/// <param name="Score">What it counts within its class, for instance days of waiting. May be negative.</param>
public sealed record Need(string Id, int Priority, long Score);

/// <summary>Something that can serve up to <paramref name="Capacity"/> needs.</summary>
/// <param name="Id">Its name on the board, unique among resources.</param>
/// <param name="Capacity">How many needs it can serve, 0 or more; frozen pairs count.</param>
public sealed record Resource(string Id, int Capacity);

/// <summary>This resource could serve this need, at this cost.</summary>
/// <param name="Need">The id of a need.</param>
/// <param name="Resource">The id of a resource.</param>
/// <param name="Cost">What it costs, 0 or more, in any unit; the tests and the command line use metres.</param>
public readonly record struct Arc(string Need, string Resource, long Cost);

/// <summary>This resource serves this need.</summary>
public readonly record struct Pair(string Need, string Resource);
