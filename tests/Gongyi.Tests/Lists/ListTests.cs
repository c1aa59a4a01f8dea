using Gongyi.Lists;
using Gongyi.Shared;
using Gongyi.Tests.Projects;
using Gongyi.Tests.Shared;

namespace Gongyi.Tests.Lists;

/// <summary>Needs and resources: who may say what about them, and when.</summary>
public sealed class ListTests
{
    [Fact]
    public void A_need_is_verified_once_by_somebody_else_completely()
    {
        Says.No<TextMissing, Need>(Need.File(Cast.Neighbour, Guid.NewGuid(), "N-1", " ", Cast.Neighbour.Person, null, Cast.Monday));
        var need = NeedTalk.Filed();
        Says.No<OwnRequest>(Verify(need, Cast.Neighbour with { Capacity = Capacity.CaseWorker }));
        Says.No<ChoiceMissing>(need.Verify(Cast.Worker, null, Category.Health, Urgency.Normal, WorkingDays.Plain, Cast.Monday));
        Says.No<ChoiceMissing>(need.Verify(Cast.Worker, VerificationMethod.Video, null, Urgency.Normal, WorkingDays.Plain, Cast.Monday));
        Says.No<ChoiceMissing>(need.Verify(Cast.Worker, VerificationMethod.Video, Category.Health, null, WorkingDays.Plain, Cast.Monday));
        Says.Yes(Verify(need, Cast.Worker));
        Says.No<NeedNotPending>(Verify(need, Cast.Director));
    }

    [Theory]
    [InlineData(Urgency.Emergency, 2026, 11, 24)]
    [InlineData(Urgency.Urgent, 2026, 11, 26)]
    [InlineData(Urgency.Normal, 2026, 12, 7)]
    [InlineData(Urgency.Planned, 2027, 2, 23)]
    public void Urgency_says_by_when(Urgency urgency, int year, int month, int day) =>
        Assert.Equal(new DateOnly(year, month, day), NeedTalk.Verified(urgency).DueOn);

    [Fact]
    public void A_need_is_published_with_consent_and_without_the_name()
    {
        Says.No<NeedNotVerified>(NeedTalk.Filed().Publish("助餐", ConsentMethod.Self, "王秀兰", Cast.Monday));
        var need = NeedTalk.Verified();
        Says.No<TextMissing>(need.Publish("", ConsentMethod.Self, "王秀兰", Cast.Monday));
        Says.No<TextTooLong>(need.Publish(new string('长', 81), ConsentMethod.Self, "王秀兰", Cast.Monday));
        Says.No<TitleNamesPerson>(need.Publish("给王秀兰送饭", ConsentMethod.Self, "王秀兰", Cast.Monday));
        Says.No<ConsentMissing>(need.Publish("助餐", null, "王秀兰", Cast.Monday));
        Says.Yes(need.Publish("助餐", ConsentMethod.Voice, "王秀兰", Cast.Monday));
        Assert.True(need.IsPublic);
        Says.No<NeedNotPending>(need.Publish("助餐", ConsentMethod.Self, "王秀兰", Cast.Monday));
    }

    [Fact]
    public void A_need_ends_with_a_reason_unless_help_is_under_way()
    {
        Says.No<TextMissing>(NeedTalk.Published().Refer(null));
        Says.No<TextMissing>(NeedTalk.Published().Reject(" "));
        Says.Yes(NeedTalk.Published().Refer("街道民政"));
        Says.No<NotPersonServed>(NeedTalk.Published().Withdraw(Cast.Worker));
        var need = NeedTalk.Published();
        Says.Yes(need.Serve());
        Says.No<NeedUnderWay>(need.Withdraw(Cast.Neighbour));
        var withdrawn = NeedTalk.Published();
        Says.Yes(withdrawn.Withdraw(Cast.Neighbour));
        Assert.False(withdrawn.IsPublic);
        Says.No<NeedUnderWay>(withdrawn.Reject("重复"));
        Says.No<NeedNotPublished>(withdrawn.Serve());
        Says.No<NeedNotPublished>(withdrawn.ProposeMatch());
    }

    [Fact]
    public void The_person_served_answers_or_a_case_worker_writes_it_down()
    {
        var need = NeedTalk.Published();
        Says.No<NeedNotServed>(need.Rate(Cast.Neighbour, Satisfaction.Neutral));
        Says.Yes(need.Serve());
        need.AwaitFeedback();
        Says.No<NotPersonServed>(need.Rate(Cast.Provider, Satisfaction.Satisfied));
        Says.No<ChoiceMissing>(need.Rate(Cast.Worker, null));
        Says.Yes(need.Rate(Cast.Worker, Satisfaction.Neutral));
        Assert.Equal(NeedState.Closed, need.State);
    }

    [Fact]
    public void An_offer_is_complete_and_a_volunteer_takes_no_pay()
    {
        var from = new DateOnly(2026, 11, 1);
        Says.No<VolunteerTakesNoPay, Resource>(Offer("陪诊", ServiceNature.LowFee, Cast.As(Capacity.Volunteer, "顾长风")));
        Says.No<TextMissing, Resource>(Offer(null));
        Says.No<ChoiceMissing, Resource>(Resource.Offer(Cast.Provider, Guid.NewGuid(), "R-1", "陪诊", null, Category.Health, default, null, Guid.NewGuid(), 1, from, from));
        Says.No<ChoiceMissing, Resource>(Resource.Offer(Cast.Provider, Guid.NewGuid(), "R-1", "陪诊", ResourceKind.Skill, null, default, null, Guid.NewGuid(), 1, from, from));
        Says.No<ChoiceMissing, Resource>(Resource.Offer(Cast.Provider, Guid.NewGuid(), "R-1", "陪诊", ResourceKind.Skill, Category.Health, default, null, null, 1, from, from));
        Says.No<NumberOutOfRange, Resource>(Offer("陪诊", places: 0));
        Says.No<DateMissing, Resource>(Resource.Offer(Cast.Provider, Guid.NewGuid(), "R-1", "陪诊", ResourceKind.Skill, Category.Health, default, null, Guid.NewGuid(), 1, null, from));
        Says.No<DateMissing, Resource>(Resource.Offer(Cast.Provider, Guid.NewGuid(), "R-1", "陪诊", ResourceKind.Skill, Category.Health, default, null, Guid.NewGuid(), 1, from, from.AddDays(-1)));
        var offer = Says.Yes(Offer("陪诊"));
        Assert.False(offer.IsAvailableOn(from));
        Says.No<OwnRequest>(offer.Check(Cast.Provider));
        Says.Yes(offer.Check(Cast.Worker));
        Says.No<ResourceNotPending>(offer.Check(Cast.Worker));
        Assert.True(offer.IsAvailableOn(from));
        Assert.False(offer.IsAvailableOn(from.AddDays(31)));

        Result<Resource> Offer(string? name, ServiceNature nature = ServiceNature.Free, Actor? by = null, int places = 1) => Resource.Offer(
            by ?? Cast.Provider, Guid.NewGuid(), "R-1", name, ResourceKind.Skill, Category.Health, nature, null, Guid.NewGuid(), places, from, from.AddDays(30));
    }

    [Fact]
    public void A_consent_taken_back_hides_the_need_and_stops_nothing()
    {
        var need = NeedTalk.Published();
        Says.Yes(need.ProposeMatch());
        Says.Yes(need.Serve());
        Says.No<NotPersonServed>(need.WithdrawConsent(Cast.Worker));
        Says.Yes(need.WithdrawConsent(Cast.Neighbour));
        Assert.Equal((false, NeedState.InService), (need.IsPublic, need.State));
        Says.No<NeedNotPublished>(need.WithdrawConsent(Cast.Neighbour));
        need.AwaitFeedback();
        Says.Yes(need.Rate(Cast.Neighbour, Satisfaction.Satisfied));
    }

    [Fact]
    public void What_people_say_for_themselves_came_from_themselves()
    {
        Assert.Equal(NeedSource.SelfService, NeedTalk.Filed().Source);
        Assert.Equal(NeedSource.Other, Filed(null).Source);
        Assert.Equal(NeedSource.Hotline, Filed(NeedSource.Hotline).Source);
        Need Filed(NeedSource? source) => Says.Yes(Need.File(Cast.Worker, Guid.NewGuid(), "N-1", "灯坏了", Cast.Neighbour.Person, null, Cast.Monday, source));
    }

    [Fact]
    public void A_resource_is_idle_since_it_was_last_taken_up()
    {
        var day = new DateOnly(2026, 3, 2);
        var resource = Says.Yes(Resource.Offer(
            Cast.Neighbour, Guid.NewGuid(), "R-1", "轮椅", ResourceKind.Goods, Category.ElderCare, ServiceNature.Free, null, Cast.Id("南院"), 1, day, day.AddYears(1)));
        Assert.Equal(day, resource.IdleSince);
        resource.Use(day.AddDays(40));
        resource.Use(day.AddDays(20));
        Assert.Equal(day.AddDays(40), resource.IdleSince);
    }

    private static Refusal? Verify(Need need, Actor by) =>
        need.Verify(by, VerificationMethod.PhoneCall, Category.Health, Urgency.Normal, WorkingDays.Plain, Cast.Monday);
}
