using Gongyi.Communities;

namespace Gongyi.Governance;

/// <summary>A step of the approval chain (domain.md §1.4; paper: 报社区 → 两委同意 → 议事会通过 → 实施).</summary>
public enum StepKind { Report, PartyStudy, TwoCommittees, FundCommittee, Council, RepresentativesMeeting, Notice }

/// <summary>What decides which steps a matter must pass.</summary>
/// <param name="Fen">Money that the matter asks for.</param>
/// <param name="UsesFund">Whether that money is the fund's.</param>
/// <param name="WithinMandate">Whether the council holds a valid mandate that covers kind and amount.</param>
public sealed record ChainInput(long Fen, bool UsesFund, bool WithinMandate);

/// <summary>One line of the chain's table: a step, who decides it, and when it is required.</summary>
public sealed record ChainRule(StepKind Step, BodyKind? Body, Func<ChainInput, bool> Required, string Why);

/// <summary>
/// The approval chain as data. Conditions only ever <em>add</em> steps (invariant 1): no amount is small enough to
/// leave one out.
/// </summary>
public static class Chain
{
    /// <summary>Above this amount the residents' representatives decide as well: ¥30,000 (domain.md §6.8).</summary>
    public const long RepresentativesAboveFen = 3_000_000;

    /// <summary>Working days for which a notice hangs (domain.md §3.9).</summary>
    public const int NoticeWorkingDays = 5;

    public static IReadOnlyList<ChainRule> Rules { get; } =
    [
        new(StepKind.Report, null, _ => true, "报社区"),
        new(StepKind.PartyStudy, BodyKind.PartyCommittee, _ => true, "居民委员会组织法 art. 30"),
        new(StepKind.TwoCommittees, BodyKind.TwoCommittees, _ => true, "两委同意"),
        new(StepKind.FundCommittee, BodyKind.FundCommittee, input => input.UsesFund, "管委会决定资金使用"),
        new(StepKind.Council, BodyKind.Council, _ => true, "议事会通过"),
        new(StepKind.RepresentativesMeeting, BodyKind.RepresentativesMeeting,
            input => !input.WithinMandate || input.Fen > RepresentativesAboveFen, "居民委员会组织法 art. 29, 32"),
        new(StepKind.Notice, null, _ => true, "公示"),
    ];

    public static IReadOnlyList<ChainRule> For(ChainInput input) => [.. Rules.Where(rule => rule.Required(input))];
}
