using Gongyi.Shared;

namespace Gongyi.Projects;

/// <summary>A project serves at least one need.</summary>
public sealed record ProjectServesNobody() : Invalid("needs");

/// <summary>The need is not one of the project's.</summary>
public sealed record NeedNotInProject() : Invalid("need");

/// <summary>Two budget lines have the same name.</summary>
public sealed record LineNamedTwice() : Invalid("lines");

/// <summary>Instalments are positive percentages that add up to 100, none so small that it is no fen at all.</summary>
public sealed record InstalmentsNotWhole() : Invalid("instalments");

/// <summary>The project has no such instalment.</summary>
public sealed record InstalmentUnknown() : Invalid("instalment");

/// <summary>The closing must name exactly the budget's lines.</summary>
public sealed record LinesDiffer() : Invalid("lines");

/// <summary>More was spent than the budget allows.</summary>
public sealed record SpentOverBudget() : Invalid("lines");

/// <summary>The project has been submitted before.</summary>
public sealed record ProjectAlreadySubmitted : Conflict;

/// <summary>This side has signed, or the agreement is complete.</summary>
public sealed record AlreadySigned : Conflict;

/// <summary>The agreement is not signed by all three sides.</summary>
public sealed record NotContracted : Conflict;

/// <summary>The first instalment has not been paid.</summary>
public sealed record FirstPaymentMissing : Conflict;

/// <summary>An earlier instalment has not been paid.</summary>
public sealed record EarlierInstalmentUnpaid : Conflict;

/// <summary>The mid-term report is missing.</summary>
public sealed record MidTermMissing : Conflict;

/// <summary>The mid-term report has been given.</summary>
public sealed record MidTermDone : Conflict;

/// <summary>The closing has not been asked for.</summary>
public sealed record ClosingNotRequested : Conflict;

/// <summary>The result has not been accepted.</summary>
public sealed record FinalReviewMissing : Conflict;

/// <summary>The project is not being carried out: not yet, or no longer.</summary>
public sealed record ProjectNotRunning : Conflict;

/// <summary>The result is not public yet.</summary>
public sealed record ResultNotPublished : Conflict;

/// <summary>The service has been signed for.</summary>
public sealed record AlreadyReceived : Conflict;

/// <summary>The need was not matched with this person's offer.</summary>
public sealed record NotYourService : NotAllowed;
