using Gongyi.Journal;
using Gongyi.Shared;

namespace Gongyi.Communities;

/// <summary>The courtyards and how many live there; of ages and of living alone only the community's sums.</summary>
public static class ReadPlaces
{
    public sealed record Item(Guid Id, string Name, int? Buildings, int? Units, int? Households, int Residents);

    /// <summary>Whole numbers of a community; an age is that of the calendar year.</summary>
    public sealed record Population(
        int Residents, int Households, int Under14, int From14To17, int From18To59, int From60, int From65, int From80, int AloneFrom60, int AloneFrom80,
        int CouplesOnly, int RegisteredElsewhere);

    public static IReadOnlyList<Item> Courtyards(Db db)
    {
        ArgumentNullException.ThrowIfNull(db);
        var homes = db.Residences;
        return
        [
            .. db.Courtyards.OrderBy(yard => yard.Name)
                .Select(yard => new Item(yard.Id, yard.Name, yard.Buildings, yard.Units, yard.Households, homes.Count(home => home.CourtyardId == yard.Id))),
        ];
    }

    public static Population Count(Db db, int year)
    {
        ArgumentNullException.ThrowIfNull(db);
        var groups = db.Residences.GroupBy(home => new { home.BirthYear, home.Living, home.RegisteredElsewhere })
            .Select(homes => new { homes.Key.BirthYear, homes.Key.Living, homes.Key.RegisteredElsewhere, Count = homes.Count() }).ToList();
        int Aged(int from, int to = int.MaxValue, Living? living = null) =>
            groups.Where(each => year - each.BirthYear >= from && year - each.BirthYear <= to && (living is null || each.Living == living)).Sum(each => each.Count);
        return new(
            groups.Sum(each => each.Count), db.Courtyards.Sum(yard => yard.Households) ?? 0, Aged(0, 13), Aged(14, 17), Aged(18, 59), Aged(60), Aged(65), Aged(80),
            Aged(60, living: Living.Alone), Aged(80, living: Living.Alone), Aged(60, living: Living.CoupleOnly),
            groups.Where(each => each.RegisteredElsewhere is true).Sum(each => each.Count));
    }

    public static void Map(IEndpointRouteBuilder api)
    {
        _ = api.Tells<Listed<Item>>("/courtyards", (db, _, _) =>
        {
            var all = Courtyards(db);
            return new Listed<Item>(all, all.Count, 1, Listed.LargestPage);
        });
        _ = api.Tells<Population>("/population", (db, _, request) =>
            Count(db, WorkingDays.DayOf(request.HttpContext.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow()).Year));
    }
}
