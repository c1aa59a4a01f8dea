using Gongyi.Governance;
using Gongyi.Lists;
using Gongyi.Projects;
using Gongyi.Shared;
using Gongyi.Tests.Governance;
using Gongyi.Tests.Shared;

namespace Gongyi.Tests.Projects;

/// <summary>One project with its need and matter, brought to a stage.</summary>
internal sealed class Job
{
    public static readonly DateTimeOffset Later = Cast.Monday.AddDays(30);

    private Job(Project project, Need need) => (Project, Need) = (project, need);

    public Project Project { get; }

    public Need Need { get; }

    public Matter? Matter { get; private set; }

    public static ProjectPlan Plan => new(
        "老人助餐", "中午吃上热饭", new(2026, 12, 1), new(2027, 11, 30), [("餐费", 600_000), ("人力", 400_000)], [30, 50, 20]);

    public static Result<Project> Compose(ProjectPlan plan, params Guid[] needs) =>
        Project.Compose(Cast.Worker, Guid.NewGuid(), "P-2026-0001", plan, Cast.Sprouts, needs, Cast.Monday);

    public static Job Drafted(params int[] instalments)
    {
        var need = NeedTalk.Published();
        var plan = Plan with { Instalments = instalments, Lines = instalments is [] ? [] : Plan.Lines };
        return new(Says.Yes(Compose(plan, need.Id)), need);
    }

    /// <summary>The chain done and heard, as the house would tell it.</summary>
    public static Job Approved(params int[] instalments)
    {
        var job = Drafted(instalments);
        job.Matter = Says.Yes(job.Project.Submit(Cast.Worker, Guid.NewGuid(), withinMandate: true, [], Cast.Monday));
        while (job.Matter.Current!.Kind is not StepKind.Notice) Walk.Pass(job.Matter);
        var notice = PublicNotice.Draft(Cast.Worker, Guid.NewGuid(), "2026-12", job.Matter);
        Says.Yes(notice.Post(Cast.Worker, job.Matter, "北院公告栏", WorkingDays.Plain, Cast.Monday));
        Says.Yes(notice.Expire(job.Matter, Later));
        job.Project.Decided(passed: true);
        return job;
    }

    public static Job Contracted(params int[] instalments)
    {
        var job = Approved(instalments);
        foreach (var side in new[] { Cast.Custodian, Cast.Director, Cast.Provider }) Says.Yes(job.Project.Sign(side, job.Matter, Later));
        return job;
    }

    public static Job Running(params int[] instalments)
    {
        var job = Contracted(instalments);
        if (instalments is not []) job.Project.PaidInstalment(1, Later);
        Says.Yes(job.Project.Serve(Cast.Provider, job.Need.Id, job.Matter));
        return job;
    }

    public Refusal? Close() => Project.RequestClosing(Cast.Provider, "完成", [.. Project.Lines.Select(line => ((string?)line.Name, line.Fen))], Later);

    public Refusal? Accept(int? score) => Project.Accept(Cast.Worker, score, Matter);

    public void Supervise() => Says.Yes(Matter!.GiveOpinion(Cast.Supervisor, Guid.NewGuid(), "属实", Later));
}

/// <summary>Needs as neighbours say them.</summary>
internal static class NeedTalk
{
    public static Need Filed() => Says.Yes(Need.File(
        Cast.Neighbour, Guid.NewGuid(), "N-2026-0001", "中午没人做饭", Cast.Neighbour.Person, Cast.Id("南院"), Cast.Monday));

    public static Need Verified(Urgency urgency = Urgency.Normal, Category category = Category.ElderCare)
    {
        var need = Filed();
        Says.Yes(need.Verify(Cast.Worker, VerificationMethod.HomeVisit, category, urgency, WorkingDays.Plain, Cast.Monday));
        return need;
    }

    public static Need Published(Category category = Category.ElderCare)
    {
        var need = Verified(category: category);
        Says.Yes(need.Publish("独居老人助餐", ConsentMethod.Self, "王秀兰", Cast.Monday));
        return need;
    }
}
