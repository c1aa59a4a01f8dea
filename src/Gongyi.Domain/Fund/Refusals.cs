using Gongyi.Shared;

namespace Gongyi.Fund;

/// <summary>This instalment has been asked for already.</summary>
public sealed record PaymentExists : Conflict;

/// <summary>The payment has not been approved.</summary>
public sealed record NotApproved : Conflict;

/// <summary>The payment has been approved before.</summary>
public sealed record AlreadyApproved : Conflict;

/// <summary>The payment has been made and written down.</summary>
public sealed record PaymentSettled : Conflict;

/// <summary>The fund does not hold enough that is free.</summary>
public sealed record FundTooSmall : Conflict;

/// <summary>The charity has confirmed this gift before.</summary>
public sealed record GiftSettled : Conflict;
