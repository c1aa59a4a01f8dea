using System.Security.Cryptography;
using System.Text;
using Gongyi.Communities;
using Gongyi.Shared;

namespace Gongyi.Tests.Shared;

/// <summary>The people of the tests. Nobody is made up twice: a name always means the same person.</summary>
internal static class Cast
{
    public const int Community = 1;

    /// <summary>Monday morning, on the community's wall.</summary>
    public static readonly DateTimeOffset Monday = new(2026, 11, 23, 9, 0, 0, TimeSpan.FromHours(8));

    /// <summary>Party committee of seven; the first, third, fifth and sixth also sit in the residents' committee.</summary>
    public static readonly string[] Party = ["罗静禾", "乔向峰", "卢婉清", "申国栋", "鲍云舟", "易晓棠", "戚长林"];

    public static readonly string[] Residents = ["罗静禾", "卢婉清", "俞海澜", "鲍云舟", "易晓棠", "蓝朵", "祁书文"];

    public static Guid Id(string name) => new(SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, 16));

    public static Guid Sprouts => Id("禾苗社会工作服务中心");

    public static Actor Resident(string name) => As(Capacity.Resident, name);

    public static Actor As(Capacity capacity, string name, Guid? organization = null, bool chair = false) =>
        new(Community, Id(name), capacity, organization, chair);

    public static Actor Worker => As(Capacity.CaseWorker, "程一诺");

    public static Actor Supervisor => As(Capacity.SupervisoryCommittee, "耿德顺");

    public static Actor Provider => As(Capacity.Provider, "江晚晴", Sprouts);

    public static Actor Custodian => As(Capacity.Custodian, "苏明礼");

    public static Actor Treasurer => As(Capacity.FundCommittee, "鲍云舟");

    public static Actor Director => As(Capacity.ResidentsCommittee, "蓝朵");

    /// <summary>The resident who is helped.</summary>
    public static Actor Neighbour => Resident("王秀兰");

    public static Seat Seat(Capacity capacity, string name, DateOnly? from = null, DateOnly? to = null) =>
        Says.Yes(Gongyi.Communities.Seat.Take(
            Actor.House(Community), Guid.NewGuid(), Id(name), capacity, null, false, "", from ?? new(2026, 1, 5), to ?? new(2031, 1, 4), []));

    /// <summary>A roll of so many people; a joint session of them holds both seats each.</summary>
    public static List<Seat> Roll(BodyKind body, int size) =>
        [.. from at in Enumerable.Range(1, size) from capacity in Body.CapacitiesOf(body) select Seat(capacity, $"{body} {at}")];

    /// <summary>The member at a place of such a roll, acting for that seat.</summary>
    public static Actor Member(BodyKind body, int at) => As(Body.CapacitiesOf(body)[0], $"{body} {at}");
}
