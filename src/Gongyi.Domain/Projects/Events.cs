using Gongyi.Shared;

namespace Gongyi.Projects;

public sealed record ProjectComposed(Guid Project, Guid Provider, long Fen, int Needs) : Fact(new Subject("project", Project));

public sealed record ProjectSubmitted(Guid Project, Guid Matter) : Fact(new Subject("project", Project));

public sealed record ProjectMoved(Guid Project, ProjectState To) : Fact(new Subject("project", Project));

public sealed record AgreementSigned(Guid Project, AgreementParty Party, Guid Person) : Fact(new Subject("project", Project));

public sealed record InstalmentPaid(Guid Project, int No, long Fen) : Fact(new Subject("project", Project));

public sealed record ProjectScored(Guid Project, int Score, bool Passed) : Fact(new Subject("project", Project));

public sealed record ServiceRecorded(Guid Service, Guid Need, Guid? Project, Guid By, int Minutes) : Fact(new Subject("service", Service));

public sealed record ServiceReceived(Guid Service, Guid Need, SignedBy Signed) : Fact(new Subject("service", Service));

public sealed record ServiceWordsErased(Guid Service) : Fact(new Subject("service", Service));
