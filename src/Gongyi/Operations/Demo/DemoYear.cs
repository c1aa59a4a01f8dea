using System.Globalization;
using Gongyi.Communities;
using Gongyi.Governance;
using Gongyi.Journal;
using Gongyi.Providers;
using Gongyi.Shared;

namespace Gongyi.Operations.Demo;

/// <summary>The year of 栖禾里, October 2025 to September 2026: everything in the order in which it happened, and everything through the actions.</summary>
public sealed class DemoYear
{
    private readonly DemoStage stage;
    private readonly DemoTown town;
    private readonly DemoChains chains;
    private readonly DemoWork work;
    private readonly DemoLists lists;
    private readonly List<Project> projects;
    private readonly List<Told<ApplyForAdmission.Answer>> applied = [];

    private DemoYear(DemoStage stage, Intake intake, WorkingDays days, Action<string> say)
    {
        this.stage = stage;
        town = DemoTown.Found(stage, say);
        var papers = new DemoPapers(stage, intake);
        chains = new(stage, days, papers);
        lists = new(stage, town);
        work = new(stage, town, lists, papers);
        lists.Plan();
        new DemoMoney(stage, lists).Plan();
        Admissions();
        projects = [.. DemoProjects.All.Select(row => new Project(row, lists.Of(row.Key)))];
        foreach (var together in projects.GroupBy(project => project.Row.Composed)) Propose(together.Key, [.. together]);
    }

    public static Played Play(DemoStage stage, Intake intake, WorkingDays days, Action<string> say)
    {
        ArgumentNullException.ThrowIfNull(say);
        var year = new DemoYear(stage, intake, days, say);
        for (var month = new DateOnly(2025, 10, 1); DemoStage.At(month, 0) < DemoPlan.Opening; month = month.AddMonths(1))
        {
            say(month.ToString("yyyy-MM", CultureInfo.InvariantCulture));
            var next = DemoStage.At(month.AddMonths(1), 0);
            stage.GoTo(next < DemoPlan.Opening ? next : DemoPlan.Opening);
        }

        return new(
            year.town.Personas, year.town.Organizations[DemoPlan.Provider], year.town.Organizations[DemoPlan.Unadmitted], year.lists.VolunteerOffer,
            year.work.OwnPayment.Value.Id, stage.DoAsHouse<List<TourStop>>(year.Tour));
    }

    private static DateOnly D(int month, int day) => DemoStage.Date(month, day);

    /// <summary>October: eleven organisations are admitted; one is a shop whose owner is the nephew of a council member.</summary>
    private void Admissions()
    {
        var rows = DemoTable.Organizations.Where(row => row.IsAdmitted).ToList();
        stage.Plan(D(10, 9), () => applied.AddRange(rows.Select(row =>
            stage.Send("caseworker", write => ApplyForAdmission.Run(write, new(town.Organizations[row.Name], row.Offer))))), 8);
        IReadOnlyList<Guid> Matters() => [.. applied.Select(each => each.Value.Matter)];
        chains.BeforeTheCouncil(D(10, 9), Matters);
        chains.CouncilSits(D(10, 16), Matters);
        for (var at = 0; at < rows.Count; at++)
        {
            var no = at;
            _ = chains.Post(D(10, 17), () => applied[no].Value.Matter);
        }
    }

    /// <summary>What is handed in together walks its chain together.</summary>
    private void Propose(DateOnly composed, IReadOnlyList<Project> together)
    {
        stage.Plan(composed, () =>
        {
            foreach (var project in together) work.Compose(project);
        }, 8);
        var first = together[0].Row;
        if (first.Stage is DemoStageOf.Draft) return;

        IReadOnlyList<Guid> All() => [.. together.Select(project => project.Matter)];
        chains.BeforeTheCouncil(composed, All, committees: first.Stage is not DemoStageOf.WaitsForCommittees);
        if (first.Stage is DemoStageOf.WaitsForCouncil) stage.Plan(D(9, 29), () => CallCouncil(All()), 16);
        if (first.Council is not { } council) return;

        if (together.Any(project => project.Row.Lines is not []))
            chains.FundSits(composed.AddDays(4), () => [.. together.Where(project => project.Row.Lines is not []).Select(project => project.Matter)]);
        if (council > composed.AddDays(7)) chains.CouncilSits(DemoChains.TooFew, All);
        chains.CouncilSits(council, All, Garden);
        foreach (var project in together) Announce(project, council.AddDays(project.Row.Stage is DemoStageOf.OnNotice ? 7 : 1));
    }

    /// <summary>The garden was argued about: nineteen for, six against, one abstained (story 2).</summary>
    private BallotChoice? Garden(Guid matter, int at) =>
        projects.Single(project => project.Row.Key is "F6") is { Handed: { } handed } && handed.Value.Matter == matter
            ? at switch { < 19 => BallotChoice.For, < 25 => BallotChoice.Against, _ => BallotChoice.Abstain }
            : null;

    private void Announce(Project project, DateOnly day)
    {
        var done = chains.Post(day, () => project.Matter);
        if (project.Row.Stage is DemoStageOf.ObjectedTo) Object(project, day);
        work.Begin(project, done);
    }

    /// <summary>A neighbour objects, and is right (story 7).</summary>
    private void Object(Project project, DateOnly day)
    {
        Told<RaiseObjection.Answer> objection = null!;
        stage.Plan(day.AddDays(2), () => objection = stage.Send("rep-44", write => RaiseObjection.Run(
            write, $"{NoticeOf(write, project)}", new("小集摆在窗户底下，夜里油烟和吵闹，楼上住着三位病人。请换个地方再议。"))));
        stage.Plan(day.AddDays(4), () => stage.Send("rc-3", write => RuleObjection.Run(
            write, $"{objection.Value.Id}", new(true, "到现场看过，离住户窗户不到六米，异议成立。这次不立项，另找场地再报。"))));
    }

    private void CallCouncil(IReadOnlyList<Guid> matters) => stage.Send("council-1", write => Convene.Run(
        write, new(BodyKind.Council, DemoStage.At(new(2026, 10, 12), 19), [.. matters.Select(each => $"{each}")])));

    private static string NoticeOf(Write write, Project project) => write.Db.Notices.Where(notice => notice.MatterId == project.Matter).Select(notice => notice.Number).Single();

    /// <summary>Where the stories of domain.md §6.7 can be seen that this build can tell.</summary>
    private Result<List<TourStop>> Tour(Write write)
    {
        string Number(string story) => lists.Story(story).Need.Value.Number;
        var admissions = chains.Sittings[(BodyKind.Council, D(10, 16))];
        var nephew = DemoTable.Organizations.Where(row => row.IsAdmitted).Index().Single(each => each.Item.Name == DemoTown.Nephew).Index;
        var motion = admissions.Motions.Single(each => each.Matter == applied[nephew].Value.Matter);
        const string Home = "/c/qiheli";
        return new List<TourStop>
        {
            new(1, $"{Home}/needs/{Number("story1")}"),
            new(3, $"{Home}/sittings/{admissions.Id}/{motion.Id}"),
            new(7, $"{Home}/notices/{NoticeOf(write, projects.Single(project => project.Row.Stage is DemoStageOf.ObjectedTo))}"),
            new(8, $"{Home}/needs/{Number("story8")}", "caseworker"),
            new(9, $"{Home}/sittings/{chains.Sittings[(BodyKind.Council, DemoChains.TooFew)].Id}"),
            new(14, $"{Home}/needs/{Number("story14")}", "gridworker"),
        };
    }
}
