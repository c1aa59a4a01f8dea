using System.Globalization;
using System.Text.Json.Nodes;
using Gongyi.Communities;
using Gongyi.Fund;
using Gongyi.Governance;
using Gongyi.Journal;
using Gongyi.Operations;
using Gongyi.Operations.Demo;

namespace Gongyi.Tests.Doors;

/// <summary>The figures of domain.md §6.1 to §6.5, one by one, as they come out over HTTP and in <c>gongyi verify</c>.</summary>
public sealed class DemoFiguresTests(FullDemo full) : IClassFixture<FullDemo>
{
    public static TheoryData<string, int> NeedStates => new()
    {
        { "PendingVerification", 9 }, { "Published", 31 }, { "MatchProposed", 22 }, { "InService", 27 }, { "AwaitingFeedback", 12 }, { "Closed", 112 }, { "Referred", 14 },
    };

    public static TheoryData<string, int> NeedCategories => new()
    {
        { "ElderCare", 68 }, { "DisabilitySupport", 16 }, { "Children", 34 }, { "Hardship", 21 }, { "Environment", 38 }, { "DailyConvenience", 27 }, { "Health", 14 },
        { "Culture", 12 }, { "Safety", 6 },
    };

    public static TheoryData<string, int> ResourceKinds => new() { { "Space", 18 }, { "Goods", 32 }, { "Service", 41 }, { "Skill", 46 } };

    /// <summary>State, the step it waits for, how many.</summary>
    public static TheoryData<string, string?, int> ProjectStates => new()
    {
        { "Drafting", null, 4 }, { "Submitted", "TwoCommittees", 2 }, { "Submitted", "Council", 3 }, { "Submitted", "Notice", 2 }, { "Approved", null, 1 },
        { "InProgress", null, 9 }, { "MidTermReview", null, 2 }, { "ClosingRequested", null, 1 }, { "FinalReview", null, 1 }, { "Archived", null, 7 },
        { "NotPassed", null, 1 }, { "Terminated", null, 1 },
    };

    /// <summary>Title, state, what it may cost and what was paid, in yuan.</summary>
    public static TheoryData<string, string, int, int> Funded => new()
    {
        { "银龄餐桌·周末助餐", "MidTermReview", 30_000, 24_000 }, { "守望楼道·独居探访", "MidTermReview", 19_875, 15_900 },
        { "周末小饭桌课业陪伴", "FinalReview", 21_000, 16_800 }, { "铁工三院微花园", "ClosingRequested", 17_750, 14_200 },
        { "禾下小剧场儿童议事", "InProgress", 23_000, 11_500 }, { "困难家庭开学季", "Archived", 11_600, 11_600 }, { "棠梨苑楼道换新", "Archived", 11_500, 11_500 },
        { "十二手艺便民日", "Archived", 6_400, 6_400 }, { "听得见·听障邻里课", "Archived", 3_600, 3_600 }, { "健康小屋血压随访", "Archived", 3_800, 3_800 },
        { "邻里音乐会", "Archived", 8_040, 8_040 }, { "楼道灭火器认养", "Archived", 1_300, 1_300 },
    };

    /// <summary>Income by month, in yuan.</summary>
    public static TheoryData<string, int> Income => new()
    {
        { "2025-10-01", 9_800 }, { "2025-11-01", 8_900 }, { "2025-12-01", 21_400 }, { "2026-01-01", 26_300 }, { "2026-02-01", 6_200 }, { "2026-03-01", 9_700 },
        { "2026-04-01", 10_100 }, { "2026-05-01", 12_600 }, { "2026-06-01", 13_900 }, { "2026-07-01", 8_300 }, { "2026-08-01", 9_480 }, { "2026-09-01", 46_600 },
    };

    [Fact]
    public async Task Nine_courtyards_are_home_to_8352_people()
    {
        var yards = await All("/courtyards");
        Assert.Equal(
            [("云麓花园", 6, 10, 470), ("栖禾里北院", 12, 36, 612), ("栖禾里南院", 10, 30, 540), ("桐荫人才公寓", 2, 2, 136), ("棠梨苑", 6, 18, 216),
                ("粮站宿舍", 3, 6, 96), ("铁工三院", 4, 12, 168), ("锦澜天街公寓", 2, 2, 360), ("青溪雅筑", 8, 14, 588)],
            yards.Select(yard => (Text(yard, "name"), Number(yard, "buildings"), Number(yard, "units"), Number(yard, "households"))).OrderBy(yard => yard.Item1, StringComparer.Ordinal));
        Assert.Equal((53, 130, 3186, 8352), (Sum(yards, "buildings"), Sum(yards, "units"), Sum(yards, "households"), Sum(yards, "residents")));
        Assert.Equal(
            """{"residents":8352,"households":3186,"under14":1052,"from14To17":259,"from18To59":4945,"from60":2096,"from65":1495,"from80":326,"aloneFrom60":214,"aloneFrom80":47,"couplesOnly":642,"registeredElsewhere":2430}""",
            (await full.Host.Get(null, "/population")).Body!.ToJsonString());
    }

    [Fact]
    public async Task Each_roll_came_in_as_one_action_with_one_fact()
    {
        var residents = 0;
        foreach (var yard in await All("/courtyards"))
        {
            var import = Assert.Single(await All($"/journal?subject=courtyard:{Text(yard, "id")}", "supervisor"), entry => Text(entry, "verb") is "ResidentsImported");
            Assert.Equal(Number(yard, "residents"), Number(import["payload"]!.AsObject(), "residents"));
            residents += Number(yard, "residents");
        }

        Assert.Equal(8352, residents);
        using var db = full.Host.Place.Store.Read(1);
        Assert.False(db.Journal.Any(entry => entry.Verb == "PersonSettled"));
    }

    [Fact]
    public async Task Twenty_four_organisations_and_forty_six_merchants_are_known_and_eleven_admitted()
    {
        var organizations = await All("/organizations");
        Assert.Equal((24, 46), (organizations.Count(each => Text(each, "kind") is "Social"), organizations.Count(each => Text(each, "kind") is "Merchant")));
        Assert.Equal(15, organizations.Count(each => Text(each, "legalForm") is "FiledGroup"));
        Assert.Equal(11, organizations.Count(each => each["standing"]?.ToString() is "Active"));
    }

    [Theory]
    [MemberData(nameof(NeedStates))]
    public async Task Needs_stand_where_the_year_left_them(string state, int count) => Assert.Equal(count, await Total($"/needs?state={state}"));

    [Fact]
    public async Task Nine_needs_were_not_taken_or_taken_back() => Assert.Equal(9, await Total("/needs?state=Rejected") + await Total("/needs?state=Withdrawn"));

    [Theory]
    [MemberData(nameof(NeedCategories))]
    public async Task Needs_are_of_every_kind(string category, int count) => Assert.Equal(count, await Total($"/needs?category={category}"));

    [Fact]
    public async Task Of_236_needs_137_were_written_down_for_somebody_and_each_source_has_its_share()
    {
        var needs = await All("/needs", "caseworker");
        Assert.Equal(236, needs.Count);
        Assert.Equal(58, Percent(needs.Count(need => need["byProxy"]!.GetValue<bool>())));
        Assert.Equal(
            [("GridReport", 22), ("HomeVisit", 31), ("Hotline", 4), ("Other", 3), ("PhoneCall", 9), ("SelfService", 19), ("YardMeeting", 12)],
            needs.GroupBy(need => Text(need, "source")).OrderBy(each => each.Key, StringComparer.Ordinal).Select(each => (each.Key, Percent(each.Count()))));
        Assert.Equal(7, needs.Count(need => Text(need, "state") is "Published" && DateTimeOffset.Parse(Text(need, "filedAt"), CultureInfo.InvariantCulture) < DemoPlan.Opening.AddDays(-60)));
    }

    [Theory]
    [InlineData("棠梨苑 4栋 82岁独居老人每周一次代购与陪聊")]
    [InlineData("铁工三院 楼道感应灯")]
    [InlineData("南院 3名初中生数学辅导")]
    [InlineData("云麓花园 幼儿雨天活动场地")]
    [InlineData("北院 听障居民办事手语陪同")]
    [InlineData("粮站宿舍 灶具安全检查")]
    [InlineData("青溪雅筑 自行车棚改造协商")]
    [InlineData("天街公寓 独居青年急救培训")]
    [InlineData("南院 老人智能手机课")]
    [InlineData("棠梨苑 假牙护理讲座")]
    public async Task The_ten_samples_are_on_the_list(string title) => Assert.Equal(1, await Total($"/needs?q={Uri.EscapeDataString(title)}"));

    [Theory]
    [MemberData(nameof(ResourceKinds))]
    public async Task Resources_are_of_every_kind(string kind, int count) => Assert.Equal(count, await Total($"/resources?kind={kind}"));

    [Fact]
    public async Task With_eleven_promises_the_resources_are_148_and_a_quarter_lies_idle()
    {
        var (resources, promises) = (await All("/resources"), await All("/promises"));
        Assert.Equal((137, 11, 126_000_00L), (resources.Count, promises.Count, promises.Sum(each => each["fen"]!.GetValue<long>())));
        var today = DateOnly.FromDateTime(DemoPlan.Opening.DateTime);
        Assert.Equal(37, resources.Count(each => DateOnly.Parse((each["lastUsedOn"] ?? each["from"])!.ToString(), CultureInfo.InvariantCulture) < today.AddDays(-90)));
        Assert.Contains("连同答应捐的钱 148 项", await Page("/c/qiheli/resources"), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(ProjectStates))]
    public async Task Projects_are_exactly_as_far_as_told(string state, string? waitsFor, int count)
    {
        var projects = await All($"/projects?state={state}", "caseworker");
        Assert.Equal(count, projects.Count(project => project["waitingFor"]?.ToString() == waitsFor));
    }

    [Theory]
    [MemberData(nameof(Funded))]
    public async Task A_funded_project_was_paid_as_far_as_its_stage(string title, string state, int granted, int paid)
    {
        var project = Assert.Single(await All($"/projects?q={Uri.EscapeDataString(title)}", "caseworker"));
        Assert.Equal((state, granted * 100, paid * 100), (Text(project, "state"), Number(project, "fen"), Number(project, "paidFen")));
    }

    [Fact]
    public async Task Of_34_projects_22_live_without_the_fund_and_no_chain_of_theirs_asks_the_fund_committee()
    {
        var projects = await All("/projects", "caseworker");
        Assert.Equal(34, projects.Count);
        var free = projects.Where(project => project["selfFunded"]!.GetValue<bool>()).ToList();
        Assert.Equal(22, free.Count);
        Assert.Equal(128_640_00, Sum(projects, "paidFen"));
        foreach (var matter in free.Select(project => project["matter"]?.ToString()).OfType<string>())
            Assert.DoesNotContain("FundCommittee", (await full.Host.Get(null, $"/matters/{matter}")).Body!["steps"]!.ToJsonString(), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Income))]
    public async Task What_came_in_each_month(string month, int yuan) =>
        Assert.Equal(yuan * 100, Number((await Statement())["months"]!.AsArray().Single(each => Text(each!.AsObject(), "from") == month)!.AsObject(), "incomeFen"));

    [Fact]
    public async Task The_fund_balances_month_by_month_to_the_fen()
    {
        var statement = await Statement();
        var months = statement["months"]!.AsArray().Select(month => month!.AsObject()).ToList();
        Assert.Equal(88_450_00, Number(statement, "openingFen"));
        var held = 88_450_00;
        foreach (var month in months)
        {
            Assert.Equal(held, Number(month, "openingFen"));
            held += Number(month, "giftsFen") + Number(month, "interestFen") - Number(month, "projectsFen") - Number(month, "aidFen") - Number(month, "managementFen");
            Assert.Equal(held, Number(month, "closingFen"));
        }

        Assert.Equal(12, months.Count);
        Assert.Equal(
            (182_860_00, 420_00, 183_280_00, 128_640_00, 11_200_00, 6_820_00, 146_660_00, 125_070_00),
            (Sum(months, "giftsFen"), Sum(months, "interestFen"), Sum(months, "incomeFen"), Sum(months, "projectsFen"), Sum(months, "aidFen"), Sum(months, "managementFen"),
                Sum(months, "spentFen"), Number(statement, "closingFen")));
        var balance = (await full.Host.Get(null, "/fund/balance")).Body!.AsObject();
        Assert.Equal((125_070_00, 183_280_00, 146_660_00, 88_450_00), (Number(balance, "fen"), Number(balance, "receivedFen"), Number(balance, "spentFen"), Number(balance, "openingFen")));
    }

    [Fact]
    public void Emergency_aid_was_paid_seven_times_and_the_next_sitting_of_the_committee_heard_of_it()
    {
        using var db = full.Host.Place.Store.Read(1);
        var (aids, sittings) = (db.Aids.OrderBy(aid => aid.Number).ToList(), db.Sittings.Where(sitting => sitting.Body == BodyKind.FundCommittee).ToList());
        Assert.Equal([2_000, 1_500, 2_000, 1_200, 2_000, 1_000, 1_500], aids.Select(aid => (int)(aid.Fen / 100)));
        foreach (var aid in aids)
        {
            var next = sittings.Where(sitting => sitting.ClosedAt > DemoStage.At(aid.PaidOn!.Value, 15)).OrderBy(sitting => sitting.ClosedAt).FirstOrDefault();
            Assert.Equal((next is null ? AidState.Paid : AidState.Reported, next?.Id), (aid.State, aid.ReportedIn));
        }
    }

    [Fact]
    public async Task Who_gave()
    {
        Assert.Equal(
            [("Merchant", 123, 126_000_00), ("Enterprise", 2, 23_000_00), ("Resident", 214, 21_860_00), ("Charity", 1, 12_000_00)],
            (await Statement())["givers"]!.AsArray().Select(each => each!.AsObject()).Select(each => (Text(each, "kind"), Number(each, "gifts"), Number(each, "fen"))));
        var entries = await All("/fund/entries");
        int[] merchants = [36_000, 24_000, 18_000, 12_000, 9_600, 7_200, 6_000, 4_800, 3_600, 2_400, 2_400];
        Assert.Equal(merchants, (await All("/promises")).Select(promise => entries.Where(entry => entry["giver"]?.ToString() == Text(promise, "giver")).Sum(entry => Number(entry, "fen")) / 100));
    }

    [Fact]
    public async Task Verify_finds_nothing_and_counts_the_same()
    {
        using var output = new StringWriter();
        Assert.Equal(0, await Commands.Run(["verify", .. full.Host.Place.Flags, "--json"], output, TextWriter.Null));
        var report = JsonNode.Parse(output.ToString())!;
        var figures = report["figures"]!.AsArray().Select(each => each!.AsObject()).Single(each => Text(each, "slug") is "qiheli");
        Assert.Equal(
            """{"PendingVerification":9,"Published":31,"MatchProposed":22,"InService":27,"AwaitingFeedback":12,"Closed":112,"Referred":14,"Rejected":5,"Withdrawn":4}""",
            figures["needs"]!.ToJsonString());
        Assert.Equal(
            """{"ElderCare":68,"DisabilitySupport":16,"Children":34,"Hardship":21,"Environment":38,"DailyConvenience":27,"Health":14,"Culture":12,"Safety":6}""",
            figures["needCategories"]!.ToJsonString());
        Assert.Equal("""{"Goods":32,"Space":18,"Service":41,"Skill":46}""", figures["resources"]!.ToJsonString());
        Assert.Equal(
            """{"Drafting":4,"Submitted":7,"Approved":1,"InProgress":9,"MidTermReview":2,"ClosingRequested":1,"FinalReview":1,"Archived":7,"NotPassed":1,"Terminated":1}""",
            figures["projects"]!.ToJsonString());
        Assert.Equal(
            """{"Custody":12507000,"Gifts":-18286000,"Projects":12864000,"Opening":-8845000,"Interest":-42000,"Aid":1120000,"Management":682000}""",
            figures["fund"]!.ToJsonString());
        Assert.Equal((8352, 11, 72), (Number(figures, "residents"), Number(figures, "promises"), Number(figures, "organizations")));
        Assert.Equal((await Statement()).ToJsonString(), figures["statement"]!.ToJsonString());

        using var text = new StringWriter();
        Assert.Equal(0, await Commands.Run(["verify", .. full.Host.Place.Flags], text, TextWriter.Null));
        Assert.Contains("236 needs (PendingVerification 9, Published 31,", text.ToString(), StringComparison.Ordinal);
        Assert.Contains("fund ¥ 88,450.00 + ¥ 183,280.00 - ¥ 146,660.00 = ¥ 125,070.00", text.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Fourteen_councils_sat_with_21_4_of_27_and_once_too_few_came()
    {
        using var db = full.Host.Place.Store.Read(1);
        var councils = db.Sittings.Where(sitting => sitting.Body == BodyKind.Council && sitting.State != SittingState.Convened).ToList();
        Assert.Equal(14, councils.Count);
        Assert.Equal(21.4, Math.Round(councils.Average(sitting => sitting.Attendances.Count), 1));
        var tooFew = Assert.Single(councils, sitting => sitting.State is SittingState.NoQuorum);
        Assert.Equal((17, 18), (tooFew.Presence().Present, tooFew.Presence().Quorum));
        Assert.Contains(councils.SelectMany(sitting => sitting.Motions), motion => (motion.For, motion.Against, motion.Abstained) == (19, 6, 1));
    }

    [Fact]
    public void The_builder_tells_how_far_it_is() => Assert.Equal(14, full.Said.Count);

    private static string Text(JsonObject item, string name) => item[name]!.ToString();

    private static int Number(JsonObject item, string name) => item[name]!.GetValue<int>();

    private static int Sum(IEnumerable<JsonObject> items, string name) => items.Sum(item => Number(item, name));

    private static int Percent(int count) => (int)Math.Round(count * 100 / 236.0);

    private async Task<JsonObject> Statement() => (await full.Host.Get(null, "/fund/statement")).Body!.AsObject();

    private async Task<int> Total(string path) => Number((await full.Host.Get("caseworker", path)).Body!.AsObject(), "total");

    private async Task<string> Page(string path) => await full.Host.Http.GetStringAsync(new Uri(path, UriKind.Relative));

    /// <summary>All pages of a list.</summary>
    private async Task<List<JsonObject>> All(string path, string? who = null)
    {
        var all = new List<JsonObject>();
        for (var page = 1; ; page++)
        {
            var list = (await full.Host.Get(who, $"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}pageSize=200&page={page}")).Body!;
            all.AddRange(list["items"]!.AsArray().Select(item => item!.AsObject()));
            if (list["pages"] is null || page >= list["pages"]!.GetValue<int>()) return all;
        }
    }
}
