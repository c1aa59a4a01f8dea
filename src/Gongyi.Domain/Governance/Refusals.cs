using Gongyi.Shared;

namespace Gongyi.Governance;

/// <summary>The person is not on the roll of this sitting in this capacity.</summary>
public sealed record NotAMember : NotAllowed;

/// <summary>The person is too close to the matter: only recusal can be recorded.</summary>
public sealed record MustRecuse : NotAllowed;

/// <summary>The invitation must go out <paramref name="Days"/> calendar days before the sitting.</summary>
public sealed record NoticeTooShort(int Days) : Invalid("at");

/// <summary>A sitting needs at least one matter.</summary>
public sealed record NothingToDecide() : Invalid("matters");

/// <summary>The body has no members on this day.</summary>
public sealed record NobodyOnTheRoll : Conflict;

/// <summary>The matter is not waiting for this step: an earlier one is not passed, or this one is done.</summary>
public sealed record StepNotWaiting : Conflict;

/// <summary>The matter already stands on the agenda of a sitting that is not over.</summary>
public sealed record AlreadyOnAgenda : Conflict;

/// <summary>A step of the chain is missing; nothing may start.</summary>
public sealed record ChainNotPassed : Conflict;

/// <summary>The public notice is still open.</summary>
public sealed record NoticeStillOpen : Conflict;

/// <summary>Fewer are present than the rule asks for.</summary>
public sealed record QuorumMissing(int Present, int Quorum) : Conflict;

/// <summary>Enough are present: the sitting cannot be called off for want of a quorum.</summary>
public sealed record QuorumIsThere : Conflict;

/// <summary>The supervisory committee has not given its opinion at this step.</summary>
public sealed record SupervisorOpinionMissing : Conflict;

/// <summary>The sitting is over.</summary>
public sealed record SittingClosed : Conflict;

/// <summary>The sitting is on a later day.</summary>
public sealed record SittingNotToday(DateTimeOffset At) : Conflict;

/// <summary>The count is written; no vote can be cast or changed.</summary>
public sealed record MotionClosed : Conflict;

/// <summary>The member has not signed in.</summary>
public sealed record NotPresent : Conflict;

/// <summary>The member has voted; the vote can be changed, not cast again.</summary>
public sealed record AlreadyVoted : Conflict;

/// <summary>There is no vote to change.</summary>
public sealed record NotVotedYet : Conflict;

/// <summary>The notice hangs already.</summary>
public sealed record NoticeAlreadyPosted : Conflict;

/// <summary>The notice takes no objections: not posted yet, or its time is over.</summary>
public sealed record NoticeNotOpen : Conflict;

/// <summary>The objection has been answered.</summary>
public sealed record ObjectionRuled : Conflict;
