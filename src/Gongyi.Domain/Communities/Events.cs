using Gongyi.Shared;

namespace Gongyi.Communities;

public sealed record CourtyardMapped(Guid Courtyard) : Fact(new Subject("courtyard", Courtyard));

public sealed record OrganizationRegistered(Guid Organization, OrganizationLegalForm Form) : Fact(new Subject("organization", Organization));

public sealed record PersonSettled(Guid Person, Guid Courtyard) : Fact(new Subject("person", Person));

public sealed record ResidentsImported(Guid Courtyard, int Residents, int Alone, int RegisteredElsewhere) : Fact(new Subject("courtyard", Courtyard));

public sealed record RelationDeclared(Guid Person, Guid Other, Kinship Kinship) : Fact(new Subject("person", Person));

public sealed record BodyConstituted(Guid Body, BodyKind Kind, DateOnly From, DateOnly To) : Fact(new Subject("body", Body));

public sealed record SeatTaken(Guid Seat, Guid Person, Capacity Capacity, DateOnly From, DateOnly To) : Fact(new Subject("seat", Seat));

public sealed record AttachmentAdded(Subject About, Guid Attachment, AttachmentPurpose Purpose, MediaType Media, long Bytes) : Fact(About);

public sealed record AttachmentErased(Subject About, Guid Attachment) : Fact(About);

public sealed record SeatLeft(Guid Seat, Guid Person, Capacity Capacity, DateOnly To) : Fact(new Subject("seat", Seat));

public sealed record PersonErased(Guid Person) : Erasing(new Subject("person", Person));
