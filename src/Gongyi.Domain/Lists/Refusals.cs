using Gongyi.Shared;

namespace Gongyi.Lists;

/// <summary>Only the person who is helped can say this.</summary>
public sealed record NotPersonServed : NotAllowed;

/// <summary>The public title contains the name of the person to be helped.</summary>
public sealed record TitleNamesPerson() : Invalid("title");

/// <summary>Publishing needs the person's consent, and how it was given.</summary>
public sealed record ConsentMissing() : Invalid("consent");

/// <summary>Volunteers take no pay from those they serve.</summary>
public sealed record VolunteerTakesNoPay() : Invalid("nature");

/// <summary>The need has already been verified, published or ended.</summary>
public sealed record NeedNotPending : Conflict;

/// <summary>Nobody has verified the need yet.</summary>
public sealed record NeedNotVerified : Conflict;

/// <summary>The need is not on the public list: not yet, or no longer.</summary>
public sealed record NeedNotPublished : Conflict;

/// <summary>The need has not been served, so it cannot be rated; or it was rated before.</summary>
public sealed record NeedNotServed : Conflict;

/// <summary>Somebody is already helping, or the need is over.</summary>
public sealed record NeedUnderWay : Conflict;

/// <summary>A need cannot be merged into itself.</summary>
public sealed record SameNeed() : Invalid("with");

/// <summary>One of the two needs has been merged already.</summary>
public sealed record AlreadyMerged : Conflict;

/// <summary>The resource has been checked before.</summary>
public sealed record ResourceNotPending : Conflict;
