using Gongyi.Communities;

namespace Gongyi.Operations.Demo;

/// <summary>The invented community 栖禾里 and its small neighbour (domain.md §6.1), as far as this build shows them.</summary>
public static class DemoPlan
{
    public const string Charity = "清荷区慈善会";
    public const string PlatformCompany = "望澜禾邻企业服务有限公司";
    public const string Provider = "禾苗社会工作服务中心";
    public const string Shop = "南院便民菜店";
    public const string Elders = "暖阳居家养老服务中心";
    public const string Unadmitted = "拾光手作工坊";

    /// <summary>The day the demo begins for whoever opens it.</summary>
    public static DateTimeOffset Opening { get; } = new(2026, 9, 30, 9, 0, 0, TimeSpan.FromHours(8));

    /// <summary>The evening before the year that the figures of the demo are about.</summary>
    public static DateTimeOffset Beginning { get; } = new(2025, 9, 30, 8, 0, 0, TimeSpan.FromHours(8));

    public static DateOnly TermFrom { get; } = new(2025, 9, 1);

    /// <summary>The day the residents' committee of today was elected.</summary>
    public static DateOnly Elected { get; } = new(2026, 1, 5);

    public static DateOnly TermTo { get; } = new(2031, 1, 4);

    public static FoundCommunity.Input Qiheli { get; } = new(
        "qiheli", "栖禾里社区", "0990-5550088", "桐荫路88号", "990103004007", "清荷区慈善会栖禾里社区慈善基金",
        [
            new("棠梨苑", -260, 180, new(6, 18, 216)), new("铁工三院", -380, -60, new(4, 12, 168)), new("粮站宿舍", -220, -240, new(3, 6, 96)),
            new("栖禾里北院", 40, 320, new(12, 36, 612)), new("栖禾里南院", 60, -160, new(10, 30, 540)), new("青溪雅筑", 340, 200, new(8, 14, 588)),
            new("锦澜天街公寓", 300, -120, new(2, 2, 360)), new("云麓花园", 520, 60, new(6, 10, 470)), new("桐荫人才公寓", 460, -280, new(2, 2, 136)),
        ],
        [
            new(BodyKind.PartyCommittee, "栖禾里社区党委", TermFrom, TermTo),
            new(BodyKind.ResidentsCommittee, "栖禾里社区居民委员会", Elected, TermTo),
            new(BodyKind.Council, "栖禾里社区居民议事会", TermFrom, TermTo),
            new(BodyKind.RepresentativesMeeting, "栖禾里社区居民代表会议", TermFrom, TermTo),
            new(BodyKind.SupervisoryCommittee, "栖禾里社区居务监督委员会", TermFrom, TermTo),
            new(BodyKind.FundCommittee, "栖禾微基金管理委员会", TermFrom, TermTo),
        ]);

    public static FoundCommunity.Input Liuxiang { get; } = new(
        "liuxiang", "柳巷社区", "0990-5550077", "柳巷12号", "990103004008", "清荷区慈善会柳巷社区慈善基金",
        [new("柳巷一院", -90, 60), new("柳巷二院", 120, -40)],
        [new(BodyKind.ResidentsCommittee, "柳巷社区居民委员会", TermFrom, TermTo)]);
}
