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

/// <summary>More than <paramref name="Most"/> things in one press.</summary>
public sealed record TooManyAtOnce(string Field, int Most) : Invalid(Field);

/// <summary>Nothing parts the row into cells: it was not copied from a spreadsheet.</summary>
public sealed record RowNotParted() : Invalid("sheet");

/// <summary>The row does not say for whom.</summary>
public sealed record RowNamesNobody() : Invalid("sheet");

/// <summary>The row does not say what is needed.</summary>
public sealed record RowAsksNothing() : Invalid("sheet");

/// <summary>The roll knows nobody of that name.</summary>
public sealed record NobodyCalledSo(string Name) : Invalid("sheet");

/// <summary>The roll knows <paramref name="Count"/> people of that name, and the row does not tell which.</summary>
public sealed record SeveralCalledSo(int Count) : Invalid("sheet");

/// <summary>The number belongs to nobody of that name.</summary>
public sealed record PhoneNotTheirs() : Invalid("sheet");

/// <summary>The number is none, or the spreadsheet made 1.38E+10 of it.</summary>
public sealed record PhoneBroken() : Invalid("sheet");

/// <summary>The community has no courtyard of that name.</summary>
public sealed record CourtyardUnknown(string Name) : Invalid("sheet");

/// <summary>Whoever is called so does not live in that courtyard.</summary>
public sealed record LivesElsewhere(string Courtyard) : Invalid("sheet");

/// <summary>The cell holds a word that the list does not have.</summary>
public sealed record WordNotListed(string Word) : Invalid("sheet");

/// <summary>The row holds the number of an identity card, which the house does not take.</summary>
public sealed record HoldsIdNumber() : Invalid("sheet");

/// <summary>The row says the same as row <paramref name="Row"/>.</summary>
public sealed record SameRowAbove(int Row) : Invalid("sheet");

/// <summary>The same sentence was written down for the same person before.</summary>
public sealed record AlreadyFiled(string Number) : Conflict;

/// <summary>The list is empty, so nothing leaves the house.</summary>
public sealed record NothingToExport : Conflict;
