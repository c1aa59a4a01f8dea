using Gongyi.Communities;
using Gongyi.Lists;
using Gongyi.Matching;
using Gongyi.Projects;
using Gongyi.Providers;
using Gongyi.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Gongyi.Front;

/// <summary>A need on the desk: what is known left, who could help right.</summary>
public sealed class DeskNeedPage : ShortPage
{
    public override string Title => NeedTalk.Name(Need);

    public override bool IsDesk => true;

    public Need Need { get; private set; } = null!;

    public string Person { get; private set; } = "";

    public string Phone { get; private set; } = "";

    public string FiledBy { get; private set; } = "";

    public string? VerifiedBy { get; private set; }

    public string? Courtyard { get; private set; }

    public IReadOnlyList<ReadMatches.Item> Offers { get; private set; } = [];

    /// <summary>The organisation behind an offer, if it has been admitted and so can carry a project.</summary>
    public IReadOnlyDictionary<Guid, Guid> Organizations { get; private set; } = new Dictionary<Guid, Guid>();

    public IReadOnlyList<(Match Match, string Offer)> Matches { get; private set; } = [];

    public IReadOnlyList<Project> Projects { get; private set; } = [];

    /// <summary>Open needs that may be the same.</summary>
    public IReadOnlyList<SimilarNeeds.Item> Similar { get; private set; } = [];

    /// <summary>Needs that went on in this one, and the one in which this went on.</summary>
    public IReadOnlyList<Need> Joined { get; private set; } = [];

    public Need? Into { get; private set; }

    public bool MayMerge => Need.IsWaiting && Actor.May(Act.MergeNeeds) && Actor!.Person != Need.PersonId;

    public IReadOnlyList<ReadAttachments.Item> Photos { get; private set; } = [];

    public bool MayVerify => Need is { State: NeedState.PendingVerification, VerifiedBy: null } && Actor.May(Act.VerifyNeed);

    /// <summary>Whoever wrote it down cannot be the one who found it to be so.</summary>
    public bool IsOwn => Actor?.Person == Need.FiledBy || Actor?.Person == Need.PersonId;

    public bool MayPublish => Need is { State: NeedState.PendingVerification, VerifiedBy: not null } && Actor.May(Act.PublishNeed);

    public bool MayEnd => Need.State is NeedState.PendingVerification or NeedState.InfoRequested or NeedState.Published or NeedState.OnHold && Actor.May(Act.EndNeed);

    public bool MayPropose => Need.State is NeedState.Published && Actor.May(Act.ProposeMatch);

    /// <summary>A need that a project has taken up is not made a second one of.</summary>
    public bool MayCompose => Need.State is NeedState.Published && Actor.May(Act.ComposeProject)
        && Projects.All(project => project.State is ProjectState.NotPassed);

    public Task<IActionResult> OnPostAttachAsync(string id) => Attach(new NeedPhotos(), id, Routes.DeskNeed(id), T["照片加上了"]);

    public Task<IActionResult> OnPostVerifyAsync(string id, VerificationMethod? method, Category? category, Urgency? urgency) =>
        Press(write => VerifyNeed.Run(write, id, new(method, category, urgency)), _ => Routes.DeskNeed(id), T["已记下核实结果"]);

    public Task<IActionResult> OnPostPublishAsync(string id, string? title, ConsentMethod? consent) =>
        Press(write => PublishNeed.Run(write, id, new(title, consent)), _ => Routes.DeskNeed(id), T["已发布到需求清单"]);

    public Task<IActionResult> OnPostMergeAsync(string id, string? with) =>
        Press(write => MergeNeeds.Run(write, id, new(with)), done => Routes.DeskNeed(done.Into), T["合在一起办了，提出的人都看得到进展"]);

    public Task<IActionResult> OnPostReferAsync(string id, string? to) =>
        Press(write => EndNeed.Refer(write, id, new(to)), _ => Routes.DeskNeed(id), T["已记下转给了谁"]);

    public Task<IActionResult> OnPostRejectAsync(string id, string? reason) =>
        Press(write => EndNeed.Reject(write, id, new(reason)), _ => Routes.DeskNeed(id), T["已记下不接的原因"]);

    public Task<IActionResult> OnPostProposeAsync(string id, string? offer, DateTime? at, string? minutes) =>
        Press(write => ProposeMatch.Run(write, id, new(offer, Typing.Moment(at), Typing.Whole(minutes))), _ => Routes.DeskNeed(id), T["已请双方确认"]);

    protected override Refusal? Load()
    {
        if (Actor is null) return new SignInNeeded();
        if (!Actor.May(Act.ReadNeedWords)) return new NotYourSeat();
        if (Db.Needs.Named(RouteData.Values["id"] as string) is not { } need) return new NotFoundHere();

        Need = need;
        Photos = [.. ReadAttachments.Of(Db, [need.Id])[need.Id]];
        var people = Db.People.Where(each => each.Id == need.PersonId || each.Id == need.FiledBy || each.Id == need.VerifiedBy).ToDictionary(each => each.Id);
        (Person, Phone, FiledBy) = (Masked.Name(people[need.PersonId].Name), PhoneOf(people[need.PersonId]), Masked.Name(people[need.FiledBy].Name));
        VerifiedBy = need.VerifiedBy is { } verifier ? people[verifier].Name : null;
        Courtyard = Db.Courtyards.Where(each => each.Id == need.CourtyardId).Select(each => each.Name).FirstOrDefault();
        Joined = [.. Db.Needs.Where(each => each.MergedInto == need.Id && each.State == NeedState.Merged).OrderBy(each => each.Number)];
        Into = NeedTalk.Into(Db, [need]).GetValueOrDefault(need.Id);
        if (need.IsWaiting) Similar = SimilarNeeds.Run(Db, Actor, $"{need.Title} {need.Words}", need.CourtyardId, need.Id);
        Projects = [.. Db.Projects.Where(project => project.Serves.Any(each => each.NeedId == need.Id))];

        var matches = Db.Matches.Where(match => match.NeedId == need.Id).OrderByDescending(match => match.Id).ToList();
        var offers = matches.Select(match => match.ResourceId).ToList();
        var names = Db.Resources.Where(each => offers.Contains(each.Id)).ToDictionary(each => each.Id, each => each.Name);
        Matches = [.. matches.Select(match => (match, names[match.ResourceId]))];
        return need.State is NeedState.Published or NeedState.PendingVerification ? LoadOffers(need) : null;
    }

    private string PhoneOf(Person person) => person.Phone.Length > 0 ? Masked.Phone(person.Phone) : person.Name == Masked.Erased ? "" : T["没有留电话"];

    private Refusal? LoadOffers(Need need)
    {
        if (ReadMatches.Run(Db, Actor, T, need.Number, Now).Fails(out var found, out var no)) return no;

        Offers = [.. found.Items.Take(8)];
        var ids = Offers.Select(offer => offer.Id).ToList();
        var admitted = Db.Providers.Where(each => each.State == ProviderState.Active).Select(each => each.Id);
        Organizations = Db.Resources.Where(each => ids.Contains(each.Id) && each.OrganizationId != null && admitted.Contains(each.OrganizationId.Value))
            .ToDictionary(each => each.Id, each => each.OrganizationId!.Value);
        return null;
    }
}
