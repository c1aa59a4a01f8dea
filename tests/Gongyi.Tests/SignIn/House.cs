using System.Net;
using Gongyi.Communities;
using Gongyi.Journal;
using Gongyi.Operations;
using Gongyi.Shared;
using Gongyi.Tests.Doors;
using Microsoft.Extensions.Logging;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Gongyi.Tests.SignIn;

/// <summary>Time that stands still until it is told to pass.</summary>
public sealed class WatchTime : TimeProvider
{
    private readonly DateTimeOffset start = System.GetUtcNow();
    private TimeSpan passed;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => start + passed;

    public override long GetTimestamp() => passed.Ticks;

    public void Pass(TimeSpan time) => passed += time;
}

/// <summary>The real server as it serves real people, with a gateway for its messages, behind a proxy that says where callers are.</summary>
public sealed class House : IAsyncDisposable
{
    public const int Qiheli = 1;
    public const int Liuxiang = 2;

    /// <summary>王秀兰, a resident with one seat.</summary>
    public const string Resident = "15400000000";

    private readonly BuiltDemo built;
    private readonly Place place;
    private readonly WebApplication app;

    private House(BuiltDemo built, Place place, WebApplication app, SmsBox sms, WatchTime time) =>
        (this.built, this.place, this.app, Sms, Time) = (built, place, app, sms, time);

    public SmsBox Sms { get; }

    public WatchTime Time { get; }

    public Uri Address => new(app.Urls.First());

    public static async Task<House> Open(BuiltDemo built, bool isDemo = false, bool hasGateway = true, params IPAddress[] proxies)
    {
        ArgumentNullException.ThrowIfNull(built);
        var (place, sms, time) = (built.Copy(), await SmsBox.Open(), new WatchTime());
        var options = new ServerOptions(place.Data, "http://127.0.0.1:0", isDemo, place.Database)
        {
            RealTime = time, SmsUrl = hasGateway ? sms.Url : null, SmsSecret = SmsBox.Secret, Proxy = proxies is [] ? [IPAddress.Loopback] : proxies,
            Log = LogLevel.Warning,
        };
        var app = Server.Build(options);
        await app.StartAsync();
        return new House(built, place, app, sms, time);
    }

    /// <summary>Somebody's browser, at an address of its own unless named.</summary>
    public Browser Browser(string from = "203.0.113.7") => new(Address, from);

    /// <summary>What the database holds at this moment.</summary>
    public Db Read() => place.Store.Read(0);

    /// <summary>Does something to the tables that no action would.</summary>
    public int Break(string statement)
    {
        using var db = Read();
        return db.Database.ExecuteSqlRaw(statement);
    }

    public DataDirectory Data => place.Data;

    /// <summary>People move in, each with a number and a resident's seat.</summary>
    public async Task MoveIn(int community, params (string Name, string Phone)[] people)
    {
        var seats = new Enroll.SeatWish[] { new(Capacity.Resident, new(2026, 1, 1), new(2099, 12, 31)) };
        var result = await app.Services.GetRequiredService<Lane>().Run(
            Actor.House(community), write => Enroll.Run(write, new([.. people.Select(each => new Enroll.Newcomer(each.Name, each.Phone, null, seats))])));
        Assert.Null(result.Refusal);
    }

    /// <summary>The first who was registered with the number asks to be forgotten.</summary>
    public async Task Erase(string number, int community = Qiheli)
    {
        var (person, key) = (FirstOf(number), app.Services.GetRequiredService<SignInKey>());
        Assert.Null((await app.Services.GetRequiredService<Lane>().Run(Actor.House(community), write => ErasePerson.Run(write, key, $"{person}"))).Refusal);
    }

    /// <summary>The same person lives in another community too.</summary>
    public async Task<Guid> SeatIn(int community, string number)
    {
        var person = FirstOf(number);
        var seats = new Enroll.SeatWish[] { new(Capacity.Resident, new(2026, 1, 1), new(2099, 12, 31)) };
        var result = await app.Services.GetRequiredService<Lane>().Run(Actor.House(community), write => Enroll.Run(write, new([new("", "", null, seats, person)])));
        Assert.Null(result.Refusal);
        return person;
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        await Sms.DisposeAsync();
        built.Drop(place);
    }

    private Guid FirstOf(string number)
    {
        using var db = Read();
        return db.People.Where(person => person.Phone == number).OrderBy(person => person.Id).First().Id;
    }
}
