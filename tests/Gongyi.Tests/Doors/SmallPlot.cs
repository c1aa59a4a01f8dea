using Gongyi.Communities;
using Gongyi.Fund;
using Gongyi.Governance;
using Gongyi.Journal;
using Gongyi.Lists;
using Gongyi.Operations.Demo;
using Gongyi.Projects;
using Gongyi.Providers;
using Gongyi.Shared;

namespace Gongyi.Tests.Doors;

/// <summary>
/// A smaller plot for the tests: nine months, a hundred people, four projects. Doors are asked thousands of times, and what
/// they answer does not hang on the crowd; <c>DemoFiguresTests</c> looks at the whole year.
/// </summary>
public sealed class SmallPlot
{
    private readonly DemoStage stage;
    private readonly DemoPapers papers;
    private readonly Dictionary<string, Guid> organizations = [];

    private SmallPlot(DemoStage stage, Intake intake) => (this.stage, papers) = (stage, new(stage, intake));

    private static readonly string[] Party = ["party-1", "party-2", "party-3", "party-5", "party-6", "party-7"];
    private static readonly string[] Committees = ["party-1", "party-2", "party-3", "party-5", "party-6", "rc-3", "rc-6"];
    private static readonly string[] FundCommittee = ["fund-chair", "fund-2", "fund-3", "fund-4", "fund-5", "fund-6"];
    private static readonly string[] Council = [.. Enumerable.Range(1, 22).Select(at => $"council-{at}")];

    /// <summary>Gifts the charity received, in fen, and how the givers want to be shown.</summary>
    private static readonly (string Giver, long Fen, GiverDisplay Display)[] Given =
    [
        ("望澜栖禾社区服务有限公司", 3_600_000, GiverDisplay.Named), ("南院便民菜店", 1_200_000, GiverDisplay.Named),
        ("鲜禾生鲜", 960_000, GiverDisplay.Named), ("青溪雅筑的一家人", 300_000, GiverDisplay.Nickname),
        ("老住户", 52_000, GiverDisplay.Anonymous), ("知微咖啡", 360_000, GiverDisplay.Named),
        ("康宁药房", 480_000, GiverDisplay.Named), ("云麓花园邻居", 120_050, GiverDisplay.Nickname),
    ];

    public static void Build(DataDirectory directory, Store store) =>
        DemoBuilder.Build(directory, store, _ => { }, DemoStage.At(new DateOnly(2026, 1, 5), 9), (stage, intake, _, _) => new SmallPlot(stage, intake).Play());

    private Played Play()
    {
        var personas = Found();
        foreach (var (kind, limit) in ((MatterKind, long)[])[(MatterKind.Project, Chain.RepresentativesAboveFen), (MatterKind.ProviderAdmission, 0)])
            stage.DoAsHouse(write => GrantMandate.Run(write, new(kind, limit, DemoPlan.TermFrom, DemoPlan.TermTo, "居民代表会议〔2026〕1号决议")));

        Gifts();
        OpenNeeds();
        Admissions();
        var offer = Offers();
        Finished();
        var ownPayment = OwnPayment();
        UnderWay();
        return new(personas, organizations[DemoPlan.Provider], organizations[DemoPlan.Unadmitted], offer, ownPayment, []);
    }

    private IReadOnlyList<Persona> Found()
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
        return DemoCast.Enter(stage, organizations, (name, at) => (null, yards[name is "王秀兰" or "陈桂芳" or "顾长风" ? 0 : at % yards.Count]));
    }

    /// <summary>January to March: three organisations are admitted, one application waits for a sitting.</summary>
    private void Admissions()
    {
        stage.GoTo(1, 12);
        List<Guid> matters =
        [
            Apply(DemoPlan.Provider, "社工服务：入户探访、陪诊、个案与小组"),
            Apply(DemoPlan.Elders, "居家养老：助餐、助洁、助浴"),
            Apply(DemoPlan.Shop, "平价蔬菜，给独居老人送菜上门"),
        ];
        stage.Sit(BodyKind.PartyCommittee, "party-1", Party, matters);
        stage.Sit(BodyKind.TwoCommittees, "party-1", Committees, matters);
        stage.Sit(BodyKind.Council, "council-1", Council, matters, ("council-9", BallotChoice.Against), ("council-18", BallotChoice.Abstain));
        foreach (var matter in matters) Hang(matter);
        stage.GoTo(3, 2);
        _ = Apply(DemoPlan.Unadmitted, "手作课：编织、皮具、陶艺");
    }

    /// <summary>March to September, once a month: a gift is written down, and the charity confirms it the next day.</summary>
    private void Gifts()
    {
        foreach (var (no, (giver, fen, display)) in Given.Index())
        {
            var month = Math.Max(3, no + 2);
            stage.Plan(month, 20, () =>
            {
                var gift = stage.Do("caseworker", write => RecordGift.Run(write, new(giver, fen, display)));
                stage.Plan(month, 21, () => _ = stage.Do("custodian", write => ConfirmGift.Run(write, $"{gift.Id}", new($"票据 0099{no + 1:0000}", write.Today))));
            });
        }
    }

    /// <summary>What people can give: the volunteer's one open place, and what surrounds it on the list.</summary>
    private Guid Offers()
    {
        var until = new DateOnly(2027, 6, 30);
        Guid Offer(string who, string name, ResourceKind kind, Category category, ServiceNature nature, int capacity)
        {
            var resource = stage.Do(who, write => OfferResource.Run(write, new(name, kind, category, nature, null, capacity, write.Today, until)));
            _ = stage.Do("rc-3", write => CheckResource.Run(write, $"{resource.Id}", new()));
            return resource.Id;
        }

        var volunteer = Offer("volunteer", "陪老人看病、取药（有急救员证）", ResourceKind.Skill, Category.ElderCare, ServiceNature.Free, 1);
        _ = Offer("provider", "社工入户探访", ResourceKind.Service, Category.ElderCare, ServiceNature.Free, 12);
        _ = Offer("merchant", "独居老人送菜上门", ResourceKind.Service, Category.DailyConvenience, ServiceNature.LowFee, 8);
        _ = Offer("resident-2", "会修缝纫机、改裤脚", ResourceKind.Skill, Category.DailyConvenience, ServiceNature.Free, 2);
        _ = Offer("caseworker", "党群中心活动室（60平方米）", ResourceKind.Space, Category.Children, ServiceNature.Free, 1);
        _ = Offer("gridworker", "借用轮椅（2辆）", ResourceKind.Goods, Category.DisabilitySupport, ServiceNature.Free, 2);
        return volunteer;
    }

    /// <summary>April to August: one project from the first sentence to the archive.</summary>
    private void Finished()
    {
        stage.GoTo(4, 7);
        var need = Published("rep-40", "楼上李大爷一个人住，腿脚不方便，中午吃饭成问题", "独居老人周末吃饭不方便", Category.ElderCare);
        var project = Chained(
            "银龄餐桌·周末助餐", "让栖禾里的独居老人周末也能吃上热饭", DemoPlan.Elders, [need], (4, 27), (7, 31),
            ("餐食材料", 900_000), ("送餐箱和保温袋", 300_000));
        stage.Enter("elders", new Actor(1, stage.Cast["rep-35"].Person, Capacity.Provider, organizations[DemoPlan.Elders]));
        Contract(project, "elders");
        Pay(project, 1, "elders");
        stage.NextDays(6);
        var service = stage.Do("elders", write => RecordService.RunForProject(write, $"{project}", new($"{need}", write.Now, 40, "送餐上门，老人吃得好。")));
        _ = stage.Do("gridworker", write => ReceiveService.Run(write, $"{service.Id}", new(SignedBy.Proxy, "老人不用手机，当面问过，代签。")));
        stage.NextDays(2);
        _ = stage.Do("caseworker", write => RateNeed.Run(write, $"{need}", new(Satisfaction.Satisfied)));
        stage.NextDays(20);
        _ = stage.Do("elders", write => FinishProject.ReportMidTerm(write, $"{project}", new("已送餐 412 份，签收率 98%。下一步增加软食。")));
        Pay(project, 2, "elders");
        stage.GoTo(8, 3);
        _ = stage.Do("elders", write => FinishProject.RequestClosing(
            write, $"{project}", new("共送餐 930 份，服务 36 位老人。", [new("餐食材料", 886_000), new("送餐箱和保温袋", 300_000)])));
        stage.NextDays(2);
        _ = stage.Do("supervisor", write => FinishProject.Opinion(write, $"{project}", new("抽查 20 份签收单，全部属实。")));
        _ = stage.Do("caseworker", write => FinishProject.Accept(write, $"{project}", new(91)));
        Pay(project, 3, "elders");
        stage.NextDays(5);
        _ = stage.Do("caseworker", write => FinishProject.Archive(write, $"{project}", new()));
    }

    /// <summary>August: a member of the fund committee has asked for a payment to the own shop; others must decide on it.</summary>
    private Guid OwnPayment()
    {
        stage.GoTo(8, 17);
        var need = Published("rep-41", "妈妈八十多岁，买菜要走很远，能不能有人送", "高龄老人买菜不便", Category.DailyConvenience);
        var project = Chained(
            "平价菜送到家", "每周两次把平价菜送到 20 位高龄老人家里", DemoPlan.Shop, [need], (9, 7), (12, 31), ("配送补贴", 600_000));
        Contract(project, "merchant");
        return stage.Do("merchant", write => RequestPayment.Run(write, $"{project}", new(1))).Id;
    }

    /// <summary>September: needs in all the states a worker meets in a morning.</summary>
    private void OpenNeeds()
    {
        stage.Plan(9, 14, () =>
        {
            _ = stage.Do("rep-42", write => FileNeed.Run(write, new("三单元楼道的灯坏了半个月，晚上看不见台阶")));
            _ = stage.Do("rep-43", write => FileNeed.Run(write, new("孩子下午四点半放学没人接，我六点才下班")));
            _ = Published("rep-44", "我想学用手机挂号，眼睛不好，总按错", "老人学用手机挂号", Category.ElderCare);
            _ = Published("rep-45", "听不见，去办事没人帮着说", "听障居民办事需要手语陪同", Category.DisabilitySupport);
        });
        stage.Plan(9, 21, () =>
        {
            _ = Published("rep-46", "家里灶具用了二十年，怕漏气，想请人看看", "老旧灶具安全检查", Category.Safety);
            var referred = stage.Do("rep-47", write => FileNeed.Run(write, new("小区电梯老停，物业一直不修")));
            _ = stage.Do("caseworker", write => EndNeed.Refer(write, $"{referred.Id}", new("物业公司（电梯维保），编号 WY-0921，十日内答复")));
        });
        stage.Plan(9, 28, () => _ = stage.Do("rep-48", write => FileNeed.Run(write, new("想找人每周陪我说说话，下下棋"))));
    }

    /// <summary>September: one project waits for the council, one notice hangs.</summary>
    private void UnderWay()
    {
        stage.GoTo(9, 15);
        var corridor = Published("rep-49", "楼道里堆满东西，走不过去，想弄干净", "铁工三院楼道杂物清理和照明", Category.Environment);
        var children = Published("rep-50", "周末孩子没地方写作业", "周末小饭桌和课业陪伴", Category.Children);
        var waiting = Composed("铁工三院楼道换新", "把三个楼道清出来，装上感应灯", DemoPlan.Provider, [corridor], (10, 15), (12, 20), ("感应灯和材料", 850_000), ("志愿者餐水", 60_000));
        var hanging = Composed("周末小饭桌·课业陪伴", "周末给双职工家庭的孩子一个写作业、吃热饭的地方", DemoPlan.Provider, [children], (10, 17), (12, 27), ("餐食", 1_200_000), ("教具", 200_000));
        List<Guid> both = [Submitted(waiting), Submitted(hanging)];
        stage.Sit(BodyKind.PartyCommittee, "party-1", Party, both);
        stage.Sit(BodyKind.TwoCommittees, "party-1", Committees, both);
        stage.Sit(BodyKind.FundCommittee, "fund-chair", FundCommittee, both);
        stage.Sit(BodyKind.Council, "council-1", Council, [both[1]], ("council-3", BallotChoice.Against));
        stage.GoTo(9, 29);
        Post(both[1]);
        var council = stage.Do("council-1", write => Convene.Run(write, new(BodyKind.Council, new(2026, 10, 9, 19, 0, 0, TimeSpan.FromHours(8)), [$"{both[0]}"])));
        _ = council;
    }

    private Guid Apply(string organization, string offer) =>
        stage.Do("caseworker", write => ApplyForAdmission.Run(write, new(organizations[organization], offer))).Matter;

    private Guid Published(string who, string words, string title, Category category)
    {
        var need = stage.Do(who, write => FileNeed.Run(write, new(words)));
        _ = stage.Do("gridworker", write => VerifyNeed.Run(write, $"{need.Id}", new(VerificationMethod.HomeVisit, category, Urgency.Normal)));
        _ = stage.Do("caseworker", write => PublishNeed.Run(write, $"{need.Id}", new(title, ConsentMethod.Self)));
        return need.Id;
    }

    private Guid Composed(
        string title, string goal, string provider, IReadOnlyList<Guid> needs, (int Month, int Day) from, (int Month, int Day) to, params (string Name, long Fen)[] lines) =>
        stage.Do("caseworker", write => ComposeProject.Run(write, new(
            title, goal, [.. needs.Select(need => $"{need}")], $"{organizations[provider]}", new(2026, from.Month, from.Day), new(2026, to.Month, to.Day),
            [.. lines.Select(line => new ComposeProject.Line(line.Name, line.Fen))], [50, 30, 20]))).Id;

    private Guid Submitted(Guid project) => stage.Do("caseworker", write => SubmitProject.Run(write, $"{project}", new())).Matter;

    private Guid Chained(
        string title, string goal, string provider, IReadOnlyList<Guid> needs, (int, int) from, (int, int) to, params (string, long)[] lines)
    {
        var project = Composed(title, goal, provider, needs, from, to, lines);
        List<Guid> matter = [Submitted(project)];
        stage.Sit(BodyKind.PartyCommittee, "party-1", Party, matter);
        stage.Sit(BodyKind.TwoCommittees, "party-1", Committees, matter);
        stage.Sit(BodyKind.FundCommittee, "fund-chair", FundCommittee, matter);
        stage.Sit(BodyKind.Council, "council-1", Council, matter, ("council-7", BallotChoice.Abstain));
        Hang(matter[0]);
        return project;
    }

    /// <summary>Posts the notice and lets its time pass.</summary>
    private void Hang(Guid matter)
    {
        Post(matter);
        stage.NextDays(10);
    }

    private void Post(Guid matter)
    {
        var posted = stage.Do("caseworker", write => PostNotice.Run(write, $"{write.Db.Notices.Single(notice => notice.MatterId == matter).Id}", new("桐荫路88号公告栏")));
        papers.Attach("caseworker", new NoticePhotos(), () => posted.Number, "公告栏上的公示", lines: 12);
    }

    private void Contract(Guid project, string provider)
    {
        foreach (var side in (string[])["custodian", "rc-3", provider]) _ = stage.Do(side, write => SignAgreement.Run(write, $"{project}", new()));
    }

    private void Pay(Guid project, int instalment, string provider)
    {
        var payment = stage.Do(provider, write => RequestPayment.Run(write, $"{project}", new(instalment)));
        stage.NextDays(1);
        _ = stage.Do("fund-chair", write => ApprovePayment.Run(write, $"{payment.Id}", new()));
        stage.NextDays(1);
        _ = stage.Do("custodian", write => ConfirmPayment.Run(write, $"{payment.Id}", new($"银行回单 {write.Today:yyyyMMdd}-{instalment}", write.Today)));
        papers.Attach("custodian", new PaymentVouchers(), () => $"{payment.Id}", "银行回单", lines: 5 + instalment);
    }
}
