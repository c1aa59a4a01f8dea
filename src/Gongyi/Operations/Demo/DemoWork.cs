using Gongyi.Fund;
using Gongyi.Projects;
using static Gongyi.Operations.Demo.DemoProjects;

namespace Gongyi.Operations.Demo;

/// <summary>A project on its way through the year.</summary>
public sealed class Project(Row row, IReadOnlyList<Asked> needs)
{
    public Row Row => row;

    public IReadOnlyList<Asked> Needs => needs;

    public Told<ComposeProject.Answer> Made { get; set; } = null!;

    public Told<SubmitProject.Answer> Handed { get; set; } = null!;

    public string Id => $"{Made.Value.Id}";

    public Guid Matter => Handed.Value.Matter;
}

/// <summary>What happens to the projects outside the sittings: written down, signed, paid, served, closed.</summary>
public sealed class DemoWork(DemoStage stage, DemoTown town, DemoLists lists, DemoPapers papers)
{
    /// <summary>The payment that a member of the fund committee asked for, for the own shop; others must decide on it.</summary>
    public Told<RequestPayment.Answer> OwnPayment { get; private set; } = null!;

    public void Compose(Project project)
    {
        ArgumentNullException.ThrowIfNull(project);
        var row = project.Row;
        project.Made = stage.Send("caseworker", write => ComposeProject.Run(write, new(
            row.Title, row.Goal, [.. project.Needs.Select(need => need.Id)], $"{town.Organizations[row.Provider]}", row.Composed.AddDays(21), row.To,
            [.. row.Lines.Select(line => new ComposeProject.Line(line.Name, line.Yuan * 100))], row.Lines is [] ? null : [50, 30, 20])));
        if (row.Stage is DemoStageOf.Draft) return;
        project.Handed = stage.Send("caseworker", write => SubmitProject.Run(write, project.Id, new()));
    }

    /// <summary>The chain is done on this day: everything after it goes into the diary.</summary>
    public void Begin(Project project, DateOnly approved)
    {
        ArgumentNullException.ThrowIfNull(project);
        var row = project.Row;
        if (row.Stage < DemoStageOf.Running) return;
        stage.Plan(approved.AddDays(2), () =>
        {
            foreach (var side in (string[])["custodian", "rc-3", row.Provider]) _ = stage.Send(side, write => SignAgreement.Run(write, project.Id, new()));
        });
        var isPaid = row.Lines is not [];
        if (isPaid) Pay(project, 1, approved.AddDays(2));
        foreach (var (need, no) in project.Needs.Select((need, no) => (need, no))) Serve(project, need, approved.AddDays(5 + 4 * no));
        if (row.MidTerm is { } mid)
        {
            stage.Plan(mid, () => stage.Send(row.Provider, write => FinishProject.ReportMidTerm(write, project.Id, new("前一半按计划做完，签收齐全。下一步照预算继续。"))), 10);
            Pay(project, 2, mid);
        }

        if (row.Closing is { } closing) Close(project, closing);
        if (row.Stage is DemoStageOf.Ended) End(project, DemoStage.Date(8, 10));
    }

    private void Serve(Project project, Asked need, DateOnly day)
    {
        // What still goes on was given lately and waits for a signature; one has come to a standstill, as some do.
        if (need.Row.Outcome is "serving" && project.Row.Key is not "S4")
        {
            var lately = DemoStage.Date(9, 8 + (project.Needs[0].Row.Filed.DayNumber % 18));
            foreach (var visit in (DateOnly[])[lately.AddDays(-14), lately]) stage.Plan(visit, () => Record(project, need, "照计划做了，当面说好了下次的时间。"), 10);
            return;
        }

        Told<RecordService.Answer> service = null!;
        stage.Plan(day, () => service = Record(project, need, "上门去了，当面做完。"), 10);
        if (need.Row.Outcome is "serving") return;
        stage.Plan(day, () =>
        {
            if (need.Row.Key is "story14") papers.Attach(project.Row.Provider, new ServiceScans(), () => $"{service.Value.Id}", "按了手印的纸条", 6);
            lists.Receive(need, service, day, isLast: true);
        }, 12);
    }

    private Told<RecordService.Answer> Record(Project project, Asked need, string note) =>
        stage.Send(project.Row.Provider, write => RecordService.RunForProject(write, project.Id, new(need.Id, write.Now, 45, note)));

    private void Pay(Project project, int instalment, DateOnly day)
    {
        Told<RequestPayment.Answer> payment = null!;
        stage.Plan(day, () => payment = stage.Send(project.Row.Provider, write => RequestPayment.Run(write, project.Id, new(instalment))), 11);
        stage.Plan(day.AddDays(1), () => stage.Send("fund-chair", write => ApprovePayment.Run(write, $"{payment.Value.Id}", new())), 10);
        stage.Plan(day.AddDays(2), () =>
        {
            _ = stage.Send("custodian", write => ConfirmPayment.Run(write, $"{payment.Value.Id}", new($"银行回单 {write.Today:yyyyMMdd}-{instalment}", write.Today)));
            papers.Attach("custodian", new PaymentVouchers(), () => $"{payment.Value.Id}", "银行回单", 5 + instalment);
        }, 10);
    }

    private void Close(Project project, DateOnly day)
    {
        stage.Plan(day, () => stage.Send(project.Row.Provider, write => FinishProject.RequestClosing(write, project.Id, new(
            "做完了，签收和照片都在。", [.. project.Row.Lines.Select(line => new FinishProject.SpentLine(line.Name, line.Yuan * 100))]))), 10);
        if (project.Row.Stage is DemoStageOf.ClosingAsked) return;
        stage.Plan(day.AddDays(2), () => stage.Send("supervisor", write => FinishProject.Opinion(write, project.Id, new("抽查了签收单和凭证，属实。"))), 10);
        stage.Plan(day.AddDays(3), () => stage.Send("caseworker", write => FinishProject.Accept(write, project.Id, new(85 + project.Row.Title.Length % 9))), 10);
        if (project.Row.Stage is DemoStageOf.Reviewed)
        {
            stage.Plan(day.AddDays(12), () => OwnPayment = stage.Send(project.Row.Provider, write => RequestPayment.Run(write, project.Id, new(3))));
            return;
        }

        Pay(project, 3, day.AddDays(3));
        stage.Plan(day.AddDays(9), () => stage.Send("caseworker", write => FinishProject.Archive(write, project.Id, new())), 10);
    }

    private void End(Project project, DateOnly day)
    {
        stage.Plan(day, () => stage.Send("supervisor", write => FinishProject.Opinion(write, project.Id, new("发起的小组已经停了活动，同意终止。没有用过基金的钱。"))), 10);
        stage.Plan(day.AddDays(1), () => stage.Send("caseworker", write => FinishProject.Terminate(write, project.Id, new("发起的小组停止活动，约定由楼长接着管。"))), 10);
    }
}
