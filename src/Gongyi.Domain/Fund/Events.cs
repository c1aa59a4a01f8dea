using Gongyi.Shared;

namespace Gongyi.Fund;

public sealed record MoneyPosted(Guid Posting, PostingKind Kind, Guid Source, long Fen, DateOnly On) : Fact(new Subject("posting", Posting));

public sealed record GiftRegistered(Guid Gift, long Fen) : Fact(new Subject("gift", Gift));

public sealed record GiftConfirmed(Guid Gift, Guid Posting) : Fact(new Subject("gift", Gift));

public sealed record PromiseMade(Guid Promise, long Fen, DateOnly From, DateOnly To) : Fact(new Subject("promise", Promise));

public sealed record BookEntryRegistered(Guid BookEntry, BookEntryKind Kind, long Fen, DateOnly On) : Fact(new Subject("book-entry", BookEntry));

public sealed record BookEntryConfirmed(Guid BookEntry, Guid By, Guid Posting) : Fact(new Subject("book-entry", BookEntry));

public sealed record AidRequested(Guid Aid, Guid Need, long Fen) : Fact(new Subject("aid", Aid));

public sealed record AidAgreed(Guid Aid, Guid By, Capacity As) : Fact(new Subject("aid", Aid));

public sealed record AidPaid(Guid Aid, Guid By, Guid Posting) : Fact(new Subject("aid", Aid));

public sealed record AidReported(Guid Aid, Guid Sitting) : Fact(new Subject("aid", Aid));

public sealed record PaymentRequested(Guid Payment, Guid Project, int Instalment, long Fen, Guid Payee) : Fact(new Subject("payment", Payment));

public sealed record PaymentApproved(Guid Payment, Guid By) : Fact(new Subject("payment", Payment));

public sealed record PaymentConfirmed(Guid Payment, Guid By, Guid Posting) : Fact(new Subject("payment", Payment));
