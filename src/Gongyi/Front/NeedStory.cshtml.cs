using Gongyi.Communities;
using Gongyi.Journal;
using Gongyi.Lists;
using Gongyi.Matching;
using Gongyi.Projects;
using Gongyi.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Gongyi.Front;

/// <summary>The story of a need: to the public without names, to the two sides with what each can do next.</summary>
[SeenByAll]
public sealed class NeedStoryPage : ShortPage
{
    /// <param name="Done">Where it stands in the order, when <paramref name="At"/> was only typed to the minute.</param>
    /// <param name="By">Who did it: the name to those who may read the words, the office to everybody.</param>
    public sealed record Event(DateTimeOffset At, string Word, string Detail = "", DateTimeOffset? Done = null, string By = "");

    public sealed record Given(ServiceRecord Service, IReadOnlyList<ReadAttachments.Item> Scans, bool MayAdd);

    private readonly NeedPhotos photos = new();
    private readonly ServiceScans ofServices = new();

    public override string Title => Sees ? NeedTalk.Name(Need) : Need.IsPublic ? Need.Title : T["和您说的是同一件事"];

    public Need Need { get; private set; } = null!;

    public IReadOnlyList<Event> Steps { get; private set; } = [];

    public Project? Project { get; private set; }

    /// <summary>The match that waits or runs, with what was offered.</summary>
    public Match? Match { get; private set; }

    public string Offer { get; private set; } = "";

    public ServiceRecord? Unsigned { get; private set; }

    public IReadOnlyList<ReadAttachments.Item> Photos { get; private set; } = [];

    /// <summary>Services with something to see or to add, for this reader.</summary>
    public IReadOnlyList<Given> Scanned { get; private set; } = [];

    /// <summary>May read the words: the person, who wrote them down, the workers.</summary>
    public bool Sees { get; private set; }

    /// <summary>Asked for the same, in a need that went on in this one: hears what becomes of it, and reads nobody's words.</summary>
    public bool Follows { get; private set; }

    /// <summary>The need in which this one went on.</summary>
    public Need? Into { get; private set; }

    public bool IsGiver { get; private set; }

    public DateOnly Today => WorkingDays.DayOf(Now);

    public bool IsLate => Unsigned is null && NeedTalk.IsLate(Need, Today);

    /// <summary>Who does the next thing, where the sentence above has not said it.</summary>
    public string Next => Need.State switch
    {
        NeedState.PendingVerification when Need.VerifiedBy is null => T["下一步：网格员打电话或者上门核实"],
        NeedState.PendingVerification => T["下一步：社区工作者发布到清单"],
        NeedState.Published => T["下一步：社区工作者找能帮忙的人"],
        NeedState.InService when Match is not null && Unsigned is null => T["约在{0}", T.Moment(Match.At)],
        _ => "",
    };

    public bool IsServed => Me == Need.PersonId;

    public bool MayWithdraw => (Me == Need.PersonId || Me == Need.FiledBy)
        && Need.State is NeedState.PendingVerification or NeedState.InfoRequested or NeedState.Published or NeedState.OnHold;

    public bool MayUnpublish => Need.PublishedAt is not null && (Me == Need.PersonId || Me == Need.FiledBy);

    public bool MayConfirm => Match is { State: MatchState.PendingBoth } match
        && ((IsGiver && match.GiverConfirmedAt is null) || (IsServed && match.ReceiverConfirmedAt is null));

    /// <summary>The giver writes down what was done, once until it is signed for.</summary>
    public bool MayRecord => IsGiver && !IsServed && Unsigned is null && Match is { State: MatchState.Confirmed };

    public bool MaySignFor => Unsigned is not null && !IsServed && Actor is { } actor && actor.Person != Unsigned.GivenBy
        && (actor.Capacity is Capacity.CaseWorker or Capacity.GridWorker || Me == Need.FiledBy);

    public bool MayRate => Need.State is NeedState.AwaitingFeedback && (IsServed || Actor?.Capacity is Capacity.CaseWorker);

    public bool MayCancel => Match is { State: MatchState.PendingBoth or MatchState.Confirmed } && (IsGiver || IsServed || Actor.May(Act.ProposeMatch));

    public Task<IActionResult> OnPostAttachAsync(string id) => Attach(photos, id, Routes.Need(id), T["照片加上了"]);

    public Task<IActionResult> OnPostScanAsync(string id, string? item) => Attach(ofServices, item, Routes.Need(id), T["加上了，被帮的人和社区工作人员看得到。"]);

    public Task<IActionResult> OnPostCancelAsync(string id, string? match) =>
        Press(write => CancelMatch.Run(write, match ?? "", new()), _ => Routes.Need(id), T["已取消，这件事重新等人帮"]);

    public Task<IActionResult> OnPostConfirmAsync(string id, string? match) =>
        Press(write => ConfirmMatch.Run(write, match ?? "", new()), _ => Routes.Need(id), T["已记下您的同意"]);

    public Task<IActionResult> OnPostServeAsync(string id, DateTime? at, string? minutes, string? note) =>
        Press(write => RecordService.Run(write, id, new(Typing.Moment(at), Typing.Whole(minutes), note)), _ => Routes.Need(id), T["已记下，等居民签收"]);

    public Task<IActionResult> OnPostReceiveAsync(string id, string? service, SignedBy? signed, string? reason) =>
        Press(write => ReceiveService.Run(write, service ?? "", new(signed, reason)), _ => Routes.Need(id), T["已签收"]);

    public Task<IActionResult> OnPostRateAsync(string id, Satisfaction? answer) =>
        Press(write => RateNeed.Run(write, id, new(answer)), _ => Routes.Need(id), T["已记下，谢谢您告诉我们"]);

    public Task<IActionResult> OnPostWithdrawAsync(string id) =>
        Press(write => EndNeed.Withdraw(write, id, new()), _ => Routes.Need(id), T["已告诉社区，这件事不用办了"]);

    public Task<IActionResult> OnPostUnpublishAsync(string id) =>
        Press(write => WithdrawConsent.Run(write, id, new()), _ => Routes.Need(id), T["清单上看不到了，帮忙照旧"]);

    protected override Refusal? Load()
    {
        if (Db.Needs.Named(RouteData.Values["id"] as string) is not { } need) return new NotFoundHere();
        Need = need;
        Sees = photos.MaySee(Db, Actor, need);
        // To everybody else an unpublished need does not exist.
        Follows = Me is { } follower && Db.Needs.Any(each => each.MergedInto == need.Id && each.State == NeedState.Merged && (each.PersonId == follower || each.FiledBy == follower));
        if (!Sees && !Follows && !need.IsPublic) return new NotFoundHere();
        Into = NeedTalk.Into(Db, [need]).GetValueOrDefault(need.Id);

        Project = Db.Projects.Where(project => project.State != ProjectState.Drafting && project.Serves.Any(each => each.NeedId == need.Id))
            .OrderByDescending(project => project.Id).FirstOrDefault();
        var matches = Db.Matches.Where(match => match.NeedId == need.Id).OrderByDescending(match => match.Id).ToList();
        Match = matches.FirstOrDefault(match => match.TakesPlace);
        if (Match is not null)
        {
            var resource = Db.Resources.Single(each => each.Id == Match.ResourceId);
            Offer = resource.Name;
            IsGiver = Me is { } me && (me == resource.PersonId || (Actor!.Organization is { } own && own == resource.OrganizationId));
        }

        var services = Db.Services.Where(service => service.NeedId == need.Id).OrderBy(service => service.At).ToList();
        Scanned = [.. Actor is null ? [] : ScannedOf(Actor, services)];
        if (Sees) Photos = [.. ReadAttachments.Of(Db, [need.Id])[need.Id]];
        Unsigned = services.Find(service => service.State is ServiceState.AwaitingReceipt);
        Steps = [.. Told(matches, services).OrderBy(step => step.Done ?? step.At)];
        return null;
    }

    private IEnumerable<Given> ScannedOf(Actor actor, List<ServiceRecord> services)
    {
        var scans = ReadAttachments.Of(Db, [.. services.Select(service => service.Id)]);
        return from service in services
               let seen = (IReadOnlyList<ReadAttachments.Item>)[.. scans[service.Id].Where(_ => ofServices.MaySee(Db, actor, service))]
               let mayAdd = ofServices.MayAdd(Db, actor, service)
               where mayAdd || seen.Count > 0
               select new Given(service, seen, mayAdd);
    }

    /// <summary>Neighbours know their grid worker by name; the public reads which office it was.</summary>
    private string Verifier(Capacity office) =>
        Sees && Db.People.FirstOrDefault(person => person.Id == Need.VerifiedBy) is { } person ? T["{0}（{1}）", person.Name, T.Of(office)] : T.Of(office);

    private IEnumerable<Event> Told(List<Match> matches, List<ServiceRecord> services)
    {
        yield return new(Need.FiledAt, T["已收到"], Need.IsProxy ? T["别人代为提出"] : "");
        foreach (var item in ReadJournal.About(Db, [Need.Id], withPeople: false))
        {
            if (item.Verb is nameof(NeedVerified)) yield return new(item.At, T["已核实"], T.Of(Need.VerificationMethod), By: Verifier(item.ActingFor));
            if (item.Verb is nameof(NeedPublished)) yield return new(item.At, T["已发布到需求清单"], By: T.Of(item.ActingFor));
            if (item.Verb is nameof(NeedMerged)) yield return new(item.At, T["和别的邻居说的合在一起办"]);
            if (item.Verb is nameof(NeedJoined)) yield return new(item.At, T["又有邻居说了同一件事，合在一起办"]);
            if (item.Verb is nameof(NeedConsentWithdrawn)) yield return new(item.At, T["收回了公开的同意，帮忙照旧"]);
            if (item.Verb is nameof(NeedRated)) yield return new(item.At, T["已评价"], T.Of(Need.Satisfaction));
        }

        foreach (var match in matches.Where(match => match.GiverConfirmedAt is not null && match.ReceiverConfirmedAt is not null))
            yield return new(match.GiverConfirmedAt > match.ReceiverConfirmedAt ? match.GiverConfirmedAt.Value : match.ReceiverConfirmedAt!.Value, T["双方说好了"], T["约在{0}", T.Moment(match.At)]);
        foreach (var service in services)
        {
            var done = service.At.AddSeconds(59);
            // What the helper noted may speak of the person.
            yield return new(
                service.At, T["来帮忙了"], T["{0} 分钟", service.Minutes] + (Sees && service.Note.Length > 0 ? $"　{service.Note}" : ""),
                service.ReceivedAt < done ? service.ReceivedAt : done);
            if (service.ReceivedAt is { } received) yield return new(received, T["已签收"], service.Signed is SignedBy.Proxy ? T["代签"] : T["本人签收"]);
        }
    }
}
