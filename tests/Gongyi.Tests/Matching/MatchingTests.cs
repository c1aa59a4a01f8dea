using CsCheck;
using Gongyi.Communities;
using Gongyi.Lists;
using Gongyi.Matching;
using Gongyi.Shared;
using Gongyi.Tests.Projects;
using Gongyi.Tests.Shared;

namespace Gongyi.Tests.Matching;

/// <summary>Suggestions with their reasons, and the handshake of both sides.</summary>
public sealed class MatchingTests
{
    private static readonly DateOnly Today = WorkingDays.DayOf(Cast.Monday);
    private static readonly Guid South = Cast.Id("南院");
    private static readonly Guid North = Cast.Id("北院");

    private static readonly Dictionary<Guid, Courtyard> Sketch = new()
    {
        [South] = Courtyard.Map(Cast.Worker, South, "南院", 60, -160), [North] = Courtyard.Map(Cast.Worker, North, "北院", 40, 320),
    };

    [Fact]
    public void Every_suggestion_has_two_reasons_at_least_and_the_order_of_offers_changes_nothing()
    {
        var offer = Gen.Select(Gen.Enum<Category>(), Gen.Enum<ServiceNature>(), Gen.Bool, Gen.Int[1, 6]);
        Gen.Select(offer.Array[0, 12], Gen.Enum<Category>(), Gen.Int).Sample((offers, category, seed) =>
        {
            var need = NeedTalk.Published(category);
            var resources = offers.Select((each, at) => Offered($"R-{at:00}", each.Item1, each.Item2, each.Item3 ? South : North, each.Item4)).ToArray();
            var shuffled = resources.ToArray();
            new Random(seed).Shuffle(shuffled);

            var one = Suggest(need, resources);
            var other = Suggest(need, shuffled);

            Assert.Equal(one.Select(each => (each.Resource.Id, each.Score)), other.Select(each => (each.Resource.Id, each.Score)));
            Assert.All(one, each => Assert.True(each.Reasons.Select(reason => reason.Kind).Distinct().Count() >= 2));
            Assert.All(one, each => Assert.InRange(each.Score, 1, 100));
        });
    }

    [Fact]
    public void A_resource_that_is_full_unchecked_out_of_time_or_ones_own_is_not_suggested()
    {
        var need = NeedTalk.Published();
        var free = Offered("R-1", Category.ElderCare, places: 2);
        Assert.Single(Suggest(need, [free]));
        Assert.Single(Suggest(need, [free], new() { [free.Id] = 1 }));
        Assert.Empty(Suggest(need, [free], new() { [free.Id] = 2 }));
        Assert.Empty(Suggest(need, [Offered("R-2", Category.ElderCare, check: false)]));
        Assert.Empty(Suggest(need, [Offered("R-3", Category.ElderCare, by: Cast.Neighbour)]));
        Assert.Empty(Suggest(need, [Offered("R-4", Category.Environment)]));
        Assert.Empty(Suggestions.For(need, [free], new Dictionary<Guid, int>(), Sketch, Today.AddDays(31)));
    }

    [Fact]
    public void The_nearer_and_the_fitting_come_first()
    {
        var fits = Offered("R-9", Category.ElderCare, courtyard: South);
        var far = Offered("R-2", Category.ElderCare, courtyard: North);
        var related = Offered("R-1", Category.Health, courtyard: South);
        Assert.Equal([fits, far, related], Suggest(NeedTalk.Published(), [related, far, fits]).Select(each => each.Resource));
        Assert.Equal((9, 13, 1), (Sketch[South].MinutesTo(Sketch[North]), Sketch[South].MinutesTo(Sketch[North], slowly: true), Sketch[South].MinutesTo(Sketch[South])));
    }

    [Fact]
    public void A_match_needs_a_free_place_on_that_day_and_two_different_people()
    {
        var (need, offer) = (NeedTalk.Published(), Offered("R-1", Category.ElderCare));
        Says.No<DateMissing, Match>(Propose(need, offer, at: null));
        Says.No<NumberOutOfRange, Match>(Propose(need, offer, Cast.Monday, minutes: 4));
        Says.No<GiverIsReceiver, Match>(Propose(need, Offered("R-2", Category.ElderCare, by: Cast.Neighbour), Cast.Monday));
        Says.No<OfferNotAvailable, Match>(Propose(need, offer, Cast.Monday.AddDays(40)));
        Says.No<OfferTaken, Match>(Propose(need, offer, Cast.Monday, taken: 1));
        Says.No<NeedNotPublished, Match>(Propose(NeedTalk.Filed(), offer, Cast.Monday));
        Says.Yes(Propose(need, offer, Cast.Monday));
        Says.No<NeedNotPublished, Match>(Propose(need, offer, Cast.Monday));
    }

    [Fact]
    public void Both_sides_say_yes_before_help_begins()
    {
        var (need, offer) = (NeedTalk.Published(), Offered("R-1", Category.ElderCare));
        var match = Says.Yes(Propose(need, offer, Cast.Monday));
        Says.No<NotYourMatch>(match.Confirm(Cast.Worker, need, offer, Cast.Monday));
        Says.Yes(match.Confirm(Cast.Provider, need, offer, Cast.Monday));
        Says.Yes(match.Confirm(Cast.Provider, need, offer, Cast.Monday));
        match.Finish();
        Assert.Equal((MatchState.PendingBoth, NeedState.MatchProposed), (match.State, need.State));
        Says.Yes(match.Confirm(Cast.Neighbour, need, offer, Cast.Monday));
        Assert.Equal((MatchState.Confirmed, NeedState.InService, true), (match.State, need.State, match.TakesPlace));
        Says.No<MatchNotPending>(match.Confirm(Cast.Neighbour, need, offer, Cast.Monday));
        match.Begin();
        match.Finish();
        Assert.Equal((MatchState.Done, false), (match.State, match.TakesPlace));
    }

    private static Result<Match> Propose(Need need, Resource offer, DateTimeOffset? at, int minutes = 60, int taken = 0) =>
        Match.Propose(Cast.Worker, Guid.NewGuid(), need, offer, taken, at, minutes);

    private static IReadOnlyList<Suggestion> Suggest(Need need, IEnumerable<Resource> resources, Dictionary<Guid, int>? taken = null) =>
        Suggestions.For(need, resources, taken ?? [], Sketch, Today);

    private static Resource Offered(
        string number, Category category, ServiceNature nature = ServiceNature.Free, Guid? courtyard = null, int places = 1, bool check = true, Actor? by = null)
    {
        var resource = Says.Yes(Resource.Offer(
            by ?? Cast.Provider, Guid.NewGuid(), number, "陪伴", ResourceKind.Skill, category, nature, null, courtyard ?? South, places, Today, Today.AddDays(30)));
        if (check) Says.Yes(resource.Check(Cast.Worker));
        return resource;
    }
}
