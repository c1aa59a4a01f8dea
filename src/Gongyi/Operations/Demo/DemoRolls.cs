using Gongyi.Communities;

namespace Gongyi.Operations.Demo;

/// <summary>The rolls of the nine courtyards: 8,352 invented residents in the numbers of domain.md §6.1.</summary>
public static class DemoRolls
{
    /// <summary>How many of each age live in a courtyard, how many of those from 65 and from 80 live alone, how many of the old as a couple, who is registered elsewhere.</summary>
    private sealed record Yard(
        string Name, int Under14, int Under18, int Adults, int From60, int From65, int From80, int Alone, int AloneFrom80, int Couples, int Elsewhere);

    private static readonly Yard[] Yards =
    [
        new("棠梨苑", 22, 9, 237, 39, 104, 43, 26, 11, 47, 66),
        new("铁工三院", 17, 7, 177, 34, 85, 33, 21, 8, 39, 51),
        new("粮站宿舍", 10, 4, 102, 19, 43, 14, 8, 3, 22, 28),
        new("栖禾里北院", 281, 79, 1030, 153, 296, 81, 40, 10, 164, 463),
        new("栖禾里南院", 201, 58, 874, 131, 256, 70, 34, 9, 141, 384),
        new("青溪雅筑", 210, 51, 995, 122, 226, 56, 25, 5, 129, 400),
        new("锦澜天街公寓", 28, 6, 491, 21, 26, 4, 4, 0, 17, 445),
        new("云麓花园", 273, 44, 853, 78, 130, 25, 9, 1, 80, 406),
        new("桐荫人才公寓", 10, 1, 186, 4, 3, 0, 0, 0, 3, 187),
    ];

    private const string Surnames =
        "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄";

    private const string Given =
        "春秋冬雨雪云山川林森木禾田园安宁和平康乐文武章华英杰俊秀美丽芳兰梅竹菊桂荣昌盛隆兴旺国家庆祥瑞福寿喜欢欣悦怡然静雅淑贤慧敏聪明智勇刚强健壮志远高飞鸿鹏程万里江河海波涛清泉溪石岩峰岭";

    /// <summary>One courtyard's roll: those whom the plot names first, then everybody else.</summary>
    /// <param name="named">Who is named, with a year of birth and a number.</param>
    public static IReadOnlyList<ImportResidents.Line> Of(string courtyard, IReadOnlyList<ImportResidents.Line> named)
    {
        ArgumentNullException.ThrowIfNull(named);
        var (yard, no) = Yards.Index().Select(each => (each.Item, each.Index)).Single(each => each.Item.Name == courtyard);
        List<ImportResidents.Line> roll =
        [
            .. Old(yard.From80, 80, 96, yard.AloneFrom80, 0), .. Old(yard.From65, 65, 79, yard.Alone, yard.Couples),
            .. Aged(yard.From60, 60, 64), .. Aged(yard.Adults, 18, 59), .. Aged(yard.Under18, 14, 17), .. Aged(yard.Under14, 1, 13),
        ];
        var stranger = 0;
        for (var at = yard.From80 + yard.From65 + yard.From60; stranger < yard.Elsewhere; at++, stranger++) roll[at] = roll[at] with { RegisteredElsewhere = true };
        foreach (var each in named)
        {
            // Whoever is named takes the place of one of the same age.
            var place = roll.FindIndex(line => line.Name is "" && line.Living == each.Living && Bracket(line.BirthYear) == Bracket(each.BirthYear));
            roll[place] = each with { RegisteredElsewhere = roll[place].RegisteredElsewhere };
        }

        return [.. roll.Select((line, at) => line.Name.Length > 0 ? line : line with { Name = NameOf(no * 2003 + at) })];
    }

    private static IEnumerable<ImportResidents.Line> Old(int count, int from, int to, int alone, int couples) =>
        Aged(count, from, to).Select((line, at) => at < alone ? line with { Living = Living.Alone } : at < alone + couples ? line with { Living = Living.CoupleOnly } : line);

    private static IEnumerable<ImportResidents.Line> Aged(int count, int from, int to) =>
        Enumerable.Range(0, count).Select(at => new ImportResidents.Line("", DemoPlan.Opening.Year - from - at * 7 % (to - from + 1)));

    private static int Bracket(int birthYear) => (DemoPlan.Opening.Year - birthYear) switch { >= 80 => 80, >= 65 => 65, >= 60 => 60, >= 18 => 18, >= 14 => 14, _ => 0 };

    private static string NameOf(int at) => $"{Surnames[at * 31 % Surnames.Length]}{Given[at * 17 % Given.Length]}{(at % 5 == 0 ? "" : Given[(at * 29 + at / 7) % Given.Length])}";
}
