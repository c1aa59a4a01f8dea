using Gongyi.Shared;

namespace Gongyi.Operations.Demo;

/// <summary>The people of 栖禾里, all invented (domain.md §6.2). One person may appear under several keys.</summary>
public static class DemoPeople
{
    public sealed record Role(string Key, string Person, Capacity Capacity, string Title = "", bool Chair = false, string? Organization = null);

    private static readonly string[] Party = ["罗静禾", "乔向峰", "卢婉清", "申国栋", "鲍云舟", "易晓棠", "戚长林"];
    private static readonly string[] Residents = ["罗静禾", "卢婉清", "俞海澜", "鲍云舟", "易晓棠", "蓝朵", "祁书文"];

    private static readonly string[] Council =
    [
        "宋怀安", "薛慧敏", "卓建国", "万铁生", "丁美云", "洪保民", "章玉兰", "骆志勇", "傅小满", "莫春来", "安秀琴", "黎建业", "纪雪梅", "樊大勇",
        "阮清", "沈佩兰", "齐思远", "尹璐", "康伟", "欧阳晴", "柯洋", "马知微", "戴一鸣", "荣榕", "汤可", "石一帆", "杭小雨",
    ];

    private static readonly string[] Supervisors = ["耿德顺", "薛玉梅", "邵明川", "林素芬", "关志远"];
    private static readonly string[] Fund = ["卢婉清", "鲍云舟", "谭若水", "谷雨", "黎建业", "沈佩兰", "宋怀安"];
    private const string Surnames = "陆顾孟高夏蔡田任廖姜方邹熊白江阎尤常汪武贺龚乔赖邱庞侯毛傅秦邵史龙万段雷钱汤尹黎易";
    private const string Given = "远峰雅琴志强秀英建华丽萍文博晓燕国平玉珍春生桂兰海涛雪松";

    /// <summary>Every persona key of design.md §4.3.</summary>
    public static IReadOnlyList<Role> Roles { get; } =
    [
        new("resident", "王秀兰", Capacity.Resident, "居民"),
        new("resident-2", "陈桂芳", Capacity.Resident, "居民"),
        new("gridworker", "田小禾", Capacity.GridWorker, "网格员"),
        new("caseworker", "程一诺", Capacity.CaseWorker, "慈善专干"),
        .. Party.Select((name, at) => new Role($"party-{at + 1}", name, Capacity.PartyCommittee, PartyTitle(at), Chair: at == 0)),
        .. Residents.Select((name, at) => new Role($"rc-{at + 1}", name, Capacity.ResidentsCommittee, ResidentsTitle(at), Chair: at == 0)),
        .. Council.Select((name, at) => new Role($"council-{at + 1}", name, Capacity.Council, at == 0 ? "召集人" : "议事会成员", Chair: at == 0)),
        .. Representatives().Select((name, at) => new Role($"rep-{at + 1}", name, Capacity.Representative, "居民代表", Chair: at == 0)),
        .. Supervisors.Select((name, at) => new Role(at == 0 ? "supervisor" : $"supervisor-{at + 1}", name, Capacity.SupervisoryCommittee, at == 0 ? "主任" : "委员", Chair: at == 0)),
        new("discipline", "申国栋", Capacity.Discipline, "纪检委员"),
        .. Fund.Select((name, at) => new Role(at == 0 ? "fund-chair" : $"fund-{at + 1}", name, Capacity.FundCommittee, at == 0 ? "主任" : "委员", Chair: at == 0)),
        new("custodian", "苏明礼", Capacity.Custodian, "慈善会经办", Organization: DemoPlan.Charity),
        new("custodian-2", "谭若水", Capacity.Custodian, "慈善会经办", Organization: DemoPlan.Charity),
        new("platform", "凌志远", Capacity.Platform, "平台运营", Organization: DemoPlan.PlatformCompany),
        new("provider", "江晚晴", Capacity.Provider, "项目负责人", Organization: DemoPlan.Provider),
        new("merchant", "黎建业", Capacity.Merchant, "店主", Organization: DemoPlan.Shop),
        new("volunteer", "顾长风", Capacity.Volunteer, "志愿者"),
        new("street", "谷雨", Capacity.Street, "街道社会事务办"),
        new("admin", "何宁", Capacity.Administrator, "系统管理员"),
    ];

    private static string PartyTitle(int at) => at switch { 0 => "书记", 1 or 2 => "副书记", 3 => "纪检委员", _ => "委员" };

    private static string ResidentsTitle(int at) => at switch { 0 => "主任", 1 or 2 => "副主任", _ => "委员" };

    /// <summary>79: the seven of the committee, the council's people, and 45 more.</summary>
    private static IEnumerable<string> Representatives() =>
        Residents.Concat(Council).Concat(Enumerable.Range(0, 45).Select(at => $"{Surnames[at % Surnames.Length]}{Given[at * 7 % Given.Length]}{Given[(at * 5 + 3) % Given.Length]}"));
}
