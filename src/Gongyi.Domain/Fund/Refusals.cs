using Gongyi.Shared;

namespace Gongyi.Fund;

/// <summary>This instalment has been asked for already.</summary>
public sealed record PaymentExists : Conflict;

/// <summary>The payment has not been approved.</summary>
public sealed record NotApproved : Conflict;

/// <summary>The payment has been approved before.</summary>
public sealed record AlreadyApproved : Conflict;

/// <summary>The ledger has entries already; only an empty one is opened.</summary>
public sealed record LedgerBegun : Conflict;

/// <summary>With this charge, management would cost more than <paramref name="Percent"/> % of what the year spent.</summary>
public sealed record ManagementTooHigh(int Percent) : Conflict;

/// <summary>The entry of the charity's books has been confirmed before.</summary>
public sealed record BookEntrySettled : Conflict;

/// <summary>Emergency aid is at most <paramref name="MostYuan"/> yuan; more walks the whole chain.</summary>
public sealed record AidTooLarge(long MostYuan) : Invalid("fen");

/// <summary>The payment has been made and written down.</summary>
public sealed record PaymentSettled : Conflict;

/// <summary>The fund does not hold enough that is free.</summary>
public sealed record FundTooSmall : Conflict;

/// <summary>The charity has confirmed this gift before.</summary>
public sealed record GiftSettled : Conflict;
