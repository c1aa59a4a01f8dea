using Gongyi.Communities;
using Gongyi.Governance;
using Gongyi.Shared;

namespace Gongyi.Operations.Demo;

/// <summary>The town as the year finds it: courtyards, residents, seats, organisations, mandates. Everybody who acts later is cast here.</summary>
public sealed class DemoTown
{
    public const string Donor = "沈佩兰";
    public const string Nephew = "鲜禾生鲜";
    private const int TakenPhones = 1000;

    private readonly DemoStage stage;
    private readonly Dictionary<string, Guid> organizations = [];
    private readonly Dictionary<string, Guid> persons = [];
    private readonly Dictionary<string, Queue<Neighbour>> free = [];

    private DemoTown(DemoStage stage) => this.stage = stage;

    /// <param name="Age">In the calendar year of the demo.</param>
    public sealed record Neighbour(Guid Id, string Courtyard, int Age, Living Living)
    {
        public Actor Actor => new(1, Id, Capacity.Resident);
    }

    public IReadOnlyDictionary<string, Guid> Organizations => organizations;

    public IReadOnlyDictionary<string, Guid> Courtyards { get; private set; } = new Dictionary<string, Guid>();

    public IReadOnlyList<Persona> Personas { get; private set; } = [];

    public static DemoTown Found(DemoStage stage, Action<string> say)
    {
        ArgumentNullException.ThrowIfNull(stage);
        ArgumentNullException.ThrowIfNull(say);
        var town = new DemoTown(stage);
        say("nine courtyards and their 8,352 residents");
        town.Courtyards = stage.DoAsHouse(write => FoundCommunity.Run(write, DemoPlan.Qiheli)).Courtyards;
        foreach (var yard in town.Courtyards) town.Import(yard.Key, yard.Value);
        say("organisations, merchants, bodies and seats");
        town.Register();
        town.Personas = DemoCast.Enter(stage, town.organizations, (name, _) => (town.persons.TryGetValue(name, out var known) ? known : null, null));
        town.Staff();
        town.Mandates();
        return town;
    }

    /// <summary>Somebody of the courtyard who fits and has no part yet.</summary>
    public Neighbour Cast(string courtyard, string who)
    {
        var waiting = free[courtyard];
        for (var left = waiting.Count; left > 0; left--)
        {
            var next = waiting.Dequeue();
            if (Fits(next, who)) return next;
            waiting.Enqueue(next);
        }

        throw new InvalidOperationException($"{courtyard} has nobody left who is {who}.");
    }

    /// <summary>Gives those who will act themselves the seat of a resident.</summary>
    public void Seat(IEnumerable<Neighbour> people)
    {
        Enroll.SeatWish wish = new(Capacity.Resident, DemoPlan.TermFrom, DemoPlan.TermTo, Title: "居民");
        List<Enroll.Newcomer> all = [.. people.Select(each => new Enroll.Newcomer("", "", null, [wish], each.Id))];
        _ = stage.DoAsHouse(write => Enroll.Run(write, new(all)));
    }

    private static bool Fits(Neighbour person, string who) => who switch
    {
        "80+alone" => person is { Age: >= 80, Living: Living.Alone },
        "60+alone" => person is { Age: >= 60, Living: Living.Alone },
        "80+" => person.Age >= 80,
        "60+" => person is { Age: >= 60 and < 80, Living: not Living.Alone },
        _ => person.Age is >= 25 and < 60,
    };

    private void Import(string name, Guid courtyard)
    {
        var named = DemoPeople.Roles.Select(role => role.Person).Distinct().Index().Where(each => DemoPeople.HomeOf(each.Item)?.Courtyard == name)
            .Select(each => (Home: DemoPeople.HomeOf(each.Item)!, Name: each.Item, each.Index))
            .Select(each => new ImportResidents.Line(each.Name, each.Home.BirthYear, each.Home.Living, Phone: DemoCast.PhoneOf(each.Index))).ToList();
        var roll = DemoRolls.Of(name, named);
        var people = stage.DoAsHouse(write => ImportResidents.Run(write, new(courtyard, roll))).People;
        var crowd = new List<Neighbour>();
        foreach (var (line, person) in roll.Zip(people))
        {
            if (named.Contains(line with { RegisteredElsewhere = false })) persons[line.Name] = person;
            else crowd.Add(new(person, name, DemoPlan.Opening.Year - line.BirthYear, line.Living));
        }

        free[name] = new(crowd);
    }

    private void Register()
    {
        void One(string name, OrganizationLegalForm form, OrganizationKind kind, string yard) =>
            organizations[name] = stage.DoAsHouse(write => RegisterOrganization.Run(write, new(name, form, "", Courtyards[yard], kind))).Id;
        One(DemoPlan.Charity, OrganizationLegalForm.SocialAssociation, OrganizationKind.Custodian, "栖禾里南院");
        One(DemoPlan.PlatformCompany, OrganizationLegalForm.Enterprise, OrganizationKind.Operator, "锦澜天街公寓");
        foreach (var row in DemoTable.Organizations) One(row.Name, row.Form, row.Kind, row.Courtyard);
    }

    /// <summary>A second case worker, and whoever speaks for an organisation and is nobody else in the plot.</summary>
    private void Staff()
    {
        var speakers = DemoTable.Organizations.Where(row => DemoPeople.Roles.All(role => role.Organization != row.Name)).ToList();
        Enroll.SeatWish worker = new(Capacity.CaseWorker, DemoPlan.TermFrom, DemoPlan.TermTo, Title: "慈善专干");
        List<Enroll.Newcomer> all =
        [
            new("邹沐", DemoCast.PhoneOf(TakenPhones), null, [worker]),
            .. speakers.Select((row, at) => new Enroll.Newcomer(row.Contact, DemoCast.PhoneOf(TakenPhones + 1 + at), null,
                [new(row.Kind is OrganizationKind.Merchant ? Capacity.Merchant : Capacity.Provider, DemoPlan.TermFrom, DemoPlan.TermTo, Title: "负责人", Organization: organizations[row.Name])])),
        ];
        var people = stage.DoAsHouse(write => Enroll.Run(write, new(all))).People;
        stage.Enter("caseworker-2", new Actor(1, people[0].Person, Capacity.CaseWorker));
        foreach (var (row, person) in speakers.Zip(people.Skip(1)))
            stage.Enter(row.Name, new Actor(1, person.Person, row.Kind is OrganizationKind.Merchant ? Capacity.Merchant : Capacity.Provider, organizations[row.Name]));
        foreach (var role in DemoPeople.Roles.Where(role => role.Organization is not null && role.Capacity is Capacity.Provider or Capacity.Merchant))
            stage.Enter(role.Organization!, stage.Cast[role.Key]);

        // A resident who gives, and the shop of her nephew (story 3).
        var donor = DemoPeople.Roles.First(role => role.Person == Donor).Key;
        _ = stage.DoAsHouse(write => DeclareRelation.Run(write, new(stage.Cast[donor].Person, stage.Cast[Nephew].Person, Kinship.OtherRelative)));
    }

    private void Mandates()
    {
        void Grant(MatterKind kind, long limit, string what) => stage.DoAsHouse(write => GrantMandate.Run(write, new(
            kind, limit, DemoPlan.TermFrom, DemoPlan.TermTo, $"居民代表会议〔2025〕1号决议：授权议事会审议{what}")));
        Grant(MatterKind.Project, Chain.RepresentativesAboveFen, "三万元以内的项目");
        Grant(MatterKind.ProviderAdmission, 0, "服务机构准入");
    }
}
