using Gongyi.Communities;
using Gongyi.Fund;
using Gongyi.Governance;
using Gongyi.Lists;
using Gongyi.Projects;
using Gongyi.Shared;
using Gongyi.Tests.Projects;
using Gongyi.Tests.Shared;

namespace Gongyi.Tests.Governance;

/// <summary>
/// A community of fifteen people who wear many hats, and everything they may try. Like the server, it asks the table of
/// permissions first and lets a matter stand on one agenda at a time; a refusal changes nothing and is passed over.
/// </summary>
internal sealed partial class SmallLane
{
    private static readonly (Capacity Capacity, string People)[] Hats =
    [
        (Capacity.PartyCommittee, "甲乙丙"), (Capacity.ResidentsCommittee, "甲乙丁"), (Capacity.FundCommittee, "丁戊己"), (Capacity.Council, "戊己庚辛壬"),
        (Capacity.Representative, "甲丁戊己庚辛癸"), (Capacity.Resident, "甲乙丙丁戊己庚辛壬癸"), (Capacity.SupervisoryCommittee, "子"),
        (Capacity.Custodian, "丑己"), (Capacity.Provider, "寅辛"), (Capacity.CaseWorker, "卯戊"),
    ];

    private static readonly Actor[] Everyone =
        [.. from hat in Hats from name in hat.People select Cast.As(hat.Capacity, $"{name}", hat.Capacity is Capacity.Provider ? Cast.Sprouts : null)];

    private static readonly List<Seat> Seats =
        [.. from hat in Hats from name in hat.People select Cast.Seat(hat.Capacity, $"{name}")];

    /// <summary>The provider's people, and one who is married to one.</summary>
    private static readonly Guid[] Payees = [Cast.Id("寅"), Cast.Id("辛"), Cast.Id("壬")];

    private readonly Random random;
    private readonly List<Posting> postings = [];
    private readonly List<Case> cases = [];
    private DateTimeOffset now = Cast.Monday;
    private int number;

    public SmallLane(int seed)
    {
        random = new(seed);
        var gift = Says.Yes(Gift.Register(Someone(Capacity.CaseWorker), NewId(), "D-1", "老住户", GiverDisplay.Named, random.Next(1_000_000, 9_000_000), now));
        postings.Add(Says.Yes(gift.Confirm(Cast.Custodian, NewId(), "V-1", "R-1", Today, now)));
    }

    public int Archived => cases.Count(each => each.Project.State is ProjectState.Archived);

    private DateOnly Today => WorkingDays.DayOf(now);

    private Money Balance => new(postings.Sum(posting => posting.Change.Fen));

    private Money Free => Balance - new Money(cases.SelectMany(each => each.Payments).Where(each => each.State is PaymentState.Approved).Sum(each => each.Fen));

    /// <summary>One thing happens; mostly the next sensible one, often any other.</summary>
    public void Move()
    {
        if (random.Next(10) < 8) Sensible();
        else Anything();
        Check();
    }

    private void Check()
    {
        var balance = 0L;
        foreach (var posting in postings)
        {
            Assert.Equal(0, posting.Lines.Sum(line => line.Fen));
            Assert.True((balance += posting.Change.Fen) >= 0);
        }

        foreach (var each in cases)
        {
            var passed = each.Truth?.Passed is true;
            Assert.Equal(passed, each.Project.State is not (ProjectState.Drafting or ProjectState.Submitted or ProjectState.NotPassed));
            Assert.True(passed || (each.Payments.Count == 0 && each.Project.Signatures.Count == 0 && each.Project.Paid == Money.Zero && each.Services.Count == 0));
            Assert.Equal(each.Project.Signatures.Count, each.Project.Signatures.Select(side => side.PersonId).Distinct().Count());
            foreach (var (sitting, _) in each.Sittings)
                Assert.DoesNotContain(sitting.Motions[0].Ballots, ballot => ballot.Choice is not BallotChoice.Recuse && each.Truth!.Close.Contains(ballot.PersonId));
            foreach (var payment in each.Payments)
            {
                Guid[] hands = [payment.RequestedBy, .. new[] { payment.ApprovedBy, payment.ConfirmedBy }.OfType<Guid>()];
                Assert.Equal(hands.Length, hands.Distinct().Count());
                Assert.DoesNotContain(hands[1..], Payees.Contains);
                if (payment.State is PaymentState.Paid) Assert.Equal(3, hands.Length);
            }

            Assert.Equal(each.Project.Paid.Fen, each.Payments.Where(payment => payment.State is PaymentState.Paid).Sum(payment => payment.Fen));
        }
    }

    private Guid NewId() => new(++number, 0, 0, new byte[8]);

    private T Any<T>(IReadOnlyList<T> among) => among[random.Next(among.Count)];

    private Actor Someone(Capacity capacity) => Any(Everyone.Where(each => each.Capacity == capacity).ToList());

    private void Compose(Actor by)
    {
        if (!by.May(Act.ComposeProject) || cases.Count >= 2) return;
        var helped = Any(Everyone).Person;
        var need = Says.Yes(Need.File(Cast.Worker, NewId(), "N-1", "帮忙", helped, null, now));
        Says.Yes(need.Verify(Cast.Director, VerificationMethod.HomeVisit, Category.ElderCare, Urgency.Normal, WorkingDays.Plain, now));
        Says.Yes(need.Publish("助餐", ConsentMethod.Self, "无名", now));
        var fen = Any([0L, 1_000_000, 2_000_000, 3_000_000, 3_000_001]);
        var plan = Job.Plan with
        {
            Lines = fen == 0 ? [] : [("全部", fen)],
            Instalments = fen == 0 ? [] : Any<int[]>([[100], [30, 70], [30, 50, 20], [25, 25, 25, 25]]),
        };
        var project = Says.Yes(Project.Compose(by, NewId(), "P-1", plan, Cast.Sprouts, [need.Id], now));
        var others = Enumerable.Range(0, random.Next(5) == 0 ? 6 : 0).Select(_ => Any(Everyone).Person);
        cases.Add(new(project, need, [by.Person, .. Payees, helped, .. others]));
    }

    private void Submit(Case it, Actor by)
    {
        if (!by.May(Act.ComposeProject)) return;
        if (it.Project.Submit(by, NewId(), true, it.Close.Select(person => (person, Interest.Relative)), now).Fails(out var matter, out _)) return;
        it.Matter = matter;
        it.Truth = new(it.Project.Budget.Fen, it.Close);
    }

    private void Convene(Case it, BodyKind body, int days)
    {
        if (it.Matter is null || it.Sittings.Exists(each => each.Sitting.State is SittingState.Convened)) return;
        var capacities = Body.CapacitiesOf(body);
        var roll = Seats.Where(seat => capacities.Contains(seat.Capacity)).ToList();
        var by = Someone(capacities[0]);
        if (Sitting.Convene(by, NewId(), body, now.AddDays(days), [it.Matter], roll, NewId, now).Fails(out var sitting, out _)) return;
        it.Sittings.Add((sitting, new(body, Today, Today.AddDays(days), roll.GroupBy(seat => seat.PersonId).ToDictionary(
            seats => seats.Key,
            seats => (seats.Any(seat => seat.Capacity is Capacity.PartyCommittee), seats.Any(seat => seat.Capacity is Capacity.ResidentsCommittee))))));
    }

    private void Attend(Case it, Actor by)
    {
        if (it.Sittings is [.., var (sitting, minutes)] && sitting.Attend(by, now) is null) _ = minutes.Came.TryAdd(by.Person, Today);
    }

    private void Vote(Case it, Actor by, BallotChoice? choice, bool change = false)
    {
        if (it.Sittings is not [.., var (sitting, minutes)]) return;
        var done = change
            ? sitting.ChangeVote(by, sitting.Motions[0], it.Matter!, choice, null, now)
            : sitting.Vote(by, sitting.Motions[0], it.Matter!, choice, null, now);
        if (done.Refusal is null) minutes.Voices[by.Person] = choice;
    }

    private void Close(Case it)
    {
        if (it.Sittings is not [.., var (sitting, minutes)] || sitting.Close(new Dictionary<Guid, Matter> { [it.Matter!.Id] = it.Matter }, now) is not null) return;
        it.Truth!.Closed(minutes);
        if (it.Matter!.Current is { Kind: StepKind.Notice }) it.Notice = PublicNotice.Draft(Any(Everyone), NewId(), "2026-1", it.Matter);
        Hear(it);
    }

    private static void Hear(Case it)
    {
        if (it.Matter!.State is not MatterState.Open && it.Project.State is ProjectState.Submitted) it.Project.Decided(it.Matter.State is MatterState.Passed);
    }

    private void Opinion(Case it, Actor by)
    {
        if (by.May(Act.GiveOpinion) && it.Matter?.GiveOpinion(by, NewId(), "已阅", now).Refusal is null) it.Truth?.Opinion();
    }

    private void Post(Case it, Actor by)
    {
        if (by.May(Act.PostNotice) && it.Notice is { } notice && notice.Post(by, it.Matter!, "公告栏", WorkingDays.Plain, now) is null) it.Truth!.Posted(Today);
    }

    private void Objects(Case it, Actor by)
    {
        if (it.Notice is { } notice && !notice.Object(by, NewId(), "不妥", now).Fails(out var objection, out _)) it.Truth!.Objected(objection.Id);
    }

    private void Rule(Case it, Actor by, bool upheld)
    {
        if (!by.May(Act.RuleObjection) || it.Notice?.Objections is not { Count: > 0 } all) return;
        var objection = Any(all);
        if (it.Notice.Rule(by, objection, upheld, "答复", it.Matter!, now) is null) it.Truth!.Ruled(objection.Id, upheld);
        Hear(it);
    }

    private void Expire(Case it)
    {
        if (it.Notice?.Expire(it.Matter!, now) is null && it.Notice is not null) it.Truth!.Expired(Today);
        if (it.Matter is not null) Hear(it);
    }

    /// <summary>A project with what hangs on it, and what the test wrote down about it.</summary>
    private sealed record Case(Project Project, Need Need, HashSet<Guid> Close)
    {
        public Matter? Matter { get; set; }

        public Truth? Truth { get; set; }

        public PublicNotice? Notice { get; set; }

        public List<(Sitting Sitting, Truth.Record Minutes)> Sittings { get; } = [];

        public List<Payment> Payments { get; } = [];

        public List<ServiceRecord> Services { get; } = [];
    }
}
