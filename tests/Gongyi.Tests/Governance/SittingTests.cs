using Gongyi.Communities;
using Gongyi.Governance;
using Gongyi.Shared;
using Gongyi.Tests.Shared;

namespace Gongyi.Tests.Governance;

/// <summary>Sittings: who is invited, who may vote, what is counted.</summary>
public sealed class SittingTests
{
    private static List<Seat> JointRoll =>
        [.. Cast.Party.Select(name => Cast.Seat(Capacity.PartyCommittee, name)), .. Cast.Residents.Select(name => Cast.Seat(Capacity.ResidentsCommittee, name))];

    [Fact]
    public void A_joint_session_counts_the_persons_of_each_committee()
    {
        var matter = Walk.MatterAt(BodyKind.TwoCommittees);
        var sitting = Walk.Convened(matter, BodyKind.TwoCommittees, JointRoll);
        Assert.Equal(10, sitting.Electors.Count);
        foreach (var place in new[] { 1, 3, 5 }) Come(place);
        Assert.Equal(new Presence(10, 3, 4, false), sitting.Presence());

        Come(6);

        Assert.Equal(new Presence(10, 4, 4, true), sitting.Presence());
        foreach (var place in new[] { 1, 3, 5 })
            Says.Yes(sitting.Vote(Cast.As(Capacity.PartyCommittee, Cast.Party[place - 1]), sitting.Motions[0], matter, BallotChoice.For, null, sitting.At));
        Says.Yes(Walk.Close(sitting, matter));
        Assert.Equal((MotionState.Passed, 3, 1), (sitting.Motions[0].State, sitting.Motions[0].For, sitting.Motions[0].Abstained));

        void Come(int place) => Says.Yes(sitting.Attend(Cast.As(Capacity.PartyCommittee, Cast.Party[place - 1]), sitting.At));
    }

    [Fact]
    public void All_of_one_committee_are_no_quorum_of_a_joint_session()
    {
        var matter = Walk.MatterAt(BodyKind.TwoCommittees);
        var apart = Enumerable.Range(1, 3).Select(at => Cast.Seat(Capacity.PartyCommittee, $"P{at}"))
            .Concat(Enumerable.Range(1, 3).Select(at => Cast.Seat(Capacity.ResidentsCommittee, $"R{at}"))).ToList();
        var sitting = Walk.Convened(matter, BodyKind.TwoCommittees, apart);

        for (var at = 1; at <= 3; at++) Says.Yes(sitting.Attend(Cast.As(Capacity.PartyCommittee, $"P{at}"), sitting.At));

        Assert.False(sitting.Presence().Quorate);
    }

    [Fact]
    public void The_roll_is_frozen_when_the_sitting_is_convened()
    {
        var matter = Walk.MatterAt(BodyKind.Council);
        var leaves = Cast.Seat(Capacity.Council, "莫春来", to: DateOnly.FromDateTime(Cast.Monday.DateTime));
        var sitting = Walk.Convened(matter, BodyKind.Council, [leaves]);
        var late = Cast.Seat(Capacity.Council, "杭小雨", from: DateOnly.FromDateTime(Cast.Monday.DateTime).AddDays(1));

        Says.No<NotAMember>(sitting.Attend(late.Actor, sitting.At));
        Says.Yes(sitting.Attend(leaves.Actor, sitting.At));
        Says.No<NotAMember, Ballot>(sitting.Vote(late.Actor, sitting.Motions[0], matter, BallotChoice.For, null, sitting.At));
        Assert.False(leaves.IsHeldOn(WorkingDays.DayOf(sitting.At)));
        Says.Yes(sitting.Vote(leaves.Actor, sitting.Motions[0], matter, BallotChoice.For, null, sitting.At));
    }

    [Fact]
    public void A_member_acts_for_the_seat_and_not_for_another_one()
    {
        var matter = Walk.MatterAt(BodyKind.Council);
        var sitting = Walk.Convened(matter, BodyKind.Council, Cast.Roll(BodyKind.Council, 3));

        Says.No<NotAMember>(sitting.Attend(Cast.Resident("Council 1"), sitting.At));
    }

    [Theory]
    [InlineData(BodyKind.TwoCommittees, 1)]
    [InlineData(BodyKind.FundCommittee, 3)]
    [InlineData(BodyKind.Council, 3)]
    [InlineData(BodyKind.RepresentativesMeeting, 5)]
    [InlineData(BodyKind.ResidentsAssembly, 10)]
    public void An_invitation_goes_out_in_time_to_the_day(BodyKind body, int days)
    {
        var matter = Walk.MatterAt(body);

        Assert.Equal(new NoticeTooShort(days), Walk.Convene(matter, body, Cast.Roll(body, 3), days - 1).Refusal);
        Says.Yes(Walk.Convene(matter, body, Cast.Roll(body, 3), days));
    }

    [Fact]
    public void A_sitting_needs_a_day_a_matter_and_members()
    {
        var matter = Walk.MatterAt(BodyKind.Council);
        var roll = Cast.Roll(BodyKind.Council, 3);
        var by = Cast.Member(BodyKind.Council, 1);

        Says.No<DateMissing, Sitting>(Sitting.Convene(by, Guid.NewGuid(), BodyKind.Council, null, [matter], roll, Guid.NewGuid, Cast.Monday));
        Says.No<NothingToDecide, Sitting>(Sitting.Convene(by, Guid.NewGuid(), BodyKind.Council, Cast.Monday.AddDays(3), [], roll, Guid.NewGuid, Cast.Monday));
        Says.No<NobodyOnTheRoll, Sitting>(Walk.Convene(matter, BodyKind.Council, []));
    }

    [Fact]
    public void A_member_votes_once_and_may_think_again_until_the_close()
    {
        var matter = Walk.MatterAt(BodyKind.Council);
        var sitting = Walk.Sit(matter, BodyKind.Council, Cast.Roll(BodyKind.Council, 3), 2);
        var (motion, member) = (sitting.Motions[0], Cast.Member(BodyKind.Council, 1));

        Says.No<NotVotedYet, Ballot>(sitting.ChangeVote(member, motion, matter, BallotChoice.For, null, sitting.At));
        Says.No<ChoiceMissing, Ballot>(sitting.Vote(member, motion, matter, null, null, sitting.At));
        Says.No<TextTooLong, Ballot>(sitting.Vote(member, motion, matter, BallotChoice.For, new string('长', 2001), sitting.At));
        Says.Yes(sitting.Vote(member, motion, matter, BallotChoice.Against, "再想想", sitting.At));
        Says.No<AlreadyVoted, Ballot>(sitting.Vote(member, motion, matter, BallotChoice.For, null, sitting.At));
        Says.Yes(sitting.ChangeVote(member, motion, matter, BallotChoice.For, null, sitting.At));
        Says.No<NotPresent, Ballot>(sitting.Vote(Cast.Member(BodyKind.Council, 3), motion, matter, BallotChoice.For, null, sitting.At));
        Says.Yes(sitting.Vote(Cast.Member(BodyKind.Council, 2), motion, matter, BallotChoice.For, null, sitting.At));
        Says.Yes(Walk.Close(sitting, matter));

        Assert.Equal((2, 0), (motion.For, motion.Against));
        Says.No<MotionClosed, Ballot>(sitting.ChangeVote(member, motion, matter, BallotChoice.Against, null, sitting.At));
        Says.No<MotionClosed, Ballot>(sitting.Vote(member, motion, matter, BallotChoice.Against, null, sitting.At));
        Says.No<SittingClosed>(Walk.Close(sitting, matter));
        Says.No<SittingClosed>(sitting.Attend(Cast.Member(BodyKind.Council, 3), sitting.At));
        Says.No<SittingClosed>(sitting.Adjourn(sitting.At));
    }

    [Fact]
    public void Nobody_signs_in_or_goes_home_before_the_day()
    {
        var matter = Walk.MatterAt(BodyKind.Council);
        var sitting = Walk.Convened(matter, BodyKind.Council, Cast.Roll(BodyKind.Council, 3));
        var eve = sitting.At.AddDays(-1);

        Says.No<SittingNotToday>(sitting.Attend(Cast.Member(BodyKind.Council, 1), eve));
        Says.No<SittingNotToday>(sitting.Adjourn(eve));
        Says.Yes(sitting.Attend(Cast.Member(BodyKind.Council, 1), sitting.At));
        Says.Yes(sitting.Attend(Cast.Member(BodyKind.Council, 1), sitting.At));
        Assert.Single(sitting.Attendances);
        Says.Yes(sitting.Attend(Cast.Member(BodyKind.Council, 2), sitting.At));
        Says.No<QuorumIsThere>(sitting.Adjourn(sitting.At));
    }

    [Fact]
    public void Abstaining_counts_as_present_and_not_as_yes()
    {
        Assert.Equal(MotionState.NotPassed, Count(yes: 2, abstain: 2).State);
        Assert.Equal(MotionState.Passed, Count(yes: 3, abstain: 2).State);
    }

    [Fact]
    public void The_recused_leave_the_base()
    {
        var motion = Count(yes: 2, abstain: 1, recuse: 3);
        Assert.Equal((MotionState.Passed, 2, 1, 3, 6), (motion.State, motion.For, motion.Abstained, motion.Recused, motion.Present));
    }

    [Fact]
    public void The_fund_committee_is_not_final_without_the_supervisor_at_this_step()
    {
        var matter = Walk.Matter();
        Walk.Opinion(matter);
        while (matter.Current!.Body is not BodyKind.FundCommittee) Walk.Pass(matter);
        var sitting = Walk.Sit(matter, BodyKind.FundCommittee, Cast.Roll(BodyKind.FundCommittee, 1), 1);

        Says.No<SupervisorOpinionMissing>(Walk.Close(sitting, matter));
        Says.Yes(matter.GiveOpinion(Cast.As(Capacity.Discipline, "申国栋"), Guid.NewGuid(), "已阅", Cast.Monday));
        Says.No<SupervisorOpinionMissing>(Walk.Close(sitting, matter));
        Walk.Opinion(matter);
        Says.Yes(Walk.Close(sitting, matter));
    }

    /// <summary>A council of seven with these voices.</summary>
    private static Motion Count(int yes, int abstain, int recuse = 0)
    {
        var matter = Walk.MatterAt(BodyKind.Council);
        var choices = Enumerable.Repeat(BallotChoice.For, yes).Concat(Enumerable.Repeat(BallotChoice.Abstain, abstain))
            .Concat(Enumerable.Repeat(BallotChoice.Recuse, recuse)).ToList();
        var sitting = Walk.Sit(matter, BodyKind.Council, Cast.Roll(BodyKind.Council, choices.Count is 4 ? 5 : 7), choices.Count);
        foreach (var (choice, at) in choices.Select((choice, at) => (choice, at + 1)))
            Says.Yes(sitting.Vote(Cast.Member(BodyKind.Council, at), sitting.Motions[0], matter, choice, null, sitting.At));
        Says.Yes(Walk.Close(sitting, matter));
        return sitting.Motions[0];
    }
}
