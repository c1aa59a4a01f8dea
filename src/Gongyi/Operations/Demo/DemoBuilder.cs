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

/// <summary>A story of the guided tour: where it can be seen, and by whom; null where everybody may.</summary>
public sealed record TourStop(int Story, string Path, string? Persona = null);

/// <summary>What the demo knows about itself, beside its database.</summary>
public sealed record DemoFile(IReadOnlyList<Persona> Personas, Fixtures Fixtures, IReadOnlyList<TourStop>? Tour = null)
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

/// <summary>What a plot leaves behind: who can be met, and where the scripts and the tour find their things.</summary>
public sealed record Played(
    IReadOnlyList<Persona> Personas, Guid Provider, Guid UnadmittedProvider, Guid VolunteerOffer, Guid OwnPayment, IReadOnlyList<TourStop> Tour);

/// <summary>What happens in 栖禾里. The house plays its year; the tests also have a smaller plot of their own.</summary>
public delegate Played Plot(DemoStage stage, Intake intake, WorkingDays days, Action<string> say);

/// <summary>Builds the demo once, through the actions.</summary>
public static class DemoBuilder
{
    private const int Qiheli = 1;
    private const int Liuxiang = 2;

    public static void Build(DataDirectory directory, Store store, Action<string> say) => Build(directory, store, say, DemoPlan.Beginning, DemoYear.Play);

    public static void Build(DataDirectory directory, Store store, Action<string> say, DateTimeOffset begins, Plot plot)
    {
        ArgumentNullException.ThrowIfNull(directory);
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(say);
        ArgumentNullException.ThrowIfNull(plot);
        _ = Directory.CreateDirectory(directory.Path);
        DemoFile.Begin(directory);
        store.Migrate(Calendar.Complete);
        var clock = new StageClock(begins);
        WorkingDays days;
        using (var db = store.Read(0)) days = Calendar.Load(db);
        using var intake = new Intake(new FileStore(directory), NullLogger<Intake>.Instance);
        using var lane = new Lane(store, Modules.Listeners(), clock, days);

        var (neighbours, foreignNeed) = Neighbours(new DemoStage(lane, clock, Liuxiang));
        clock.Now = begins;
        var played = plot(new DemoStage(lane, clock, Qiheli), intake, days, say);
        var fixtures = new Fixtures(played.Provider, played.UnadmittedProvider, played.VolunteerOffer, foreignNeed, played.OwnPayment);

        BusinessClock.OfDemo(directory).Set(DemoPlan.Opening);
        new DemoFile([.. played.Personas, .. neighbours], fixtures, played.Tour).Write(directory);
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
        return (personas, need.Id);
    }
}
