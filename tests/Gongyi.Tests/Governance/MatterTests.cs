using CsCheck;
using Gongyi.Communities;
using Gongyi.Governance;
using Gongyi.Shared;
using Gongyi.Tests.Shared;

namespace Gongyi.Tests.Governance;

/// <summary>The chain: which steps, in which order, and what happens when those who should decide are too close.</summary>
public sealed class MatterTests
{
    [Fact]
    public void Money_and_mandate_decide_how_long_the_chain_is()
    {
        Assert.Equal("Report PartyStudy TwoCommittees Council Notice", Steps(0, fund: false));
        Assert.Equal("Report PartyStudy TwoCommittees FundCommittee Council Notice", Steps(1, fund: true));
        Assert.Equal("Report PartyStudy TwoCommittees FundCommittee Council Notice", Steps(3_000_000, fund: true));
        Assert.Equal("Report PartyStudy TwoCommittees FundCommittee Council RepresentativesMeeting Notice", Steps(3_000_001, fund: true));
        Assert.Equal("Report PartyStudy TwoCommittees Council RepresentativesMeeting Notice", Steps(0, fund: false, mandate: false));
    }

    [Fact]
    public void A_larger_amount_never_has_fewer_steps() =>
        Gen.Select(Gen.Long[0, 6_000_000], Gen.Long[0, 6_000_000], Gen.Bool, Gen.Bool).Sample((a, b, fund, mandate) =>
        {
            var (less, more) = (Math.Min(a, b), Math.Max(a, b));
            var few = Chain.For(new(less, fund, mandate)).Select(rule => rule.Step).ToList();
            var many = Chain.For(new(more, fund, mandate)).Select(rule => rule.Step).ToHashSet();
            return few.TrueForAll(many.Contains);
        });

    [Fact]
    public void A_mandate_covers_its_kind_its_amount_and_its_days_inclusive()
    {
        var mandate = Mandate.Grant(Cast.Worker, Guid.NewGuid(), MatterKind.Project, 1_000_000, new(2026, 3, 1), new(2026, 12, 31), "〔2026〕3号");

        Assert.True(mandate.Covers(MatterKind.Project, 1_000_000, new(2026, 3, 1)));
        Assert.True(mandate.Covers(MatterKind.Project, 0, new(2026, 12, 31)));
        Assert.False(mandate.Covers(MatterKind.Project, 1_000_001, new(2026, 3, 1)));
        Assert.False(mandate.Covers(MatterKind.Project, 1, new(2026, 2, 28)));
        Assert.False(mandate.Covers(MatterKind.Project, 1, new(2027, 1, 1)));
        Assert.False(mandate.Covers(MatterKind.ProviderAdmission, 1, new(2026, 3, 1)));
    }

    [Fact]
    public void Only_the_body_of_the_first_step_not_passed_can_sit_on_a_matter()
    {
        var matter = Walk.Matter();
        foreach (var body in new[] { BodyKind.PartyCommittee, BodyKind.TwoCommittees, BodyKind.FundCommittee, BodyKind.Council, BodyKind.RepresentativesMeeting })
        {
            foreach (var other in Enum.GetValues<BodyKind>().Where(other => other != body))
                Says.No<StepNotWaiting, Sitting>(Walk.Convene(matter, other, Cast.Roll(other, 3)));
            Says.No<StepNotWaiting>(PostedOn(matter));
            Says.No<ChainNotPassed>(matter.Standing());
            Walk.Pass(matter);
        }

        Assert.Equal(StepKind.Notice, matter.Current!.Kind);
        Says.Yes(PostedOn(matter));
        Says.No<NoticeStillOpen>(matter.Standing());
    }

    [Fact]
    public void A_step_not_passed_ends_the_matter()
    {
        var matter = Walk.Matter();
        var sitting = Walk.Sit(matter, BodyKind.PartyCommittee, Cast.Roll(BodyKind.PartyCommittee, 3), 3);
        Says.Yes(Walk.Close(sitting, matter));

        Assert.Equal((MatterState.NotPassed, StepState.NotPassed), (matter.State, matter.Steps[1].State));
        Assert.Null(matter.Current);
        Says.No<ChainNotPassed>(matter.Standing());
        Says.No<StepNotWaiting, Sitting>(Walk.Convene(matter, BodyKind.TwoCommittees, Cast.Roll(BodyKind.TwoCommittees, 3)));
    }

    [Fact]
    public void Whoever_is_too_close_can_only_stand_back()
    {
        var matter = Walk.MatterAt(BodyKind.Council, "Council 1");
        var sitting = Walk.Sit(matter, BodyKind.Council, Cast.Roll(BodyKind.Council, 7), 6);
        var (motion, close) = (sitting.Motions[0], Cast.Member(BodyKind.Council, 1));

        foreach (var choice in new BallotChoice?[] { BallotChoice.For, BallotChoice.Against, BallotChoice.Abstain, null })
            Says.No<MustRecuse, Ballot>(sitting.Vote(close, motion, matter, choice, null, sitting.At));
        Says.Yes(sitting.Vote(close, motion, matter, BallotChoice.Recuse, "家人受益", sitting.At));
        Says.No<MustRecuse, Ballot>(sitting.ChangeVote(close, motion, matter, BallotChoice.For, null, sitting.At));
        Says.No<OwnRequest, SupervisionOpinion>(matter.GiveOpinion(close, Guid.NewGuid(), "很好", Cast.Monday));
    }

    [Fact]
    public void Being_too_close_counts_as_recused_said_or_not()
    {
        var matter = Walk.MatterAt(BodyKind.Council, "Council 1", "Council 2");
        var sitting = Walk.Sit(matter, BodyKind.Council, Cast.Roll(BodyKind.Council, 7), 5);
        for (var at = 3; at <= 4; at++)
            Says.Yes(sitting.Vote(Cast.Member(BodyKind.Council, at), sitting.Motions[0], matter, BallotChoice.For, null, sitting.At));
        Says.Yes(Walk.Close(sitting, matter));

        var motion = sitting.Motions[0];
        Assert.Equal((MotionState.Passed, 2, 0, 1, 2), (motion.State, motion.For, motion.Against, motion.Abstained, motion.Recused));
    }

    [Theory]
    [InlineData(3, false)]
    [InlineData(4, true)]
    public void When_half_stand_back_the_step_goes_to_the_fallback_body(int recused, bool handedOver)
    {
        var matter = Walk.MatterAt(BodyKind.Council);
        var sitting = Walk.Sit(matter, BodyKind.Council, Cast.Roll(BodyKind.Council, 8), 8);
        for (var at = 1; at <= 8; at++)
            Says.Yes(sitting.Vote(Cast.Member(BodyKind.Council, at), sitting.Motions[0], matter, at <= recused ? BallotChoice.Recuse : BallotChoice.For, null, sitting.At));
        Says.Yes(Walk.Close(sitting, matter));

        Assert.Equal(handedOver ? MotionState.HandedOver : MotionState.Passed, sitting.Motions[0].State);
        var council = matter.Steps.Single(step => step.Kind is StepKind.Council);
        Assert.Equal(handedOver ? (StepState.Waiting, BodyKind.RepresentativesMeeting) : (StepState.Passed, BodyKind.Council), (council.State, council.Body!.Value));
    }

    [Fact]
    public void Handing_over_never_ends_in_a_dead_end_and_never_skips_the_step_after()
    {
        var matter = Walk.MatterAt(BodyKind.Council);
        Walk.HandOver(matter);
        Assert.Equal((StepKind.Council, BodyKind.RepresentativesMeeting), (matter.Current!.Kind, matter.Current.Body!.Value));
        Walk.HandOver(matter);
        Assert.Equal((StepKind.Council, BodyKind.ResidentsAssembly), (matter.Current!.Kind, matter.Current.Body!.Value));
        Walk.Pass(matter);
        Assert.Equal((StepKind.RepresentativesMeeting, BodyKind.RepresentativesMeeting), (matter.Current!.Kind, matter.Current.Body!.Value));
    }

    [Fact]
    public void Where_no_body_is_left_a_vote_of_nobody_does_not_pass()
    {
        var matter = Walk.MatterAt(BodyKind.ResidentsAssembly);
        var sitting = Walk.HandOver(matter);
        Assert.Equal((MotionState.Passed, 1, 2), (sitting.Motions[0].State, sitting.Motions[0].For, sitting.Motions[0].Recused));
        Assert.False(DecisionRule.Of(BodyKind.ResidentsAssembly).Passes(0, 3, 3, 3));
    }

    [Fact]
    public void An_opinion_needs_words()
    {
        Says.No<TextMissing, SupervisionOpinion>(Walk.Matter().GiveOpinion(Cast.Supervisor, Guid.NewGuid(), "  ", Cast.Monday));
    }

    private static Refusal? PostedOn(Matter matter) =>
        PublicNotice.Draft(Cast.Worker, Guid.NewGuid(), "2026-12", matter).Post(Cast.Worker, matter, "北院公告栏", WorkingDays.Plain, Cast.Monday);

    private static string Steps(long fen, bool fund, bool mandate = true) =>
        string.Join(' ', Chain.For(new(fen, fund, mandate)).Select(rule => rule.Step));
}
