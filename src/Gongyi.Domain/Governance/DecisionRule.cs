using Gongyi.Communities;

namespace Gongyi.Governance;

/// <summary>A share that must be reached. Strict means more than the share, otherwise the share itself is enough.</summary>
/// <remarks>居民会议 "过半数" is strict, 居民代表会议 "三分之二以上" is not (Residents' Committee law art. 26–29).</remarks>
public sealed record Share(int Numerator, int Denominator, bool Strict)
{
    public static Share MoreThanHalf { get; } = new(1, 2, Strict: true);

    public static Share TwoThirds { get; } = new(2, 3, Strict: false);

    /// <summary>The smallest whole number that reaches the share of <paramref name="all"/>.</summary>
    public int Least(int all) => Strict
        ? (all * Numerator / Denominator) + 1
        : ((all * Numerator) + Denominator - 1) / Denominator;

    public bool IsReached(int count, int all) => count >= Least(all);
}

/// <summary>What a majority is counted against.</summary>
public enum VoteBase
{
    /// <summary>Those present and not recused; abstaining counts as present and not as yes.</summary>
    Present,

    /// <summary>All members less those recused.</summary>
    Members,
}

/// <summary>How a body decides (domain.md §1.3). Data, not code: a new law is a new row.</summary>
/// <param name="NoticeDays">Calendar days between the invitation and the sitting.</param>
/// <param name="Quorum">Share of members that must be present; for a joint session, of each of its committees.</param>
/// <param name="NeedsSupervisorOpinion">Whether the decision is final only with a recorded opinion of the supervisory committee.</param>
/// <param name="Fallback">Who decides when recusal leaves too few to decide.</param>
public sealed record DecisionRule(
    BodyKind Body,
    int NoticeDays,
    Share Quorum,
    VoteBase Base,
    Share Pass,
    BodyKind? Fallback,
    string LegalBasis,
    bool NeedsSupervisorOpinion = false)
{
    public static IReadOnlyList<DecisionRule> All { get; } =
    [
        new(BodyKind.PartyCommittee, 0, Share.MoreThanHalf, VoteBase.Present, Share.MoreThanHalf, BodyKind.RepresentativesMeeting,
            "居民委员会组织法 art. 4, 30; majority principle"),
        new(BodyKind.ResidentsCommittee, 1, Share.MoreThanHalf, VoteBase.Present, Share.MoreThanHalf, BodyKind.RepresentativesMeeting,
            "居民委员会组织法 art. 33"),
        new(BodyKind.TwoCommittees, 1, Share.MoreThanHalf, VoteBase.Present, Share.MoreThanHalf, BodyKind.RepresentativesMeeting,
            "居民委员会组织法 art. 33; more than half of the persons of each committee"),
        new(BodyKind.FundCommittee, 3, Share.TwoThirds, VoteBase.Present, Share.MoreThanHalf, BodyKind.RepresentativesMeeting,
            "社区慈善基金使用办法", NeedsSupervisorOpinion: true),
        new(BodyKind.Council, 3, Share.TwoThirds, VoteBase.Present, Share.MoreThanHalf, BodyKind.RepresentativesMeeting,
            "居民委员会组织法 art. 32; 议事会章程"),
        new(BodyKind.RepresentativesMeeting, 5, Share.TwoThirds, VoteBase.Present, Share.MoreThanHalf, BodyKind.ResidentsAssembly,
            "居民委员会组织法 art. 28–29"),
        new(BodyKind.ResidentsAssembly, 10, Share.MoreThanHalf, VoteBase.Present, Share.MoreThanHalf, null,
            "居民委员会组织法 art. 26–27"),
        new(BodyKind.SupervisoryCommittee, 0, Share.TwoThirds, VoteBase.Present, Share.MoreThanHalf, null,
            "居民委员会组织法 art. 36"),
    ];

    public static DecisionRule Of(BodyKind body) => All.Single(rule => rule.Body == body);

    /// <summary>Whether a motion passes: <paramref name="votesFor"/> against those present, or all members, less the recused.</summary>
    public bool Passes(int votesFor, int present, int members, int recused) =>
        Pass.IsReached(votesFor, (Base is VoteBase.Present ? present : members) - recused);

    /// <summary>Whether recusal leaves too few to decide: nobody present, or no more than half of the members at all.</summary>
    public static bool LeavesTooFew(int present, int members, int recused) => present - recused < 1 || recused * 2 >= members;
}
