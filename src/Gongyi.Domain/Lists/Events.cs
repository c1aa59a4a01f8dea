using Gongyi.Shared;

namespace Gongyi.Lists;

public sealed record NeedFiled(Guid Need, Guid Person, Guid FiledBy) : Fact(new Subject("need", Need));

public sealed record NeedVerified(Guid Need, Guid VerifiedBy, VerificationMethod Method, Category Category, Urgency Urgency)
    : Fact(new Subject("need", Need));

public sealed record NeedPublished(Guid Need, ConsentMethod Consent) : Fact(new Subject("need", Need));

public sealed record NeedConsentWithdrawn(Guid Need) : Fact(new Subject("need", Need));

public sealed record NeedMoved(Guid Need, NeedState To) : Fact(new Subject("need", Need));

public sealed record NeedMerged(Guid Need, Guid Into, Guid By) : Fact(new Subject("need", Need));

public sealed record NeedJoined(Guid Need, Guid Joined) : Fact(new Subject("need", Need));

public sealed record NeedFollowed(Guid Need, Guid Into) : Fact(new Subject("need", Need));

public sealed record NeedRated(Guid Need, Satisfaction Answer, bool BySelf) : Fact(new Subject("need", Need));

public sealed record NeedExported(Guid Need, ExportPurpose Purpose) : Fact(new Subject("need", Need));

public sealed record NeedWordsErased(Guid Need) : Fact(new Subject("need", Need));

public sealed record ResourceOffered(Guid Resource, ResourceKind Kind, Category Category, int Capacity) : Fact(new Subject("resource", Resource));

public sealed record ResourceChecked(Guid Resource, Guid By) : Fact(new Subject("resource", Resource));

public sealed record ResourceUsed(Guid Resource, DateOnly On) : Fact(new Subject("resource", Resource));

public sealed record ResourceErased(Guid Resource) : Fact(new Subject("resource", Resource));
