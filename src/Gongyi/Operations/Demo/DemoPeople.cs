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

    /// <summary>Where somebody of the cast lives, and since when; null for those who only work here.</summary>
    public static Home? HomeOf(string person)
    {
        if (Elsewhere.Contains(person)) return null;
        if (Known.TryGetValue(person, out var home)) return home;
        var at = Roles.Select(role => role.Person).Distinct().Index().First(each => each.Item == person).Index;
        var council = Array.IndexOf(Council, person);
        return new(council < 0 ? Courtyards[at % Courtyards.Length] : Courtyards[CouncilHomes[council]], 1969 + at * 11 % 35, Communities.Living.WithOthers);
    }

    public sealed record Home(string Courtyard, int BirthYear, Communities.Living Living);

    private static readonly string[] Elsewhere = ["程一诺", "苏明礼", "谭若水", "谷雨", "凌志远", "江晚晴", "何宁"];
    private static readonly string[] Courtyards = ["棠梨苑", "铁工三院", "粮站宿舍", "栖禾里北院", "栖禾里南院", "青溪雅筑", "锦澜天街公寓", "云麓花园", "桐荫人才公寓"];

    /// <summary>The council's 27, in its order, by courtyard (domain.md §6.2).</summary>
    private static readonly int[] CouncilHomes = [0, 0, 0, 1, 1, 2, 3, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 6, 6, 7, 7, 7, 7, 8, 8];

    private static readonly Dictionary<string, Home> Known = new()
    {
        ["王秀兰"] = new("棠梨苑", 1943, Communities.Living.Alone),
        ["陈桂芳"] = new("棠梨苑", 1951, Communities.Living.CoupleOnly),
        ["宋怀安"] = new("棠梨苑", 1957, Communities.Living.CoupleOnly),
        ["顾长风"] = new("棠梨苑", 1988, Communities.Living.WithOthers),
        ["田小禾"] = new("粮站宿舍", 1990, Communities.Living.WithOthers),
    };
}
