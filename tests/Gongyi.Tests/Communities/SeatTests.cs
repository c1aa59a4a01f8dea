using Gongyi.Communities;
using Gongyi.Governance;
using Gongyi.Providers;
using Gongyi.Shared;
using Gongyi.Tests.Shared;

namespace Gongyi.Tests.Communities;

/// <summary>Seats, and organisations that ask to serve.</summary>
public sealed class SeatTests
{
    private static readonly DateOnly From = new(2026, 1, 5);
    private static readonly DateOnly To = new(2031, 1, 4);

    [Theory]
    [InlineData(Capacity.SupervisoryCommittee, Capacity.ResidentsCommittee)]
    [InlineData(Capacity.ResidentsCommittee, Capacity.SupervisoryCommittee)]
    public void A_supervisor_is_no_committee_member_and_no_relative_of_one_in_the_same_term(Capacity one, Capacity other)
    {
        Says.No<SeatsExclude, Seat>(Take(one, Cast.Seat(other, "家人", From, To)));
        Says.No<SeatsExclude, Seat>(Take(one, Cast.Seat(other, "家人", To, To.AddYears(5))));
        Says.Yes(Take(one, Cast.Seat(other, "家人", To.AddDays(1), To.AddYears(5))));
        Says.Yes(Take(one, Cast.Seat(Capacity.Council, "家人", From, To)));
    }

    [Fact]
    public void A_seat_is_held_from_its_first_to_its_last_day()
    {
        var seat = Cast.Seat(Capacity.Council, "阮清", From, To);
        Assert.True(seat.IsHeldOn(From) && seat.IsHeldOn(To));
        Assert.False(seat.IsHeldOn(From.AddDays(-1)) || seat.IsHeldOn(To.AddDays(1)));
    }

    [Theory]
    [InlineData(BodyKind.TwoCommittees, "PartyCommittee")]
    [InlineData(BodyKind.RepresentativesMeeting, "ResidentsCommittee, Representative")]
    [InlineData(BodyKind.ResidentsAssembly, "ResidentsCommittee")]
    [InlineData(BodyKind.Council, "Council")]
    public void Who_calls_a_body_stands_in_the_law(BodyKind body, string callers) => Assert.Equal(callers, string.Join(", ", Body.ConvenersOf(body)));

    [Fact]
    public void A_provider_is_admitted_through_a_chain_without_the_fund()
    {
        var organization = Organization.Register(Cast.Worker, Cast.Sprouts, "禾苗", OrganizationLegalForm.SocialServiceOrganization, "", null);
        Says.No<TextMissing, Provider>(Provider.Apply(Cast.Worker, Cast.Sprouts, " "));
        var provider = Says.Yes(Provider.Apply(Cast.Worker, Cast.Sprouts, "助餐助浴"));
        var matter = Says.Yes(Submit());
        Assert.DoesNotContain(matter.Steps, step => step.Kind is StepKind.FundCommittee);
        Assert.Equal(ProviderState.UnderReview, provider.State);
        Says.No<ApplicationNotOpen, Matter>(Submit());
        provider.Decided(passed: true);
        Assert.Equal(ProviderState.Active, provider.State);

        Result<Matter> Submit() => provider.Submit(Cast.Worker, Guid.NewGuid(), organization, true, [], Cast.Monday);
    }

    private static Result<Seat> Take(Capacity capacity, Seat other) =>
        Seat.Take(Actor.House(1), Guid.NewGuid(), Cast.Id("耿德顺"), capacity, null, false, "", From, To, [other]);
}
