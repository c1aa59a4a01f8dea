using System.Text.Json;
using Gongyi.Communities;
using Gongyi.Journal;
using Gongyi.Lists;
using Gongyi.Shared;
using Microsoft.Extensions.Logging.Abstractions;

namespace Gongyi.Operations.Demo;

/// <summary>A persona of the demo page: who, in which capacity, and the token that acts for it.</summary>
public sealed record Persona(string Key, Guid PersonId, string Name, Capacity Capacity, string Title, int Community, Guid Seat, string Token);

/// <summary>Ids that scripts need.</summary>
public sealed record Fixtures(Guid Provider, Guid UnadmittedProvider, Guid VolunteerOffer, Guid ForeignNeed, Guid OwnPayment);

/// <summary>What the demo knows about itself, beside its database.</summary>
public sealed record DemoFile(IReadOnlyList<Persona> Personas, Fixtures Fixtures)
{
    private const string Name = "demo.json";
    private const string Unfinished = "demo.json.new";

    public static bool IsIn(DataDirectory directory) => File.Exists(directory.File(Name));

    public static DemoFile Read(DataDirectory directory) =>
        JsonSerializer.Deserialize<DemoFile>(File.ReadAllText(directory.File(Name)), Answers.Json)!;

    /// <summary>Whether a demo was begun here and its first start was cut off: what there is of it is nobody's.</summary>
    public static bool IsUnfinishedIn(DataDirectory directory) => File.Exists(directory.File(Unfinished)) && !IsIn(directory);

    public static void Begin(DataDirectory directory) => File.WriteAllText(directory.File(Unfinished), "");

    /// <summary>Whole or not at all: that this file is there means that the demo is.</summary>
    public void Write(DataDirectory directory)
    {
        File.WriteAllText(directory.File(Unfinished), JsonSerializer.Serialize(this, Answers.Json));
        File.Move(directory.File(Unfinished), directory.File(Name), overwrite: true);
    }
}

/// <summary>Builds the demo once, through the actions.</summary>
public static class DemoBuilder
{
    private const int Qiheli = 1;
    private const int Liuxiang = 2;

    public static void Build(DataDirectory directory, Store store, Action<string> say)
    {
        ArgumentNullException.ThrowIfNull(directory);
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(say);
        _ = Directory.CreateDirectory(directory.Path);
        DemoFile.Begin(directory);
        store.Migrate(Calendar.Complete);
        var clock = new StageClock(new DateTimeOffset(2026, 1, 5, 9, 0, 0, TimeSpan.FromHours(8)));
        WorkingDays days;
        using (var db = store.Read(0)) days = Calendar.Load(db);
        using var intake = new Intake(new FileStore(directory), NullLogger<Intake>.Instance);
        using var lane = new Lane(store, Modules.Listeners(), clock, days);

        say("the community and its people");
        var stage = new DemoStage(lane, clock, Qiheli);
        var organizations = new Dictionary<string, Guid>();
        var personas = Found(stage, organizations);
        var (neighbours, foreignNeed) = Neighbours(new DemoStage(lane, clock, Liuxiang));

        say("nine months of history");
        var (offer, ownPayment) = new DemoHistory(stage, organizations, intake).Play();
        var fixtures = new Fixtures(organizations[DemoPlan.Provider], organizations[DemoPlan.Unadmitted], offer, foreignNeed, ownPayment);

        BusinessClock.OfDemo(directory).Set(DemoPlan.Opening);
        new DemoFile([.. personas, .. neighbours], fixtures).Write(directory);
    }

    private static List<Persona> Found(DemoStage stage, Dictionary<string, Guid> organizations)
    {
        var yards = stage.DoAsHouse(write => FoundCommunity.Run(write, DemoPlan.Qiheli)).Courtyards.Values.ToList();
        void Register(string name, OrganizationLegalForm form, int yard) =>
            organizations[name] = stage.DoAsHouse(write => RegisterOrganization.Run(write, new(name, form, "", yards[yard]))).Id;
        Register(DemoPlan.Charity, OrganizationLegalForm.SocialAssociation, 4);
        Register(DemoPlan.PlatformCompany, OrganizationLegalForm.Enterprise, 6);
        Register(DemoPlan.Provider, OrganizationLegalForm.SocialServiceOrganization, 4);
        Register(DemoPlan.Elders, OrganizationLegalForm.SocialServiceOrganization, 0);
        Register(DemoPlan.Shop, OrganizationLegalForm.SoleTrader, 4);
        Register(DemoPlan.Unadmitted, OrganizationLegalForm.Enterprise, 6);

        return stage.DoAsHouse<List<Persona>>(write =>
        {
            var people = DemoPeople.Roles.GroupBy(role => role.Person).ToList();
            var input = new Enroll.Input([.. people.Select((roles, at) => Newcomer(roles, at, yards, organizations))]);
            return Enroll.Run(write, input).Fails(out var answer, out var no) ? no : Personas(write, people, answer, stage);
        });
    }

    private static Enroll.Newcomer Newcomer(IGrouping<string, DemoPeople.Role> roles, int at, List<Guid> yards, Dictionary<string, Guid> organizations) => new(
        roles.Key, $"1540000{at:0000}", yards[roles.First().Key is "resident" or "resident-2" or "volunteer" ? 0 : at % yards.Count],
        [.. roles.Select(role => new Enroll.SeatWish(
            role.Capacity, DemoPlan.TermFrom, DemoPlan.TermTo, role.Chair, role.Title, role.Organization is { } name ? organizations[name] : null))]);

    private static List<Persona> Personas(Write write, List<IGrouping<string, DemoPeople.Role>> people, Enroll.Answer enrolled, DemoStage stage)
    {
        var personas = new Dictionary<string, Persona>();
        foreach (var (roles, person) in people.Zip(enrolled.People))
            foreach (var (role, seat) in roles.Zip(person.Seats))
            {
                personas[role.Key] = new(role.Key, person.Person, role.Person, role.Capacity, role.Title, Qiheli, seat, Enroll.IssueToken(write, seat));
                stage.Enter(role.Key, write.Added<Seat>().Single(each => each.Id == seat).Actor);
            }

        // A representative speaks as a resident when it is about their own needs.
        foreach (var role in DemoPeople.Roles.Where(role => role.Capacity is Capacity.Representative))
            if (role.Key is not ("rep-1" or "rep-2" or "rep-3" or "rep-4" or "rep-5" or "rep-6" or "rep-7"))
                stage.Enter(role.Key, new Actor(Qiheli, personas[role.Key].PersonId, Capacity.Resident));
        personas["convener"] = personas["council-1"] with { Key = "convener" };
        personas["fund-1"] = personas["fund-chair"] with { Key = "fund-1" };
        return [.. DemoPeople.Roles.Select(role => role.Key).Append("convener").Append("fund-1").Select(key => personas[key])];
    }

    /// <summary>The small second community, so that "another community" can be tried.</summary>
    private static (List<Persona> Personas, Guid Need) Neighbours(DemoStage stage)
    {
        var yards = stage.DoAsHouse(write => FoundCommunity.Run(write, DemoPlan.Liuxiang)).Courtyards.Values.ToList();
        List<Persona> personas = stage.DoAsHouse<List<Persona>>(write =>
        {
            (string Key, string Name, Capacity Capacity, string Title)[] people =
            [
                ("liuxiang-resident", "范春和", Capacity.Resident, "居民"), ("liuxiang-gridworker", "罗小满", Capacity.GridWorker, "网格员"),
                ("liuxiang-caseworker", "段知秋", Capacity.CaseWorker, "慈善专干"),
            ];
            var input = new Enroll.Input([.. people.Select((each, at) => new Enroll.Newcomer(
                each.Name, $"1540001{at:0000}", yards[at % 2], [new(each.Capacity, DemoPlan.TermFrom, DemoPlan.TermTo, Title: each.Title)]))]);
            if (Enroll.Run(write, input).Fails(out var answer, out var no)) return no;
            return people.Zip(answer.People).Select(pair => new Persona(
                pair.First.Key, pair.Second.Person, pair.First.Name, pair.First.Capacity, pair.First.Title, Liuxiang, pair.Second.Seats[0],
                Enroll.IssueToken(write, pair.Second.Seats[0]))).ToList();
        });
        foreach (var persona in personas) stage.Enter(persona.Key, new Actor(Liuxiang, persona.PersonId, persona.Capacity));
        stage.GoTo(3, 9);
        var need = stage.Do("liuxiang-resident", write => FileNeed.Run(write, new("想请人帮忙量血压")));
        _ = stage.Do("liuxiang-gridworker", write => VerifyNeed.Run(write, $"{need.Id}", new(VerificationMethod.PhoneCall, Category.Health, Urgency.Normal)));
        _ = stage.Do("liuxiang-caseworker", write => PublishNeed.Run(write, $"{need.Id}", new("老人定期量血压", ConsentMethod.Self)));
        stage.Clock.Now = new DateTimeOffset(2026, 1, 5, 10, 0, 0, TimeSpan.FromHours(8));
        return (personas, need.Id);
    }
}
