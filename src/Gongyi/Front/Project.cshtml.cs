using System.Globalization;
using Gongyi.Communities;
using Gongyi.Fund;
using Gongyi.Governance;
using Gongyi.Journal;
using Gongyi.Lists;
using Gongyi.Projects;
using Gongyi.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Gongyi.Front;

/// <summary>A project from its report to its archive, for everybody; with the one thing that whoever looks can do next.</summary>
[SeenByAll]
public sealed class ProjectPage : ShortPage
{
    public override string Title => Project?.Title ?? T["项目"];

    public Project Project { get; private set; } = null!;

    public string Provider { get; private set; } = "";

    public Matter? Matter { get; private set; }

    public ReadMatter.Answer? Chain { get; private set; }

    public Sitting? NextSitting { get; private set; }

    public IReadOnlyList<Need> Needs { get; private set; } = [];

    public IReadOnlyList<ServiceRecord> Services { get; private set; } = [];

    public IReadOnlyDictionary<int, Payment> Payments { get; private set; } = new Dictionary<int, Payment>();

    /// <summary>What was added to the services, as far as this reader may see it.</summary>
    public IReadOnlyDictionary<Guid, IReadOnlyList<ReadAttachments.Item>> Scans { get; private set; } = new Dictionary<Guid, IReadOnlyList<ReadAttachments.Item>>();

    /// <summary>The journal of the project, without each single vote: the count says it.</summary>
    public IReadOnlyList<ReadJournal.Item> Story { get; private set; } = [];

    /// <summary>After so long without anything written down, the page says so.</summary>
    private const int Quiet = 30;

    /// <summary>Days since anything was written down about a running project, once they are many.</summary>
    public int? QuietDays => Project.IsRunning && Story is [.., { At: var last }] && (Now - last).Days is var days and >= Quiet ? days : null;

    /// <summary>The step at which it ended, and the reason where one was given in public.</summary>
    public string WhyNotPassed => Chain?.Steps.FirstOrDefault(step => step.State is StepState.NotPassed) is not { } step ? ""
        : step.Body is StepKind.Notice ? T["公示时异议成立：{0}", Ruling]
        : T["停在“{0}”这一步。", T.Of(step.Body)];

    /// <summary>The answer to the objection that was upheld.</summary>
    private string Ruling => Chain?.Notice is { } notice
        ? Db.Notices.Single(each => each.Id == notice.Id).Objections.FirstOrDefault(each => each.State is ObjectionState.Upheld)?.Ruling ?? "" : "";

    public bool IsProvider => Actor is not null && Project.IsProvider(Actor);

    public bool MaySubmit => Project.State is ProjectState.Drafting && Actor.May(Act.ComposeProject);

    public bool MaySign => Project.State is ProjectState.Approved && Actor is not null && Project.PartyOf(Actor) is { } party
        && Project.Signatures.All(each => each.Party != party && each.PersonId != Actor.Person);

    public bool MayServe => IsProvider && Matter?.Standing() is null && Project.IsRunning
        && (Project.State is not ProjectState.Contracted || Project.Instalments.Count == 0);

    public bool MayReportMidTerm => IsProvider && Project.State is ProjectState.InProgress && Project.MidTermAt is null;

    public bool MayRequestClosing => IsProvider && Project.IsUnderWay;

    public bool MayAccept => Project.State is ProjectState.ClosingRequested && Actor.May(Act.AcceptProject);

    public bool MayArchive => Project.State is ProjectState.ResultPublished && Actor.May(Act.AcceptProject);

    public bool MayGiveOpinion => Matter is not null && !Matter.Concerns(Actor?.Person ?? default) && Actor.May(Act.GiveOpinion)
        && Project.State is not (ProjectState.Archived or ProjectState.NotPassed);

    public bool MayConvene => NextSitting is null && Actor is not null && Matter?.Current?.Body is { } body && Convene.MayConvene(Actor, body);

    public bool MayPostNotice => Chain?.Notice is { State: NoticeState.Draft } && Actor.May(Act.PostNotice);

    /// <summary>The instalment that can be asked for now; null when none can, or when it has been.</summary>
    public Instalment? Askable => !IsProvider ? null : Project.Instalments.FirstOrDefault(each =>
        each.PaidAt is null && !Payments.ContainsKey(each.No) && !Project.MayAskFor(each.No, Matter).Fails(out _, out _));

    public bool MayAnything => MaySubmit || MaySign || MayServe || MayReportMidTerm || MayRequestClosing || MayAccept || MayArchive || MayGiveOpinion
        || MayConvene || MayPostNotice || Askable is not null;

    /// <summary>The form that was sent and refused stays open.</summary>
    public bool IsPressed(string handler) => No is not null && Request.Query["handler"] == handler;

    private string Id => RouteData.Values["id"] as string ?? "";

    public Task<IActionResult> OnPostSubmitAsync() =>
        Press(write => SubmitProject.Run(write, Id, new()), _ => Routes.Project(Id), T["送审了。下面是它要走的路。"]);

    public Task<IActionResult> OnPostSignAsync() =>
        Press(write => SignAgreement.Run(write, Id, new()), _ => Routes.Project(Id), T["签好了。"]);

    public Task<IActionResult> OnPostPaymentAsync(int? instalment) =>
        Press(write => RequestPayment.Run(write, Id, new(instalment)), _ => Routes.Project(Id), T["申请交上去了，等管委会同意。"]);

    public Task<IActionResult> OnPostServiceAsync(string? need, DateTime? at, int? minutes, string? note) =>
        Press(write => RecordService.RunForProject(write, Id, new(need, Typing.Moment(at), minutes, note)), _ => Routes.Project(Id), T["记下了，等对方签收。"]);

    public Task<IActionResult> OnPostScanAsync(string? item) => Attach(new ServiceScans(), item, Routes.Project(Id), T["加上了，被帮的人和社区工作人员看得到。"]);

    public Task<IActionResult> OnPostMidtermAsync(string? report) =>
        Press(write => FinishProject.ReportMidTerm(write, Id, new(report)), _ => Routes.Project(Id), T["中期报告交上去了。"]);

    public Task<IActionResult> OnPostClosingAsync(string? report) =>
        Press(write => FinishProject.RequestClosing(write, Id, new(report, Spent())), _ => Routes.Project(Id), T["结项申请交上去了，等监督意见和验收。"]);

    public Task<IActionResult> OnPostAcceptAsync(int? score) =>
        Press(write => FinishProject.Accept(write, Id, new(score)), _ => Routes.Project(Id), T["分数记下了。"]);

    public Task<IActionResult> OnPostArchiveAsync() =>
        Press(write => FinishProject.Archive(write, Id, new()), _ => Routes.Project(Id), T["归档了。"]);

    public Task<IActionResult> OnPostOpinionAsync(string? text) =>
        Press(write => FinishProject.Opinion(write, Id, new(text)), _ => Routes.Project(Id), T["意见记下了，写在项目页上。"]);

    protected override Refusal? Load()
    {
        if (Db.Projects.Named(Id) is not { } project) return new NotFoundHere();
        if (project.State is ProjectState.Drafting && !Actor.May(Act.ComposeProject)) return new NotFoundHere();

        Project = project;
        Provider = Db.Organizations.Named(project.ProviderId.ToString())?.Name ?? "";
        Matter = SignAgreement.MatterOf(Db, project);
        if (Matter is { Id: var matter })
        {
            Chain = ReadMatter.Run(Db, matter.ToString()).Value;
            NextSitting = Db.Sittings.FirstOrDefault(each => each.State == SittingState.Convened && each.Motions.Any(motion => motion.MatterId == matter));
        }

        var needs = project.Needs.ToList();
        // Whoever took back the consent is helped and not shown.
        Needs = [.. Db.Needs.Where(need => needs.Contains(need.Id) && need.PublishedAt != null).OrderBy(need => need.Number)];
        Services = [.. Db.Services.Where(service => service.ProjectId == project.Id).OrderBy(service => service.Id)];
        if (Actor is not null) Scans = SeenScans(new ServiceScans());
        Payments = Db.Payments.Where(payment => payment.ProjectId == project.Id).ToDictionary(payment => payment.Instalment);
        Story =
        [
            .. ReadStory.Run(Db, actor: null, new("project", project.Id)).Items
                .Where(item => item.Verb is not (nameof(BallotCast) or nameof(BallotChanged) or nameof(MemberAttended))),
        ];
        return null;
    }

    private Dictionary<Guid, IReadOnlyList<ReadAttachments.Item>> SeenScans(ServiceScans album)
    {
        var all = ReadAttachments.Of(Db, [.. Services.Select(service => service.Id)]);
        return Services.Where(service => all.Contains(service.Id) && album.MaySee(Db, Actor, service))
            .ToDictionary(service => service.Id, service => (IReadOnlyList<ReadAttachments.Item>)[.. all[service.Id]]);
    }

    /// <summary>What each budget line cost; what is no amount counts as below zero and is refused with its reason.</summary>
    private List<FinishProject.SpentLine> Spent() =>
    [
        .. (Db.Projects.Named(Id)?.Lines ?? []).Select(line => new FinishProject.SpentLine(
            line.Name, Typing.Fen(Request.Form[string.Create(CultureInfo.InvariantCulture, $"spent{line.No}")]) ?? -1)),
    ];
}
