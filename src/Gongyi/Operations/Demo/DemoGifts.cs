using Gongyi.Fund;

namespace Gongyi.Operations.Demo;

/// <summary>What came in and went out beside projects, October 2025 to September 2026, to the yuan (domain.md §6.5).</summary>
public static class DemoGifts
{
    public const long OpeningYuan = 88_450;

    /// <param name="Kind">Who gives; residents are many and stand in <see cref="Residents"/>.</param>
    public sealed record Given(string Giver, GiverKind Kind, int Month, int Day, long Yuan);

    /// <summary>The eleven merchants who promised for the year, and what each promised.</summary>
    public static IReadOnlyList<(string Giver, long Yuan)> Promises { get; } =
    [
        ("望澜栖禾社区服务有限公司", 36_000), ("南院便民菜店", 24_000), ("乐享超市", 18_000), ("康宁药房", 12_000), ("鲜禾生鲜", 9_600), ("天街物业", 7_200),
        ("栖禾早点铺", 6_000), ("麦香烘焙", 4_800), ("知微咖啡", 3_600), ("半亩书房", 2_400), ("安洁家政", 2_400),
    ];

    /// <summary>Who gives the same each month.</summary>
    private static readonly string[] Monthly = ["乐享超市", "康宁药房", "鲜禾生鲜", "天街物业", "栖禾早点铺", "麦香烘焙", "知微咖啡", "半亩书房", "安洁家政"];

    /// <summary>Months in the order of the year, with what residents gave in each, and in how many gifts: 214, and ¥21,860.</summary>
    private static readonly (int Month, int Gifts, long Yuan)[] Residents =
    [
        (10, 21, 2_300), (11, 14, 1_400), (12, 16, 1_795), (1, 18, 1_800), (2, 7, 700), (3, 18, 2_095), (4, 20, 2_600), (5, 22, 3_100), (6, 6, 295), (7, 9, 800),
        (8, 16, 1_980), (9, 47, 2_995),
    ];

    private static readonly int[] Usual = [50, 100, 20, 66, 100, 30, 88, 50, 200, 10];

    public static IEnumerable<Given> Gifts =>
    [
        .. from month in Residents from giver in Monthly let year = Promises.Single(each => each.Giver == giver).Yuan select new Given(giver, GiverKind.Merchant, month.Month, 8, year / 12),
        // The vegetable shop closes for the Spring Festival and gives twice in May.
        .. from month in Residents where month.Month is not 2 select new Given("南院便民菜店", GiverKind.Merchant, month.Month, 10, month.Month is 5 ? 4_000 : 2_000),
        new("望澜栖禾社区服务有限公司", GiverKind.Merchant, 12, 26, 12_000), new("望澜栖禾社区服务有限公司", GiverKind.Merchant, 1, 26, 9_000),
        new("望澜栖禾社区服务有限公司", GiverKind.Merchant, 6, 26, 6_000), new("望澜栖禾社区服务有限公司", GiverKind.Merchant, 9, 25, 9_000),
        new("望澜江畔建材有限公司", GiverKind.Enterprise, 1, 20, 8_000), new("望澜清禾科技有限公司", GiverKind.Enterprise, 9, 4, 15_000),
        new("清荷区慈善会九五配捐", GiverKind.Charity, 9, 11, 12_000),
        .. Residents.SelectMany(OfMonth),
    ];

    /// <summary>A quarter's interest each.</summary>
    public static IReadOnlyList<(int Month, int Day, long Yuan)> Interest { get; } = [(12, 22, 105), (3, 23, 105), (6, 22, 105), (9, 22, 105)];

    public static IReadOnlyList<(int Month, int Day, long Yuan)> Management { get; } = [(12, 30, 2_100), (3, 30, 1_500), (6, 29, 1_620), (9, 28, 1_600)];

    public static IReadOnlyList<(int Month, int Day, long Yuan)> Aids { get; } =
        [(11, 20, 2_000), (12, 10, 1_500), (1, 15, 2_000), (2, 6, 1_200), (3, 20, 2_000), (4, 28, 1_000), (7, 8, 1_500)];

    /// <summary>Residents' gifts of a month: usual sums, and a last one that makes the month's sum. In September 31 households of 南院 give ¥50 each in three days.</summary>
    private static IEnumerable<Given> OfMonth((int Month, int Gifts, long Yuan) month)
    {
        var alike = month.Month is 9 ? 31 : 0;
        var left = month.Yuan;
        for (var at = 0; at < month.Gifts; at++)
        {
            var still = month.Gifts - at - 1;
            var yuan = still == 0 ? left : at < alike ? 50 : Math.Min(Usual[(at + month.Month) % Usual.Length], left - 10 * still);
            left -= yuan;
            yield return at < alike ? new("南院的一户邻居", GiverKind.Resident, 9, 5 + at % 3, yuan)
                : new(month.Month is 10 && at == 0 ? DemoTown.Donor : $"居民 {month.Month}-{at + 1}", GiverKind.Resident, month.Month, 2 + at % 20, yuan);
        }
    }
}
