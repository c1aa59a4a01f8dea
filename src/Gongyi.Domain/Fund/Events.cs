using Gongyi.Shared;

namespace Gongyi.Fund;

public sealed record MoneyPosted(Guid Posting, PostingKind Kind, Guid Source, long Fen, DateOnly On) : Fact(new Subject("posting", Posting));

public sealed record GiftRegistered(Guid Gift, long Fen) : Fact(new Subject("gift", Gift));

public sealed record GiftConfirmed(Guid Gift, Guid Posting) : Fact(new Subject("gift", Gift));

public sealed record PaymentRequested(Guid Payment, Guid Project, int Instalment, long Fen, Guid Payee) : Fact(new Subject("payment", Payment));

public sealed record PaymentApproved(Guid Payment, Guid By) : Fact(new Subject("payment", Payment));

public sealed record PaymentConfirmed(Guid Payment, Guid By, Guid Posting) : Fact(new Subject("payment", Payment));
