using Gongyi.Governance;
using Gongyi.Shared;
using Gongyi.Tests.Shared;

namespace Gongyi.Tests.Governance;

/// <summary>Public notices: five working days, and what an objection does to them.</summary>
public sealed class PublicNoticeTests
{
    /// <summary>National Day 2026: 1 to 7 October off, Saturday the 10th worked.</summary>
    private static readonly WorkingDays NationalDay = new(
        Enumerable.Range(1, 7).ToDictionary(day => new DateOnly(2026, 10, day), _ => false)
            .Append(new(new DateOnly(2026, 10, 10), true)).ToDictionary(each => each.Key, each => each.Value));

    private static readonly DateTimeOffset Tuesday = new(2026, 9, 29, 17, 30, 0, TimeSpan.FromHours(8));

    [Fact]
    public void The_day_of_posting_is_the_first_of_five_working_days_over_National_Day()
    {
        // 29 Sep (1), 30 Sep (2), 1–7 Oct off, 8 Oct (3), 9 Oct (4), Saturday 10 Oct worked (5).
        var (notice, matter) = Posted(Tuesday, NationalDay);
        Assert.Equal((new DateOnly(2026, 9, 29), new DateOnly(2026, 10, 10)), (notice.From!.Value, notice.To!.Value));

        var lastEvening = new DateTimeOffset(2026, 10, 10, 23, 59, 0, TimeSpan.FromHours(8));
        Says.No<NoticeStillOpen>(notice.Expire(matter, lastEvening));
        Says.No<NoticeStillOpen>(matter.Standing());
        Says.Yes(notice.Expire(matter, lastEvening.AddMinutes(1)));
        Assert.Equal((NoticeState.Passed, MatterState.Passed), (notice.State, matter.State));
        Says.Yes(matter.Standing());
    }

    [Fact]
    public void A_notice_posted_on_a_day_off_counts_from_the_next_working_day()
    {
        var (notice, _) = Posted(new(2026, 10, 3, 10, 0, 0, TimeSpan.FromHours(8)), NationalDay);
        Assert.Equal(new DateOnly(2026, 10, 13), notice.To);
        Assert.Equal(new DateOnly(2026, 11, 27), Posted(Cast.Monday, WorkingDays.Plain).Notice.To);
    }

    [Fact]
    public void A_notice_hangs_somewhere_and_only_once()
    {
        var matter = Walk.MatterAtNotice();
        var notice = PublicNotice.Draft(Cast.Worker, Guid.NewGuid(), "2026-12", matter);

        Says.No<NoticeNotOpen, Objection>(notice.Object(Cast.Neighbour, Guid.NewGuid(), "太吵", Tuesday));
        Says.No<TextMissing>(notice.Post(Cast.Worker, matter, " ", NationalDay, Tuesday));
        Says.Yes(notice.Post(Cast.Worker, matter, "北院公告栏", NationalDay, Tuesday));
        Says.No<NoticeAlreadyPosted>(notice.Post(Cast.Worker, matter, "北院公告栏", NationalDay, Tuesday));
    }

    [Fact]
    public void An_open_objection_keeps_a_notice_from_expiring()
    {
        var (notice, matter) = Posted(Tuesday, NationalDay);
        var objection = Says.Yes(notice.Object(Cast.Neighbour, Guid.NewGuid(), "太吵", Tuesday));
        var later = Tuesday.AddDays(60);

        Says.No<NoticeStillOpen>(notice.Expire(matter, later));
        Says.Yes(notice.Rule(Cast.Director, objection, false, "改到上午", matter, later));
        Says.Yes(notice.Expire(matter, later));
        Assert.Equal(MatterState.Passed, matter.State);
    }

    [Fact]
    public void An_objection_upheld_ends_the_matter()
    {
        var (notice, matter) = Posted(Tuesday, NationalDay);
        var objection = Says.Yes(notice.Object(Cast.Neighbour, Guid.NewGuid(), "太吵", Tuesday));

        Says.Yes(notice.Rule(Cast.Director, objection, true, "属实", matter, Tuesday));

        Assert.Equal((NoticeState.Upheld, MatterState.NotPassed), (notice.State, matter.State));
        Says.No<ChainNotPassed>(matter.Standing());
        Says.No<NoticeStillOpen>(notice.Expire(matter, Tuesday.AddDays(60)));
        Says.No<NoticeNotOpen, Objection>(notice.Object(Cast.Neighbour, Guid.NewGuid(), "还是吵", Tuesday));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void An_answer_after_the_end_does_not_bring_the_notice_back(bool upheld)
    {
        var (notice, matter) = Posted(Tuesday, NationalDay);
        var first = Says.Yes(notice.Object(Cast.Neighbour, Guid.NewGuid(), "太吵", Tuesday));
        var second = Says.Yes(notice.Object(Cast.Resident("陈桂芳"), Guid.NewGuid(), "太早", Tuesday));
        Says.Yes(notice.Rule(Cast.Director, first, true, "属实", matter, Tuesday));

        Says.Yes(notice.Rule(Cast.Director, second, upheld, "已了结", matter, Tuesday));

        Assert.Equal((NoticeState.Upheld, false), (notice.State, notice.IsOpen));
        Assert.NotEqual(ObjectionState.Open, second.State);
    }

    [Fact]
    public void Every_open_objection_must_be_answered()
    {
        var (notice, matter) = Posted(Tuesday, NationalDay);
        var first = Says.Yes(notice.Object(Cast.Neighbour, Guid.NewGuid(), "太吵", Tuesday));
        Says.Yes(notice.Object(Cast.Resident("陈桂芳"), Guid.NewGuid(), "太早", Tuesday));

        Says.Yes(notice.Rule(Cast.Director, first, false, "改到上午", matter, Tuesday));

        Assert.Equal(NoticeState.Objected, notice.State);
        Says.No<NoticeStillOpen>(notice.Expire(matter, Tuesday.AddDays(60)));
    }

    [Fact]
    public void A_ruling_needs_a_choice_words_and_somebody_else()
    {
        var (notice, matter) = Posted(Tuesday, NationalDay, Cast.Residents[5]);
        Says.No<TextMissing, Objection>(notice.Object(Cast.Neighbour, Guid.NewGuid(), null, Tuesday));
        Says.No<NoticeNotOpen, Objection>(notice.Object(Cast.Neighbour, Guid.NewGuid(), "太吵", Tuesday.AddDays(12)));
        var objection = Says.Yes(notice.Object(Cast.Neighbour, Guid.NewGuid(), "太吵", Tuesday.AddDays(11)));
        var chair = Cast.As(Capacity.ResidentsCommittee, Cast.Residents[0]);

        Says.No<OwnRequest>(notice.Rule(Cast.Neighbour, objection, false, "无妨", matter, Tuesday));
        Says.No<OwnRequest>(notice.Rule(Cast.Director, objection, false, "无妨", matter, Tuesday));
        Says.No<ChoiceMissing>(notice.Rule(chair, objection, null, "无妨", matter, Tuesday));
        Says.No<TextMissing>(notice.Rule(chair, objection, false, "", matter, Tuesday));
        Says.Yes(notice.Rule(chair, objection, false, "无妨", matter, Tuesday));
        Says.No<ObjectionRuled>(notice.Rule(chair, objection, true, "反悔", matter, Tuesday));
    }

    private static (PublicNotice Notice, Matter Matter) Posted(DateTimeOffset at, WorkingDays days, params string[] parties)
    {
        var matter = Walk.MatterAtNotice(parties);
        var notice = PublicNotice.Draft(Cast.Worker, Guid.NewGuid(), "2026-12", matter);
        Says.Yes(notice.Post(Cast.Worker, matter, "北院公告栏", days, at));
        return (notice, matter);
    }
}
