using Gongyi.Communities;
using Gongyi.Governance;
using Gongyi.Journal;
using Gongyi.Lists;
using Gongyi.Projects;
using Gongyi.Tests.Doors;
using Microsoft.Playwright;

namespace Gongyi.Browser.Tests;

/// <summary>Those who look at the whole year, one after another, and change nothing.</summary>
[CollectionDefinition]
public sealed class InTheYear : ICollectionFixture<Year>;

/// <summary>The whole year of 栖禾里 as <c>./run</c> shows it, one sitting that is voting, and the people who look at it.</summary>
public sealed class Year(BuiltDemo built, Browser browser) : IAsyncLifetime
{
    private readonly Dictionary<string, IReadOnlyList<Cookie>> signedIn = [];

    public DemoHost Host { get; private set; } = null!;

    /// <summary>Every page of the house, and where it can be seen.</summary>
    internal IReadOnlyList<Stop> Stops { get; private set; } = [];

    /// <summary>What hangs or hung on the board.</summary>
    internal IReadOnlyList<string> Notices { get; private set; } = [];

    public IBrowser Chromium => browser.Chromium;

    public async ValueTask InitializeAsync()
    {
        Host = await DemoHost.Start(built, place: FullDemo.Build(built));
        var ballot = await TheParty();
        var asked = (await Host.Post("resident", "/needs", new { text = "厨房水龙头关不紧，一直滴水" }))["number"]!;
        using var db = Host.Place.Store.Read(1);
        Notices = [.. db.Set<PublicNotice>().Where(notice => notice.State != NoticeState.Draft).AsEnumerable().Select(notice => $"/c/qiheli/notices/{notice.Number}")];
        Stops = Stop.All(new Found(db, Host.Fixtures, ballot, asked));
    }

    public ValueTask DisposeAsync() => Host.DisposeAsync();

    /// <summary>A browser of their own for somebody, who came in by one click on the demo's page.</summary>
    /// <param name="phone">Whether the browser plays a phone: only then do letters grow as in WeChat.</param>
    internal async Task<IBrowserContext> Enter(string? who, int width = 390, string? size = null, bool phone = false)
    {
        var context = await browser.Chromium.NewContextAsync(new()
        {
            BaseURL = Host.Http.BaseAddress!.ToString(), Locale = "zh-CN", ViewportSize = new() { Width = width, Height = 844 }, IsMobile = phone, HasTouch = phone,
        });
        if (who is not null) await context.AddCookiesAsync((await CookiesOf(who)).Select(each => new Cookie { Name = each.Name, Value = each.Value, Domain = each.Domain, Path = each.Path }));
        if (size is not null) await context.AddCookiesAsync([new() { Name = "size", Value = size, Url = Host.Http.BaseAddress.ToString() }]);
        return context;
    }

    private async Task<IReadOnlyList<Cookie>> CookiesOf(string who)
    {
        if (signedIn.TryGetValue(who, out var known)) return known;
        await using var context = await Enter(null);
        var page = await context.NewPageAsync();
        await page.GotoAsync("/demo");
        await Somebody.SignIn(page, who);
        await page.Locator("section.me").WaitForAsync();
        return signedIn[who] = [.. (await context.CookiesAsync()).Select(each => new Cookie { Name = each.Name, Value = each.Value, Domain = each.Domain, Path = each.Path })];
    }

    /// <summary>The party committee may sit at once: it has its quorum, and nobody has voted.</summary>
    private async Task<string> TheParty()
    {
        Need need;
        using (var db = Host.Place.Store.Read(1)) need = db.Set<Need>().Where(each => each.State == NeedState.Published).OrderBy(each => each.Number).First();
        var project = await Host.Post("caseworker", "/projects", new
        {
            title = "暖心午餐", goal = "让独居老人中午吃上热饭", needs = new[] { need.Id }, provider = Host.Fixtures.Provider, from = "2026-10-20", to = "2026-12-31",
            lines = new[] { new { name = "餐食", fen = 800_000 } }, instalments = new[] { 50, 30, 20 },
        });
        var matter = (await Host.Post("caseworker", $"/projects/{project.Id}/submission"))["matter"];
        var sitting = await Host.Post("party-1", "/sittings", new { body = nameof(BodyKind.PartyCommittee), at = (await Host.Now()).AddMinutes(5), matters = new[] { matter } });
        for (var at = 1; at <= 4; at++) Assert.Equal(200, (await Host.Post($"party-{at}", $"/sittings/{sitting.Id}/attendance")).Status);
        return $"{sitting.Id}/{sitting.Body!["motions"]![0]!["id"]}";
    }
}

/// <summary>Where things stand in the year.</summary>
internal sealed class Found(Db db, Operations.Demo.Fixtures fixtures, string ballot, string asked)
{
    public Operations.Demo.Fixtures Fixtures => fixtures;

    /// <summary>Sitting and motion on which is being voted.</summary>
    public string Ballot => ballot;

    /// <summary>What the resident has asked for just now.</summary>
    public string Asked => asked;

    /// <summary>A resident for whom somebody else writes.</summary>
    public (Guid Id, string Name) Neighbour => db.Set<Person>().Join(db.Set<Residence>(), person => person.Id, home => home.PersonId, (person, _) => new { person.Id, person.Name })
        .OrderBy(person => person.Id).AsEnumerable().Select(person => (person.Id, person.Name)).First();

    public string Need(NeedState state, Func<Need, bool>? which = null) =>
        db.Set<Need>().Where(each => each.State == state).OrderBy(each => each.Number).AsEnumerable().First(which ?? (_ => true)).Number;

    public string Project(ProjectState state) => db.Set<Project>().Where(each => each.State == state).OrderBy(each => each.Number).First().Number;

    public string Notice(NoticeState state) => db.Set<PublicNotice>().Where(each => each.State == state).OrderBy(each => each.Id).AsEnumerable().First().Number;

    public Guid Closed => db.Set<Sitting>().AsEnumerable().First(each => each.Body is BodyKind.Council && each.State is SittingState.Closed).Id;

    public string ClosedMotion => $"{Closed}/{db.Set<Sitting>().AsEnumerable().First(each => each.Id == Closed).Motions[0].Id}";
}
