using Gongyi.Lists;
using Gongyi.Matching;
using Gongyi.Projects;
using Gongyi.Shared;
using static Gongyi.Operations.Demo.DemoTable;

namespace Gongyi.Operations.Demo;

/// <summary>Who is to be helped, who wrote it down, and the need itself once it is there.</summary>
public sealed class Asked(NeedRow row, Actor person, Actor filer)
{
    public NeedRow Row => row;

    public Actor Person => person;

    public Actor Filer => filer;

    public Told<FileNeed.Answer> Need { get; set; } = null!;

    public string Id => $"{Need.Value.Id}";
}

/// <summary>The first two lists through the year: 236 needs and 137 resources, each on its days.</summary>
public sealed class DemoLists(DemoStage stage, DemoTown town)
{
    private static readonly DateOnly Until = new(2027, 6, 30);
    private readonly Dictionary<string, (Actor Giver, Told<OfferResource.Answer> Offer)> offers = [];
    private readonly List<Asked> asked = [];

    /// <summary>The offer of the persona <c>volunteer</c>: one place, still free.</summary>
    public Guid VolunteerOffer => offers[Resources.Single(row => row.Giver is "volunteer").Key].Offer.Value.Id;

    public Asked Story(string key) => asked.Single(each => each.Row.Key == key);

    /// <summary>The needs that a project takes up, in the order in which they came.</summary>
    public IReadOnlyList<Asked> Of(string project) => asked.FindAll(each => each.Row.With == project);

    /// <summary>A household in trouble whose need is verified by then; another one for each number.</summary>
    public Asked InTrouble(DateOnly day, int no)
    {
        var known = asked.FindAll(each => each.Row is { Category: Category.Hardship, Outcome: "closed" } && each.Row.Filed.AddDays(3) < day);
        return known[no % known.Count];
    }

    public void Plan()
    {
        var acting = new List<DemoTown.Neighbour>();
        foreach (var row in Needs)
        {
            var person = town.Cast(row.Courtyard, row.Who);
            acting.Add(person);
            asked.Add(new(row, person.Actor, row.By is "self" ? person.Actor : stage.Cast[row.By]));
        }

        var givers = Resources.Where(row => row.Giver is "neighbour").ToDictionary(row => row.Key, row => town.Cast(row.Courtyard, "adult"));
        acting.AddRange(givers.Values);
        town.Seat(acting);
        foreach (var row in Resources) stage.Plan(row.Offered, () => Offer(row, givers.TryGetValue(row.Key, out var one) ? one.Actor : stage.Cast[row.Giver]), 8);
        foreach (var each in asked) Plan(each);
        PlanStories();
    }

    /// <summary>What was given is signed for, and the person is asked; who cannot sign or answer is helped with it.</summary>
    public void Receive(Asked need, Told<RecordService.Answer> service, DateOnly day, bool isLast)
    {
        ArgumentNullException.ThrowIfNull(need);
        ArgumentNullException.ThrowIfNull(service);
        var onPaper = need.Row.Consent is ConsentMethod.Paper && need.Filer != need.Person;
        stage.Plan(day, () => _ = onPaper
            ? stage.Send(need.Filer.Capacity is Capacity.GridWorker ? "gridworker" : "caseworker-2", write => ReceiveService.Run(
                write, $"{service.Value.Id}", new(SignedBy.Proxy, "老人不用手机，当面问过，在纸条上按了手印。")))
            : stage.Send(need.Person, write => ReceiveService.Run(write, $"{service.Value.Id}", new(SignedBy.Self, null))), 15);
        if (!isLast || need.Row.Answer is not { } answer) return;
        stage.Plan(day.AddDays(2), () => _ = onPaper
            ? stage.Send("caseworker", write => RateNeed.Run(write, need.Id, new(answer)))
            : stage.Send(need.Person, write => RateNeed.Run(write, need.Id, new(answer))), 16);
    }

    private void Offer(ResourceRow row, Actor giver)
    {
        var offer = stage.Send(giver, write => OfferResource.Run(write, new(
            row.Name, row.Kind, row.Category, row.Nature, town.Courtyards[row.Courtyard], row.Places, write.Today, Until)));
        offers[row.Key] = (giver, offer);
        _ = stage.Send("rc-3", write => CheckResource.Run(write, $"{offer.Value.Id}", new()));
    }

    private void Plan(Asked need)
    {
        var row = need.Row;
        var onBehalf = row.By is "self" ? (Guid?)null : need.Person.Person;
        stage.Plan(row.Filed, () => need.Need = stage.Send(need.Filer, write => FileNeed.Run(write, new(row.Words, onBehalf, row.Source, row.Category))), 10);
        switch (row.Outcome)
        {
            case "pending": return;
            case "withdrawn":
                stage.Plan(row.Filed.AddDays(2), () => stage.Send(need.Filer, write => EndNeed.Withdraw(write, need.Id, new())));
                return;
            case "referred":
                stage.Plan(row.Filed.AddDays(2), () => stage.Send("caseworker", write => EndNeed.Refer(write, need.Id, new(row.With))));
                return;
            case "rejected":
                stage.Plan(row.Filed.AddDays(2), () => stage.Send("caseworker", write => EndNeed.Reject(write, need.Id, new(row.With))));
                return;
        }

        var (checks, method) = row.By is "gridworker" ? ("caseworker", VerificationMethod.PhoneCall) : ("gridworker", VerificationMethod.HomeVisit);
        var urgency = row.Category is Category.Hardship or Category.Safety ? Urgency.Urgent : Urgency.Normal;
        stage.Plan(row.Filed.AddDays(1), () => stage.Send(checks, write => VerifyNeed.Run(write, need.Id, new(method, row.Category, urgency))), 14);
        stage.Plan(row.Filed.AddDays(2), () => stage.Send("caseworker", write => PublishNeed.Run(write, need.Id, new(row.Title, row.Consent))), 10);
        if (row.With.StartsWith('R')) Match(need, row.With, row.Day!.Value, row.Filed.AddDays(4));
    }

    /// <summary>A worker proposes, both sides say yes, somebody comes, the person signs and answers; as far as the row says.</summary>
    private void Match(Asked need, string resource, DateOnly day, DateOnly proposed)
    {
        Told<ProposeMatch.Answer> match = null!;
        Told<RecordService.Answer> service = null!;
        stage.Plan(proposed, () => match = stage.Send("caseworker", write => ProposeMatch.Run(
            write, need.Id, new($"{offers[resource].Offer.Value.Id}", DemoStage.At(day, 10), 60))), 11);
        if (need.Row.Outcome is "proposed") return;
        foreach (var side in (Func<Actor>[])[() => offers[resource].Giver, () => need.Person])
            stage.Plan(proposed.AddDays(1), () => stage.Send(side(), write => ConfirmMatch.Run(write, $"{match.Value.Id}", new())), 10);
        if (need.Row.Outcome is "serving") return;
        stage.Plan(day, () => service = stage.Send(offers[resource].Giver, write => RecordService.Run(write, need.Id, new(write.Now, 60, "按约定去了，当面做完。"))), 11);
        stage.Plan(day, () => Receive(need, service, day, isLast: need.Row.Key is not "story1"), 12);
    }

    private void PlanStories()
    {
        // 1: the neighbour comes while the project with the meals still walks its chain; both have come before the answer is given.
        Match(Story("story1"), "RS1", DemoStage.Date(10, 29), DemoStage.Date(10, 28));
        // 8: the consent is taken back while help is under way.
        var quiet = Story("story8");
        stage.Plan(quiet.Row.Day!.Value.AddDays(-2), () => stage.Send(quiet.Person, write => WithdrawConsent.Run(write, quiet.Id, new())), 17);
    }
}
