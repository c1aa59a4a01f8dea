using Gongyi.Communities;
using Gongyi.Fund;
using Gongyi.Governance;
using Gongyi.Journal;
using Gongyi.Lists;
using Gongyi.Matching;
using Gongyi.Operations;
using Gongyi.Operations.Demo;
using Gongyi.Projects;
using Gongyi.Shared;
using Gongyi.Tests.Doors;

namespace Gongyi.Tests.Walls;

/// <summary>Something of a person's own: a need that was met by somebody else's offer, and waits for the receipt.</summary>
public sealed record Story(Guid Need, string Number, string Words, Guid Match, Guid Service);

/// <summary>
/// A copy of the demo in which every reader has something of their own and something of each kind is kept from the
/// public, so that both sides of every <c>own</c> and every <c>full</c> can be asked.
/// </summary>
public sealed class PermissionScene
{
    private readonly DemoStage stage;
    private readonly List<Persona> personas;

    /// <summary>Who speaks for a column. All are different people, and none of them chairs anything.</summary>
    public static IReadOnlyDictionary<string, string> Cast { get; } = new Dictionary<string, string>
    {
        ["Resident"] = "resident", ["GridWorker"] = "gridworker", ["CaseWorker"] = "caseworker", ["PartyCommittee"] = "party-2",
        ["ResidentsCommittee"] = "rc-3", ["Council"] = "council-2", ["Representative"] = "rep-45", ["SupervisoryCommittee"] = "supervisor-3",
        ["Discipline"] = "discipline", ["FundCommittee"] = "fund-6", ["Custodian"] = "custodian", ["Platform"] = "platform", ["Provider"] = "provider",
        ["Merchant"] = "merchant", ["Volunteer"] = "volunteer", ["Street"] = "street", ["Administrator"] = "admin",
        [PermissionSheet.Foreign] = "liuxiang-caseworker", [PermissionSheet.Expired] = "expired",
    };

    /// <summary>Who chairs the body of a column, and which body it convenes.</summary>
    public static IReadOnlyDictionary<string, (string Who, BodyKind Body)> Chairs { get; } = new Dictionary<string, (string, BodyKind)>
    {
        ["PartyCommittee"] = ("party-1", BodyKind.PartyCommittee), ["ResidentsCommittee"] = ("rc-1", BodyKind.RepresentativesMeeting),
        ["Council"] = ("council-1", BodyKind.Council), ["Representative"] = ("rep-1", BodyKind.RepresentativesMeeting),
        ["SupervisoryCommittee"] = ("supervisor", BodyKind.SupervisoryCommittee), ["FundCommittee"] = ("fund-chair", BodyKind.FundCommittee),
    };

    private PermissionScene(DemoStage stage, DemoFile demo) => (this.stage, personas, Fixtures) = (stage, [.. demo.Personas], demo.Fixtures);

    public Fixtures Fixtures { get; }

    /// <summary>What each reader asked for, by column; given by the next one.</summary>
    public Dictionary<string, Story> Asked { get; } = [];

    /// <summary>The same stories, by the column of who helped.</summary>
    public Dictionary<string, Story> Given { get; } = [];

    /// <summary>A story in which no reader plays a part.</summary>
    public Story Others { get; private set; } = null!;

    /// <summary>A need of each reader that nobody has published, so that its consent cannot be taken back; and one of somebody else.</summary>
    public Dictionary<string, string> Unpublished { get; } = [];

    public string OthersUnpublished { get; private set; } = "";

    /// <summary>The newest sitting and motion of each body that sat.</summary>
    public Dictionary<BodyKind, (Guid Sitting, Guid Motion, Guid Matter)> Sittings { get; } = [];

    public string Draft { get; private set; } = "";

    public string DraftNotice { get; private set; } = "";

    public Guid Objection { get; private set; }

    /// <summary>A gift that the charity has not confirmed.</summary>
    public string Gift { get; private set; } = "";

    /// <summary>An entry of the charity's books that nobody has confirmed.</summary>
    public string BookEntry { get; private set; } = "";

    /// <summary>Emergency aid that was asked for.</summary>
    public string Aid { get; private set; } = "";

    /// <summary>A payment that was made, and the paper behind it.</summary>
    public Guid Paid { get; private set; }

    public Guid Voucher { get; private set; }

    public Guid VoucherOfTheShop { get; private set; }

    /// <summary>A photo of a notice that hung.</summary>
    public Guid Photo { get; private set; }

    /// <summary>An offer nobody has looked at yet.</summary>
    public string Unchecked { get; } = "会修自行车，补胎不要钱";

    public Guid Person(string key) => personas.Single(each => each.Key == key).PersonId;

    public static PermissionScene Play(Place place)
    {
                var clock = new StageClock(DemoPlan.Opening);
        WorkingDays days;
        using (var db = place.Store.Read(0)) days = Calendar.Load(db);
        using var lane = new Lane(place.Store, Modules.Listeners(), clock, days);
        var scene = new PermissionScene(new DemoStage(lane, clock, 1), DemoFile.Read(place.Data));
        scene.Hire();
        scene.Name();
        using (var db = place.Store.Read(1))
            foreach (var persona in scene.personas.Where(each => each.Community == 1)) scene.stage.Enter(persona.Key, db.Seats.Single(seat => seat.Id == persona.Seat).Actor);
        scene.TellStories();
        scene.Decide();
        scene.LeaveOpen();
        File.Delete(place.Data.File("demo.json"));
        new DemoFile(scene.personas, scene.Fixtures).Write(place.Data);
        BusinessClock.OfDemo(place.Data).Set(clock.Now);
        return scene;
    }

    /// <summary>A case worker for a week: when the walk begins, the term is over.</summary>
    private void Hire() => personas.Add(stage.DoAsHouse<Persona>(write =>
    {
        var home = write.Db.Courtyards.First().Id;
        Enroll.SeatWish week = new(Capacity.CaseWorker, write.Today.AddDays(-6), write.Today, Title: "慈善专干");
        if (Enroll.Run(write, new([new("邹沐", "15400009999", home, [week])])).Fails(out var answer, out var no)) return no;
        var (person, seat) = (answer.People[0].Person, answer.People[0].Seats[0]);
        return new Persona("expired", person, "邹沐", Capacity.CaseWorker, "慈善专干", 1, seat, Enroll.IssueToken(write, seat));
    }));

    /// <summary>Somebody who acts for the organisation that was paid.</summary>
    private void Name() => personas.Add(stage.DoAsHouse<Persona>(write =>
    {
        var paid = write.Db.Organizations.Single(each => each.Name == DemoPlan.Elders).Id;
        Enroll.SeatWish term = new(Capacity.Provider, DemoPlan.TermFrom, DemoPlan.TermTo, Organization: paid);
        if (Enroll.Run(write, new([new("", "", null, [term], Person("rep-35"))])).Fails(out var answer, out var no)) return no;
        var seat = answer.People[0].Seats[0];
        return new Persona("elders", Person("rep-35"), "暖阳", Capacity.Provider, "", 1, seat, Enroll.IssueToken(write, seat));
    }));

    /// <summary>A ring: everybody is helped by the next one. They ask and help as the residents they all are.</summary>
    private void TellStories()
    {
        var columns = Cast.Keys.Where(column => column != PermissionSheet.Foreign).ToList();
        for (var at = 0; at < columns.Count; at++)
        {
            var (asks, helps) = (columns[at], columns[(at + 1) % columns.Count]);
            Given[helps] = Asked[asks] = Tell(Cast[asks], Cast[helps]);
        }

        Others = Tell("rep-60", "rep-61");
        foreach (var column in columns) Unpublished[column] = Said(Cast[column]);
        OthersUnpublished = Said("rep-60");
        string Said(string key) => stage.Do(AtHome(key), write => FileNeed.Run(write, new("想请人读报"))).Number;
    }

    private Story Tell(string asks, string helps)
    {
        foreach (var key in (string[])[asks, helps]) stage.Enter(AtHome(key), new Actor(1, Person(key), Capacity.Resident));
        var words = $"这句话只有社区能看到：{asks}";
        var need = stage.Do(AtHome(asks), write => FileNeed.Run(write, new(words)));
        _ = stage.Do(asks is "gridworker" ? "caseworker" : "gridworker", write => VerifyNeed.Run(write, need.Number, new(VerificationMethod.HomeVisit, Category.DailyConvenience, Urgency.Normal)));
        _ = stage.Do("caseworker", write => PublishNeed.Run(write, need.Number, new("请人读报", ConsentMethod.Self)));
        var offer = stage.Do(AtHome(helps), write => OfferResource.Run(write, new("会读报", ResourceKind.Skill, Category.DailyConvenience)));
        _ = stage.Do(helps is "rc-3" ? "caseworker" : "rc-3", write => CheckResource.Run(write, offer.Number, new()));
        var match = stage.Do("caseworker", write => ProposeMatch.Run(write, need.Number, new(offer.Number, write.Now, 30)));
        foreach (var side in (string[])[helps, asks]) _ = stage.Do(AtHome(side), write => ConfirmMatch.Run(write, $"{match.Id}", new()));
        var service = stage.Do(AtHome(helps), write => RecordService.Run(write, need.Number, new(write.Now, 30, null)));
        return new(need.Id, need.Number, words, match.Id, service.Id);
    }

    /// <summary>Two projects walk their chains: the small one to its notice, the large one to the representatives.</summary>
    private void Decide()
    {
        var needs = Enumerable.Range(62, 2).Select(at => Published($"rep-{at}")).ToList();
        List<Guid> both = [Submitted(Composed("楼道读报角", 800_000, needs[0]).Id), Submitted(Composed("社区戏台", 4_000_000, needs[1]).Id)];
        Sit(BodyKind.PartyCommittee, "party-1", [.. Keys("party", 1, 7)], both);
        Sit(BodyKind.TwoCommittees, "party-1", [.. Keys("party", 1, 7), "rc-3", "rc-6", "rc-7"], both);
        Sit(BodyKind.FundCommittee, "fund-chair", ["fund-chair", .. Keys("fund", 2, 6)], both);
        Sit(BodyKind.Council, "council-1", [.. Keys("council", 1, 22)], both);
        var meeting = stage.Do("rc-1", write => Convene.Run(write, new(BodyKind.RepresentativesMeeting, write.Now.AddDays(5), [$"{both[1]}"])));
        Sittings[BodyKind.RepresentativesMeeting] = (meeting.Id, meeting.Motions[0].Id, both[1]);
        DraftNotice = stage.DoAsHouse<string>(write => write.Db.Notices.Single(notice => notice.MatterId == both[0]).Number);
    }

    private void Sit(BodyKind body, string chair, IReadOnlyList<string> members, IReadOnlyList<Guid> matters)
    {
        stage.Sit(body, chair, members, matters);
        var sitting = stage.DoAsHouse<Sitting>(write => write.Db.Sittings.Where(each => each.Body == body && each.State == SittingState.Closed).OrderByDescending(each => each.ClosedAt).First());
        Sittings[body] = (sitting.Id, sitting.Motions[0].Id, sitting.Motions[0].MatterId);
    }

    /// <summary>One thing of each kind that is not for the public, or not yet.</summary>
    private void LeaveOpen()
    {
        Draft = Composed("还在写的项目", 100_000, Published("rep-64")).Number;
        stage.Enter("neighbour", new Actor(1, Person("rep-65"), Capacity.Resident));
        _ = stage.Do("neighbour", write => OfferResource.Run(write, new(Unchecked, ResourceKind.Skill, Category.Other)));
        Objection = stage.Do("neighbour", write => RaiseObjection.Run(write, "2026-6", new("地方太小"))).Id;
        var paper = stage.DoAsHouse<Attachment>(write => write.Db.Attachments.First(each => each.Purpose == AttachmentPurpose.Voucher));
        (Voucher, Paid) = (paper.Id, paper.SubjectId);
        VoucherOfTheShop = stage.Do("merchant", write => AddAttachment.Run(
            write, new PaymentVouchers(), $"{Fixtures.OwnPayment}", new(paper.Media, paper.Hash, paper.Bytes), null)).Id;
        Photo = stage.DoAsHouse<Attachment>(write => write.Db.Attachments.First(each => each.Purpose == AttachmentPurpose.Photo)).Id;
        BookEntry = stage.Do("custodian", write => EnterBooks.Run(write, new(BookEntryKind.Interest, 100, write.Today, "对账单"))).Number;
        Aid = stage.Do("caseworker", write => GiveAid.Request(write, new("N-2026-0005", 100))).Number;
        Gift = stage.Do("caseworker", write => RecordGift.Run(write, new("好心人", 10_000))).Number;
    }

    private Guid Published(string who)
    {
        stage.Enter(AtHome(who), new Actor(1, Person(who), Capacity.Resident));
        var need = stage.Do(AtHome(who), write => FileNeed.Run(write, new("想一起听戏")));
        _ = stage.Do("gridworker", write => VerifyNeed.Run(write, need.Number, new(VerificationMethod.PhoneCall, Category.Culture, Urgency.Planned)));
        _ = stage.Do("caseworker", write => PublishNeed.Run(write, need.Number, new("一起听戏", ConsentMethod.Self)));
        return need.Id;
    }

    private ComposeProject.Answer Composed(string title, long fen, Guid need) => stage.Do("caseworker", write => ComposeProject.Run(write, new(
        title, title, [$"{need}"], $"{Fixtures.Provider}", write.Today.AddDays(30), write.Today.AddDays(90), [new("开支", fen)], [50, 30, 20])));

    private Guid Submitted(Guid project) => stage.Do("caseworker", write => SubmitProject.Run(write, $"{project}", new())).Matter;

    private static string AtHome(string key) => $"{key} at home";

    private static IEnumerable<string> Keys(string body, int from, int to) => Enumerable.Range(from, to - from + 1).Select(at => $"{body}-{at}");
}
