namespace Gongyi.Operations.Demo;

/// <summary>How far a project has come by the end of September 2026.</summary>
public enum DemoStageOf
{
    Draft, WaitsForCommittees, WaitsForCouncil, OnNotice, ObjectedTo, WaitsForSignatures, Running, MidTerm, ClosingAsked, Reviewed, Ended, Done,
}

/// <summary>The 34 projects of the year (domain.md §6.4).</summary>
public static class DemoProjects
{
    /// <param name="Composed">The day a worker writes it down and hands it in; the sittings follow from it.</param>
    /// <param name="Council">The day of the council's sitting; null when it has not come so far.</param>
    /// <param name="Lines">The budget in yuan; empty when it needs no money of the fund.</param>
    /// <param name="MidTerm">When the implementer reports half-way.</param>
    /// <param name="Closing">When the implementer asks to close.</param>
    public sealed record Row(
        string Key, string Title, string Goal, string Provider, DateOnly Composed, DateOnly? Council, DateOnly To, DemoStageOf Stage,
        (string Name, long Yuan)[] Lines, DateOnly? MidTerm = null, DateOnly? Closing = null);

    private const string Sprouts = "禾苗社会工作服务中心", Sun = "暖阳居家养老服务中心", Star = "星芽儿童成长中心", Hear = "听澜助残服务社";
    private const string Helpers = "桐荫志愿服务协会", Care = "望澜健和护理服务有限公司", Shop = "南院便民菜店", Repair = "大勇水电维修", Hair = "一剪间理发";

    /// <summary>Twelve with the fund's money. What each may cost and how far it is paid: domain.md, after §6.4.</summary>
    private static readonly Row[] Funded =
    [
        new("F1", "银龄餐桌·周末助餐", "让栖禾里的独居老人周末也能吃上热饭", Sun, D(10, 27), D(11, 3), D27, DemoStageOf.MidTerm, [("餐食材料", 24_000), ("送餐箱和保温袋", 6_000)], D(6, 22)),
        new("F2", "守望楼道·独居探访", "每周敲一次门，214位独居老人都有人看着", Sprouts, D(10, 27), D(11, 3), D27, DemoStageOf.MidTerm, [("探访员补贴", 15_000), ("夜间呼叫铃", 4_875)], D(6, 10)),
        new("F7", "棠梨苑楼道换新", "换灯、扶手和台阶防滑条，老人夜里敢下楼", Repair, D(10, 27), D(11, 3), D(1, 31), DemoStageOf.Done, [("材料", 8_600), ("人工", 2_900)], D(12, 15), D(1, 12)),
        new("F8", "十二手艺便民日", "每月一天，修鞋、磨刀、理发、缝补摆到院子里", Hair, D(11, 17), D(11, 24), D(5, 20), DemoStageOf.Done, [("摊位和工具", 2_400), ("手艺人餐水", 4_000)], D(2, 10), D(5, 11)),
        new("F11", "邻里音乐会", "新年的晚上，老厂的歌和孩子的歌一起唱", Star, D(11, 17), D(11, 24), D(2, 10), DemoStageOf.Done, [("音响和场地", 5_200), ("排练", 2_840)], D(12, 28), D(1, 30)),
        new("F5", "困难家庭开学季", "春季开学前，把书本费和校服送到58个家庭", Helpers, D(12, 15), D(12, 22), D(3, 5), DemoStageOf.Done, [("学习用品", 9_800), ("物资配送", 1_800)], D(1, 26), D(2, 24)),
        new("F10", "健康小屋血压随访", "每周两次量血压，有事随访到家", Care, D(12, 15), D(12, 22), D(5, 31), DemoStageOf.Done, [("耗材", 1_600), ("随访人工", 2_200)], D(2, 25), D(5, 15)),
        new("F9", "听得见·听障邻里课", "邻居学几句手语，听障的人出门有人搭话", Hear, D(2, 2), D(2, 9), D(6, 30), DemoStageOf.Done, [("老师", 2_600), ("教材", 1_000)], D(4, 8), D(6, 12)),
        new("F12", "楼道灭火器认养", "每个楼道换上灭火器，一户认养一具", Repair, D(3, 9), D(3, 16), D(5, 31), DemoStageOf.Done, [("灭火器", 1_300)], D(4, 20), D(5, 20)),
        new("F3", "周末小饭桌课业陪伴", "周末给双职工家庭的孩子一个写作业、吃热饭的地方", Shop, D(3, 9), D(3, 16), D(8, 31), DemoStageOf.Reviewed, [("餐食", 16_000), ("教具", 5_000)], D(6, 5), D(8, 28)),
        new("F6", "铁工三院微花园", "把门前的荒地种成花园，三户人家轮着浇水", Helpers, D(3, 9), D(3, 16), D(9, 20), DemoStageOf.ClosingAsked, [("土和花木", 11_250), ("工具", 6_500)], D(7, 1), D(9, 22)),
        new("F4", "禾下小剧场儿童议事", "孩子们自己排戏、自己商量院子里的事", Star, D(5, 11), D(5, 25), D27, DemoStageOf.Running, [("老师", 14_000), ("服装道具", 9_000)]),
    ];

    /// <summary>Twenty-two with volunteers, goods and rooms only.</summary>
    private static readonly Row[] SelfFunded =
    [
        Free("S1", "四点半自习室", "放学以后有个地方写作业，有大人看着", Star, D(11, 17), D(11, 24), DemoStageOf.Running),
        Free("S2", "南院老人手机课", "每周二上午，一对一教到会", Sprouts, D(12, 15), D(12, 22), DemoStageOf.Running),
        Free("S3", "爱心车队接送看病", "12辆私家车轮着送老人去医院", Helpers, D(1, 12), D(1, 19), DemoStageOf.Running),
        Free("S4", "铁工三院楼道清理", "一个月一个楼道，清完贴上约定", Helpers, D(2, 2), D(2, 9), DemoStageOf.Running),
        Free("S5", "护河巡园", "每天傍晚两个人，沿河走一圈", Helpers, D(4, 13), D(4, 20), DemoStageOf.Running),
        Free("S9", "天街文明养宠约定", "养狗的人一起定规矩、一起守", Helpers, D(4, 13), D(4, 20), DemoStageOf.Ended),
        Free("S6", "云麓亲子共读", "每周六晚上，一家带一本书", Star, D(5, 11), D(5, 25), DemoStageOf.Running),
        Free("S7", "天街公寓急救课", "让一个人住的年轻人会急救", Care, D(6, 15), D(6, 22), DemoStageOf.Running),
        Free("S8", "北院早操和合唱", "早上打拳，晚上唱歌", Helpers, D(7, 13), D(7, 20), DemoStageOf.Running),
        Free("S10", "南院夜间小集", "周五晚上在院里摆小吃摊", Shop, D(7, 13), D(7, 20), DemoStageOf.ObjectedTo),
        Free("S11", "义剪进楼", "理发师每月进楼一次，给出不了门的人剪发", Hair, D(8, 17), D(8, 24), DemoStageOf.WaitsForSignatures),
        Free("S12", "粮站宿舍旧物交换角", "用不上的东西放这儿，谁用谁拿", Helpers, D(9, 14), D(9, 21), DemoStageOf.OnNotice),
        Free("S13", "云麓雨天活动屋", "下雨天给幼儿一间能跑的屋子", Star, D(9, 14), D(9, 21), DemoStageOf.OnNotice),
        Free("S14", "青溪自行车棚改造", "把车棚理清楚，电动车和自行车分开", Helpers, D(9, 21), null, DemoStageOf.WaitsForCouncil),
        Free("S15", "北院共用晾衣场", "在空地上装晾衣架，各楼轮着管", Helpers, D(9, 21), null, DemoStageOf.WaitsForCouncil),
        Free("S16", "手语陪同队", "听障居民办事，有人陪着说", Hear, D(9, 21), null, DemoStageOf.WaitsForCouncil),
        Free("S17", "粮站灶具安全检查", "一家一家看灶具和管子", Repair, D(9, 24), null, DemoStageOf.WaitsForCommittees),
        Free("S18", "棠梨苑集中充电点", "把楼道里的充电线收到一处", Repair, D(9, 24), null, DemoStageOf.WaitsForCommittees),
        Free("S19", "棠梨苑假牙护理讲座", "请牙科护士来讲一次，当场教", Care, D(9, 25), null, DemoStageOf.Draft),
        Free("S20", "人才公寓楼顶菜园", "楼顶的空地分成十二格，一家一格", Helpers, D(9, 25), null, DemoStageOf.Draft),
        Free("S21", "南院初中生数学小组", "三个孩子一组，大学生来辅导", Star, D(9, 28), null, DemoStageOf.Draft),
        Free("S22", "棠梨苑老物件小展", "把老厂的东西摆出来，讲给孩子听", Helpers, D(9, 28), null, DemoStageOf.Draft),
    ];

    public static IReadOnlyList<Row> All { get; } = [.. Funded.Concat(SelfFunded).OrderBy(row => row.Composed)];

    private static DateOnly D27 => new(2026, 12, 31);

    private static DateOnly D(int month, int day) => DemoStage.Date(month, day);

    private static Row Free(string key, string title, string goal, string provider, DateOnly composed, DateOnly? council, DemoStageOf stage) =>
        new(key, title, goal, provider, composed, council, D27, stage, []);
}
