using Gongyi.Communities;
using Gongyi.Governance;
using Gongyi.Shared;
using Gongyi.Tests.Shared;

namespace Gongyi.Tests.Governance;

/// <summary>Every rule at its edges: one short, exactly, one over. The expected numbers are written by hand.</summary>
public sealed class RuleBoundaryTests
{
    private static readonly Dictionary<int, (int MoreThanHalf, int TwoThirds)> Least = new()
    {
        [1] = (1, 1), [2] = (2, 2), [3] = (2, 2), [4] = (3, 3), [5] = (3, 4), [7] = (4, 5), [10] = (6, 7), [27] = (14, 18), [79] = (40, 53),
    };

    private static readonly Dictionary<BodyKind, (bool TwoThirdsPresent, int NoticeDays, BodyKind? Fallback)> Law = new()
    {
        [BodyKind.PartyCommittee] = (false, 0, BodyKind.RepresentativesMeeting),
        [BodyKind.ResidentsCommittee] = (false, 1, BodyKind.RepresentativesMeeting),
        [BodyKind.TwoCommittees] = (false, 1, BodyKind.RepresentativesMeeting),
        [BodyKind.FundCommittee] = (true, 3, BodyKind.RepresentativesMeeting),
        [BodyKind.Council] = (true, 3, BodyKind.RepresentativesMeeting),
        [BodyKind.RepresentativesMeeting] = (true, 5, BodyKind.ResidentsAssembly),
        [BodyKind.ResidentsAssembly] = (false, 10, null),
        [BodyKind.SupervisoryCommittee] = (true, 0, null),
    };

    public static TheoryData<BodyKind, int> Rules => Cases(DecisionRule.All.Select(rule => rule.Body));

    /// <summary>Bodies that a chain can come to.</summary>
    public static TheoryData<BodyKind, int> Sittings =>
        Cases(DecisionRule.All.Select(rule => rule.Body).Except([BodyKind.ResidentsCommittee, BodyKind.SupervisoryCommittee]));

    [Fact]
    public void Every_body_has_exactly_one_rule_and_it_is_the_one_of_the_law()
    {
        Assert.Equal(Enum.GetValues<BodyKind>().Order(), DecisionRule.All.Select(rule => rule.Body).Order());
        Assert.All(DecisionRule.All, rule => Assert.Equal(Law[rule.Body].NoticeDays, rule.NoticeDays));
        Assert.All(DecisionRule.All, rule => Assert.Equal(Law[rule.Body].Fallback, rule.Fallback));
        Assert.Equal([BodyKind.FundCommittee], DecisionRule.All.Where(rule => rule.NeedsSupervisorOpinion).Select(rule => rule.Body));
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_quorum_is_missed_by_one_and_met_by_exactly_enough(BodyKind body, int members)
    {
        var rule = DecisionRule.Of(body);
        var least = Quorum(body, members);

        Assert.False(rule.Quorum.IsReached(least - 1, members));
        Assert.True(rule.Quorum.IsReached(least, members));
        Assert.True(rule.Quorum.IsReached(least + 1, members));
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_motion_fails_at_half_of_those_present_and_passes_above(BodyKind body, int present)
    {
        var rule = DecisionRule.Of(body);
        var least = Least[present].MoreThanHalf;

        Assert.False(rule.Passes(least - 1, present, members: 79, recused: 0));
        Assert.True(rule.Passes(least, present, members: 79, recused: 0));
        Assert.True(rule.Passes(least + 1, present, members: 79, recused: 0));
        Assert.False(rule.Passes(least - 1, present + 2, members: 79, recused: 2));
        Assert.True(rule.Passes(least, present + 2, members: 79, recused: 2));
    }

    [Theory]
    [MemberData(nameof(Sittings))]
    public void A_sitting_one_short_of_its_quorum_neither_votes_nor_closes(BodyKind body, int members)
    {
        var matter = Walk.MatterAt(body);
        Walk.Opinion(matter);
        var tooFew = Quorum(body, members) - 1;
        var sitting = Walk.Sit(matter, body, Cast.Roll(body, members), tooFew);

        Assert.Equal(new Presence(members, tooFew, tooFew + 1, false), sitting.Presence());
        if (tooFew > 0)
            Says.No<QuorumMissing, Ballot>(sitting.Vote(Cast.Member(body, 1), sitting.Motions[0], matter, BallotChoice.For, null, sitting.At));
        Assert.Equal(new QuorumMissing(tooFew, tooFew + 1), Walk.Close(sitting, matter));
        Says.Yes(sitting.Adjourn(sitting.At));
        Assert.Equal(MotionState.Lapsed, sitting.Motions[0].State);
        Assert.Equal(body, matter.Current!.Body);
    }

    [Theory]
    [MemberData(nameof(Sittings))]
    public void With_exactly_the_quorum_a_majority_of_those_present_decides(BodyKind body, int members)
    {
        foreach (var extra in new[] { 0, 1 })
        {
            var present = Math.Min(Quorum(body, members) + extra, members);
            foreach (var missing in new[] { 1, 0 })
            {
                var votes = (present / 2) + 1 - missing;
                Assert.Equal(missing == 0 ? MotionState.Passed : MotionState.NotPassed, Vote(body, members, present, votes).State);
            }
        }
    }

    [Theory]
    [InlineData(1, 2, true, 10, 6)]
    [InlineData(1, 2, false, 10, 5)]
    [InlineData(1, 2, true, 7, 4)]
    [InlineData(1, 2, false, 7, 4)]
    [InlineData(2, 3, true, 9, 7)]
    [InlineData(2, 3, false, 9, 6)]
    [InlineData(2, 3, false, 7, 5)]
    public void Strict_means_more_than_the_share_and_inclusive_the_share_itself(int numerator, int denominator, bool strict, int all, int least)
    {
        var share = new Share(numerator, denominator, strict);
        Assert.False(share.IsReached(least - 1, all));
        Assert.True(share.IsReached(least, all));
    }

    [Fact]
    public void A_rule_that_counts_all_members_counts_the_absent_and_not_the_recused()
    {
        var rule = DecisionRule.Of(BodyKind.Council) with { Base = VoteBase.Members, Pass = Share.TwoThirds };

        Assert.False(rule.Passes(17, present: 18, members: 27, recused: 0));
        Assert.True(rule.Passes(18, present: 18, members: 27, recused: 0));
        Assert.False(rule.Passes(15, present: 18, members: 27, recused: 3));
        Assert.True(rule.Passes(16, present: 19, members: 27, recused: 3));
    }

    private static int Quorum(BodyKind body, int members) => Law[body].TwoThirdsPresent ? Least[members].TwoThirds : Least[members].MoreThanHalf;

    /// <summary>So many vote yes; the rest say nothing, which is abstaining.</summary>
    private static Motion Vote(BodyKind body, int members, int present, int votes)
    {
        var matter = Walk.MatterAt(body);
        Walk.Opinion(matter);
        var sitting = Walk.Sit(matter, body, Cast.Roll(body, members), present);
        for (var at = 1; at <= votes; at++)
            Says.Yes(sitting.Vote(Cast.Member(body, at), sitting.Motions[0], matter, BallotChoice.For, null, sitting.At));
        Says.Yes(Walk.Close(sitting, matter));
        Assert.Equal((votes, 0, present - votes, 0), (sitting.Motions[0].For, sitting.Motions[0].Against, sitting.Motions[0].Abstained, sitting.Motions[0].Recused));
        return sitting.Motions[0];
    }

    private static TheoryData<BodyKind, int> Cases(IEnumerable<BodyKind> bodies)
    {
        var cases = new TheoryData<BodyKind, int>();
        foreach (var body in bodies)
            foreach (var size in Least.Keys)
                cases.Add(body, size);
        return cases;
    }
}
