using Gongyi.Communities;
using Gongyi.Journal;
using Gongyi.Lists;
using Gongyi.Operations;
using Gongyi.Operations.Demo;
using Gongyi.Shared;
using Gongyi.Tests;
using Microsoft.Extensions.Logging;

namespace Gongyi.Bench;

/// <summary>The demo with many needs more, and with many communities more: rows put in as they lie, without their journal.</summary>
internal sealed class BigHouse : IAsyncDisposable
{
    private static readonly string[] Who = ["独居老人", "一对老夫妻", "孩子", "行动不便的邻居", "新搬来的一家", "双职工家庭", "残疾人", "孕妇", "病人", "租户"];
    private static readonly string[] Where = ["南院", "北院", "棠梨苑", "西门", "东门", "二号楼", "七号楼", "车棚", "小花园", "活动室", "菜店", "桥头"];
    private static readonly string[] What =
    [
        "想找人送饭", "需要陪着去看病", "楼道灯坏了", "水管漏水", "想学用手机", "下水道堵了", "没人陪着说话", "想理发", "放学没人接", "轮椅借用",
        "路面不平", "垃圾没人清", "电动车乱停", "晒被子没地方", "想量血压", "窗户关不上", "噪声太大", "要办证明", "想种花", "旧衣服没处放",
    ];
    private static readonly string[] Why = ["腿脚不好", "儿女不在身边", "夜里看不见", "天冷了", "下雨就更难", "已经半个月", "问过几家没人管", "钱不够", "不会上网", "怕摔着"];

    private readonly string path = Directory.CreateTempSubdirectory("gongyi-bench-").FullName;
    private Microsoft.AspNetCore.Builder.WebApplication app = null!;

    public Store Store { get; private set; } = null!;

    public Uri Address => new(app.Urls.First());

    public static async Task<BigHouse> Open(Cluster cluster, bool postgres, int needs, int communities, bool index)
    {
        var house = new BigHouse();
        var database = $"pages{Guid.NewGuid():N}";
        if (postgres) cluster.Create(database);
        var data = new DataDirectory(house.path);
        var options = new ServerOptions(data, "http://127.0.0.1:0", IsDemo: true, postgres ? cluster.Address(database) : null) { Log = LogLevel.Warning };
        house.Store = options.Store;
        DemoBuilder.Build(data, house.Store, _ => { });
        house.Add(needs, communities);
        if (index) house.Index();
        house.app = Server.Build(options);
        await house.app.StartAsync();
        return house;
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Npgsql.NpgsqlConnection.ClearAllPools();
        Directory.Delete(path, recursive: true);
    }

    /// <summary>Needs in 栖禾里, as many published as not; communities with two needs each.</summary>
    private void Add(int needs, int communities)
    {
        Guid person, courtyard;
        using (var db = Store.Read(1)) (person, courtyard) = (db.Residences.First().PersonId, db.Courtyards.First().Id);
        using var writer = Store.OpenWriter();
        var (random, time) = (new Random(7), new DateTimeOffset(2025, 10, 1, 0, 0, 0, TimeSpan.Zero));
        writer.Begin(Store.LaneOf(1), []);
        var (shape, place) = (writer.Shape<Need>(), writer.Shape<Community>());
        for (var no = 0; no < needs; no++)
        {
            writer.Run(shape, shape.Insert, shape.Values(NewNeed(new(1, person, Capacity.GridWorker), no, courtyard, time.AddSeconds(no), random)));
            if (no % 1000 == 999) writer.Flush();
        }

        for (var no = 3; no < communities; no++)
        {
            writer.Run(place, place.Insert, place.Values(Community.Found(no, $"c{no}", $"第{no}社区", "62570000", "院里", "110108000000", $"第{no}社区微基金")));
            for (var each = 0; each < 2; each++) writer.Run(shape, shape.Insert, shape.Values(NewNeed(new(no, person, Capacity.GridWorker), each, null, time.AddSeconds(no), random)));
            if (no % 1000 == 999) writer.Flush();
        }

        writer.Commit();
        using var done = Store.Read(1);
        Analyze(done);
    }

    private static Need NewNeed(Actor by, int no, Guid? courtyard, DateTimeOffset at, Random random)
    {
        string One(string[] of) => of[random.Next(of.Length)];
        var what = One(What);
        var words = $"{One(Where)}的{One(Who)}{what}，{One(Why)}，{One(Why)}";
        var need = Need.File(by, Guid.CreateVersion7(at), $"N-2025-{no + 100_000:000000}", words, by.Person, courtyard ?? Guid.Empty, at).Value!;
        if (no % 2 == 0) return need;
        _ = need.Verify(new(by.Community, Guid.NewGuid(), Capacity.CaseWorker), VerificationMethod.HomeVisit, (Category)random.Next(10), Urgency.Normal, WorkingDays.Plain, at);
        _ = need.Publish($"{One(Where)}{what}", ConsentMethod.Self, "无", at);
        return need;
    }

    private void Index()
    {
        using (var db = Store.Read(1))
        {
            _ = Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions.ExecuteDelete(db.SearchWords);
            _ = Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions.ExecuteDelete(db.SearchCards);
        }

        FillFinding.Run(Store, Modules.Findables(), [1]);
        using var done = Store.Read(1);
        Analyze(done);
    }

    private static void Analyze(Db db) => _ = Microsoft.EntityFrameworkCore.RelationalDatabaseFacadeExtensions.ExecuteSqlRaw(db.Database, "ANALYZE");
}
