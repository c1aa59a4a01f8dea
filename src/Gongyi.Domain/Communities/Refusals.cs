using Gongyi.Shared;

namespace Gongyi.Communities;

/// <summary>The two seats may not meet in one family: a supervisor is neither committee member nor a close relative of one.</summary>
public sealed record SeatsExclude : Conflict;

/// <summary>What was typed is no mobile number of the mainland: eleven digits that begin with 1.</summary>
public sealed record PhoneUnreadable() : Invalid("phone");

/// <summary>What was typed is not six digits. That does not count as a try.</summary>
public sealed record CodeUnreadable() : Invalid("code");

/// <summary>These are not the digits that were sent; <paramref name="Left"/> tries are left.</summary>
public sealed record CodeWrong(int Left) : Invalid("code");

/// <summary>No code is open for this browser: none was asked for, it is too old, was used, or was guessed at too often.</summary>
public sealed record CodeOver : Conflict;

/// <summary>The number was proved, and nobody with this number holds a seat today.</summary>
public sealed record NoSeatHeld : NotAllowed;
