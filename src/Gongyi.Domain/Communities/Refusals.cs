using Gongyi.Shared;

namespace Gongyi.Communities;

/// <summary>The two seats may not meet in one family: a supervisor is neither committee member nor a close relative of one.</summary>
public sealed record SeatsExclude : Conflict;
