namespace Gongyi.Shared;

/// <summary>A "no" that a person can read: a named fact, with a sentence in every language of the house.</summary>
/// <remarks>What a person may try is refused; only what code must never do is thrown.</remarks>
public abstract record Refusal
{
    /// <summary>The stable code that clients see (RFC 9457 <c>code</c>): the name of the refusal.</summary>
    public string Code => GetType().Name;
}

/// <summary>Nobody is signed in, and somebody must be (HTTP 401).</summary>
public sealed record SignInNeeded : Refusal;

/// <summary>
/// The house itself has a fault (HTTP 500). Nobody is refused with it on purpose: it is what is left to say after a bug,
/// with the <paramref name="Trace"/> under which the log tells more.
/// </summary>
public sealed record Broken(string Trace) : Refusal;

/// <summary>There is no such thing in this community; also said of another community's things (HTTP 404).</summary>
public sealed record NotFoundHere : Refusal;

/// <summary>This person, in this capacity, may not do this (HTTP 403).</summary>
public abstract record NotAllowed : Refusal;

/// <summary>What was typed cannot be taken (HTTP 422); <paramref name="Field"/> names the place to mend.</summary>
public abstract record Invalid(string Field) : Refusal;

/// <summary>The thing is not in a state in which this can happen, or somebody was faster (HTTP 409).</summary>
public abstract record Conflict : Refusal;

/// <summary>The house cannot take the request at this moment; trying again soon is right (HTTP 503).</summary>
public abstract record TryLater : Refusal
{
    /// <summary>When trying again is right, in seconds.</summary>
    public virtual int Seconds => 2;
}
