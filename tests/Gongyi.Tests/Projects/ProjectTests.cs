using Gongyi.Governance;
using Gongyi.Projects;
using Gongyi.Shared;
using Gongyi.Tests.Shared;

namespace Gongyi.Tests.Projects;

/// <summary>A project from its draft to the archive; each stage behind its gate.</summary>
public sealed class ProjectTests
{
    [Fact]
    public void A_plan_says_what_for_whom_when_and_how_much()
    {
        var need = Guid.NewGuid();
        Says.No<TextMissing, Project>(Job.Compose(Job.Plan with { Title = " " }, need));
        Says.No<TextMissing, Project>(Job.Compose(Job.Plan with { Goal = null }, need));
        Says.No<ProjectServesNobody, Project>(Job.Compose(Job.Plan));
        Says.No<DateMissing, Project>(Job.Compose(Job.Plan with { From = null }, need));
        Says.No<DateMissing, Project>(Job.Compose(Job.Plan with { To = Job.Plan.From!.Value.AddDays(-1) }, need));
        Says.No<AmountNotPositive, Project>(Job.Compose(Job.Plan with { Lines = [("餐费", 0)] }, need));
        Says.No<TextMissing, Project>(Job.Compose(Job.Plan with { Lines = [(" ", 1)] }, need));
        Says.No<LineNamedTwice, Project>(Job.Compose(Job.Plan with { Lines = [("餐费", 1), (" 餐费", 1)] }, need));
    }

    [Theory]
    [InlineData]
    [InlineData(99)]
    [InlineData(101)]
    [InlineData(0, 100)]
    [InlineData(150, -50)]
    [InlineData(int.MaxValue, int.MaxValue)]
    public void Instalments_are_a_whole(params int[] percents) =>
        Says.No<InstalmentsNotWhole, Project>(Job.Compose(Job.Plan with { Instalments = percents }, Guid.NewGuid()));

    [Fact]
    public void No_instalment_is_of_no_fen()
    {
        Says.No<InstalmentsNotWhole, Project>(Job.Compose(Job.Plan with { Lines = [("餐费", 1)], Instalments = [30, 70] }, Guid.NewGuid()));
        var project = Says.Yes(Job.Compose(Job.Plan with { Lines = [("餐费", 1)], Instalments = [100] }, Guid.NewGuid()));
        Assert.Equal(1, project.Instalments.Single().Fen);
    }

    [Fact]
    public void Nothing_starts_before_the_chain_is_done()
    {
        var job = Job.Drafted(30, 50, 20);
        foreach (var side in new[] { Cast.Custodian, Cast.Director, Cast.Provider }) Says.No<ChainNotPassed>(job.Project.Sign(side, null, Job.Later));
        Says.No<ChainNotPassed, Instalment>(job.Project.MayAskFor(1, null));
        Says.No<ChainNotPassed>(job.Project.Serve(Cast.Provider, job.Need.Id, null));
        var matter = Says.Yes(job.Project.Submit(Cast.Worker, Guid.NewGuid(), true, [], Cast.Monday));
        Says.No<ChainNotPassed>(job.Project.Sign(Cast.Custodian, matter, Job.Later));
        Says.No<ProjectAlreadySubmitted, Matter>(job.Project.Submit(Cast.Worker, Guid.NewGuid(), true, [], Cast.Monday));
    }

    [Fact]
    public void Three_different_people_sign_for_three_sides_once()
    {
        var job = Job.Approved(30, 50, 20);
        Says.No<NotYourSeat>(job.Project.Sign(Cast.Worker, job.Matter, Job.Later));
        Says.No<NotYourSeat>(job.Project.Sign(Cast.As(Capacity.Provider, "别家", Guid.NewGuid()), job.Matter, Job.Later));
        Says.Yes(job.Project.Sign(Cast.Custodian, job.Matter, Job.Later));
        Says.No<AlreadySigned>(job.Project.Sign(Cast.As(Capacity.Custodian, "谭若水"), job.Matter, Job.Later));
        Says.No<SamePersonTwice>(job.Project.Sign(Cast.Custodian with { Capacity = Capacity.ResidentsCommittee }, job.Matter, Job.Later));
        Says.Yes(job.Project.Sign(Cast.Director, job.Matter, Job.Later));
        Assert.Equal(ProjectState.Approved, job.Project.State);
        Says.Yes(job.Project.Sign(Cast.Provider, job.Matter, Job.Later));
        Assert.Equal(ProjectState.Contracted, job.Project.State);
    }

    [Fact]
    public void Each_instalment_waits_for_its_stage_and_the_one_before()
    {
        var job = Job.Approved(30, 30, 20, 20);
        var project = job.Project;
        Says.No<InstalmentUnknown, Instalment>(project.MayAskFor(5, job.Matter));
        Says.No<NotContracted, Instalment>(project.MayAskFor(1, job.Matter));
        Says.No<NotContracted>(project.Serve(Cast.Provider, job.Need.Id, job.Matter));
        foreach (var side in new[] { Cast.Custodian, Cast.Director, Cast.Provider }) Says.Yes(project.Sign(side, job.Matter, Job.Later));

        Says.No<FirstPaymentMissing>(project.Serve(Cast.Provider, job.Need.Id, job.Matter));
        Says.Yes(project.MayAskFor(1, job.Matter));
        project.PaidInstalment(1, Job.Later);
        Says.No<MidTermMissing, Instalment>(project.MayAskFor(2, job.Matter));
        Says.No<FinalReviewMissing, Instalment>(project.MayAskFor(4, job.Matter));
        Says.Yes(project.Serve(Cast.Provider, job.Need.Id, job.Matter));
        Says.Yes(project.ReportMidTerm(Cast.Provider, "过半", Job.Later));
        Says.No<EarlierInstalmentUnpaid, Instalment>(project.MayAskFor(3, job.Matter));
        project.PaidInstalment(2, Job.Later);
        Assert.Equal(ProjectState.MidTermReview, project.State);
        Says.Yes(project.MayAskFor(3, job.Matter));
        Says.Yes(job.Close());
        job.Supervise();
        Says.Yes(job.Accept(60));
        Says.No<EarlierInstalmentUnpaid, Instalment>(project.MayAskFor(4, job.Matter));
        project.PaidInstalment(3, Job.Later);
        Says.No<ResultNotPublished>(project.Archive());
        project.PaidInstalment(4, Job.Later);
        Assert.Equal((ProjectState.ResultPublished, project.Budget), (project.State, project.Paid));
        Says.Yes(project.Archive());
    }

    [Theory]
    [InlineData]
    [InlineData(100)]
    [InlineData(30, 70)]
    [InlineData(30, 50, 20)]
    [InlineData(25, 25, 25, 25)]
    public void Every_division_of_the_money_leads_to_the_archive_after_a_mid_term_report(params int[] percents)
    {
        var job = Job.Running(percents);
        Says.Yes(job.Project.ReportMidTerm(Cast.Provider, "过半", Job.Later));
        for (var no = 2; no < percents.Length; no++) Pay(no);
        Says.Yes(job.Close());
        job.Supervise();
        Says.Yes(job.Accept(90));
        if (percents.Length > 1) Pay(percents.Length);
        Says.Yes(job.Project.Archive());

        void Pay(int no)
        {
            Says.Yes(job.Project.MayAskFor(no, job.Matter));
            job.Project.PaidInstalment(no, Job.Later);
        }
    }

    [Fact]
    public void A_closing_does_not_leave_an_instalment_behind_that_nobody_can_ask_for() =>
        Says.No<MidTermMissing>(Job.Running(30, 50, 20).Close());

    [Fact]
    public void Only_the_provider_serves_reports_and_closes()
    {
        var job = Job.Running(30, 70);
        Says.No<NotYourSeat>(job.Project.Serve(Cast.Worker, job.Need.Id, job.Matter));
        Says.No<NeedNotInProject>(job.Project.Serve(Cast.Provider, Guid.NewGuid(), job.Matter));
        Says.No<NotYourSeat>(job.Project.ReportMidTerm(Cast.Worker, "过半", Job.Later));
        Says.No<TextMissing>(job.Project.ReportMidTerm(Cast.Provider, "", Job.Later));
        Says.Yes(job.Project.ReportMidTerm(Cast.Provider, "过半", Job.Later));
        Says.No<MidTermDone>(job.Project.ReportMidTerm(Cast.Provider, "又过半", Job.Later));
        Says.No<NotYourSeat>(job.Project.RequestClosing(Cast.Worker, "完成", [], Job.Later));
    }

    [Fact]
    public void A_closing_names_exactly_the_lines_of_the_budget_and_not_more_money()
    {
        var project = Job.Running(30, 70).Project;
        Says.No<TextMissing>(Close("", ("餐费", 1), ("人力", 1)));
        Says.No<AmountNotPositive>(Close("完成", ("餐费", -1), ("人力", 1)));
        Says.No<LinesDiffer>(Close("完成", ("餐费", 1)));
        Says.No<LinesDiffer>(Close("完成", ("餐费", 1), ("餐费", 1)));
        Says.No<SpentOverBudget>(Close("完成", ("餐费", 600_000), ("人力", 400_001)));
        Says.Yes(Close("完成", ("餐费", 700_000), (" 人力 ", 300_000)));
        Says.No<ProjectNotRunning>(Close("完成", ("餐费", 1), ("人力", 1)));
        Assert.Equal([700_000, 300_000], project.Lines.Select(line => line.SpentFen!.Value));

        Refusal? Close(string report, params (string?, long)[] spent) => project.RequestClosing(Cast.Provider, report, spent, Job.Later);
    }

    [Fact]
    public void An_acceptance_waits_for_the_closing_and_the_supervisor()
    {
        var job = Job.Running(30, 70);
        foreach (var score in new int?[] { null, -1, 101 }) Says.No<NumberOutOfRange>(job.Accept(score));
        Says.No<ClosingNotRequested>(job.Accept(90));
        Says.Yes(job.Matter!.GiveOpinion(Cast.Supervisor, Guid.NewGuid(), "早了", Job.Later.AddTicks(-1)));
        Says.Yes(job.Close());
        Says.No<SupervisorOpinionMissing>(job.Accept(90));
        job.Supervise();
        Says.Yes(job.Accept(59));
        Assert.Equal(ProjectState.Rectification, job.Project.State);
        Says.Yes(job.Project.Serve(Cast.Provider, job.Need.Id, job.Matter));
        Says.Yes(job.Close());
        Says.Yes(job.Accept(60));
        Says.No<ProjectNotRunning>(job.Project.Serve(Cast.Provider, job.Need.Id, job.Matter));
        Assert.Equal(ProjectState.FinalReview, job.Project.State);
    }
    [Fact]
    public void A_running_project_ends_early_with_a_reason_after_a_supervisor_spoke()
    {
        Says.No<ProjectNotRunning>(Job.Approved().Project.Terminate(Cast.Worker, "停了", null));
        var job = Job.Running();
        Says.No<TextMissing>(job.Project.Terminate(Cast.Worker, " ", job.Matter));
        Says.No<Gongyi.Governance.SupervisorOpinionMissing>(job.Project.Terminate(Cast.Worker, "发起的人搬走了", job.Matter));
        job.Supervise();
        Says.Yes(job.Project.Terminate(Cast.Worker, "发起的人搬走了", job.Matter));
        Assert.Equal((ProjectState.Terminated, "发起的人搬走了"), (job.Project.State, job.Project.EndedBecause));
        Says.No<ProjectNotRunning>(job.Project.Terminate(Cast.Worker, "再来一次", job.Matter));
    }

    [Fact]
    public void After_the_mid_term_report_the_middle_instalment_comes_before_the_closing()
    {
        var job = Job.Running(50, 30, 20);
        Says.Yes(job.Project.ReportMidTerm(Cast.Provider, "一半做完了", Job.Later));
        Says.No<EarlierInstalmentUnpaid>(job.Close());
        job.Project.PaidInstalment(2, Job.Later);
        Assert.Equal(ProjectState.MidTermReview, job.Project.State);
        Says.Yes(job.Close());
    }

}
