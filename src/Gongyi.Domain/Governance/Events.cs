using Gongyi.Communities;
using Gongyi.Shared;

namespace Gongyi.Governance;

public sealed record MandateGranted(Guid Mandate, MatterKind Kind, long LimitFen, DateOnly From, DateOnly To)
    : Fact(new Subject("mandate", Mandate));

public sealed record MatterSubmitted(Guid Matter, MatterKind Kind, Guid SubjectId, long Fen, int Steps) : Fact(new Subject("matter", Matter));

public sealed record OpinionGiven(Guid Matter, Guid Opinion, StepKind? At) : Fact(new Subject("matter", Matter));

public sealed record StepDecided(Guid Matter, int Order, StepKind Step, bool Passed, Guid DecidedIn) : Fact(new Subject("matter", Matter));

public sealed record StepHandedOver(Guid Matter, int Order, BodyKind From, BodyKind To, Guid Motion) : Fact(new Subject("matter", Matter));

/// <summary>The whole chain is done: whoever keeps the subject may now let it start, or must end it.</summary>
public sealed record MatterDecided(Guid Matter, MatterKind Kind, Guid SubjectId, bool Passed) : Fact(new Subject("matter", Matter));

public sealed record SittingConvened(Guid Sitting, BodyKind Body, DateTimeOffset At, int Members, int Motions) : Fact(new Subject("sitting", Sitting));

public sealed record MemberAttended(Guid Sitting, Guid Person) : Fact(new Subject("sitting", Sitting));

public sealed record BallotCast(Guid Motion, Guid Person, BallotChoice Choice) : Fact(new Subject("motion", Motion));

public sealed record BallotChanged(Guid Motion, Guid Person, BallotChoice Choice) : Fact(new Subject("motion", Motion));

public sealed record MotionDecided(Guid Motion, Guid Matter, MotionState State, int For, int Against, int Abstained, int Recused)
    : Fact(new Subject("motion", Motion));

public sealed record SittingEnded(Guid Sitting, SittingState State) : Fact(new Subject("sitting", Sitting));

public sealed record NoticeDrafted(Guid Notice, Guid Matter) : Fact(new Subject("notice", Notice));

public sealed record NoticePosted(Guid Notice, Guid Matter, DateOnly From, DateOnly To) : Fact(new Subject("notice", Notice));

public sealed record ObjectionRaised(Guid Notice, Guid Objection) : Fact(new Subject("notice", Notice));

public sealed record ObjectionDecided(Guid Notice, Guid Objection, bool Upheld) : Fact(new Subject("notice", Notice));

public sealed record NoticeClosed(Guid Notice, Guid Matter, NoticeState State) : Fact(new Subject("notice", Notice));
