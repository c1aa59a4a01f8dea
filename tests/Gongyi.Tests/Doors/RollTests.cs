using Gongyi.Communities;
using Gongyi.Governance;
using Gongyi.Journal;
using Gongyi.Lists;
using Gongyi.Shared;

namespace Gongyi.Tests.Doors;

/// <summary>Rolls of residents come in whole or not at all, and what they said of somebody goes with them.</summary>
public sealed class RollTests(BuiltDemo built, FullDemo full) : IClassFixture<FullDemo>
{
    [Theory]
    [InlineData("", 1950, "TextMissing")]
    [InlineData("王小明", 1899, "NumberOutOfRange")]
    [InlineData("王小明", 2027, "NumberOutOfRange")]
    public async Task One_bad_line_keeps_the_whole_roll_out(string name, int birthYear, string code)
    {
        await using var host = await DemoHost.Start(built);
        Assert.Equal(code, (await Import(host, Actor.House(1), new("李大山", 1950), new(name, birthYear))).Refusal?.Code);
        using var db = host.Place.Store.Read(0);
        Assert.False(db.People.Any(person => person.Name == "李大山"));
    }

    [Fact]
    public async Task A_roll_is_no_business_of_any_seat()
    {
        await using var host = await DemoHost.Start(built);
        Assert.IsType<NotYourSeat>((await Import(host, new(1, host.Persona("caseworker").PersonId, Capacity.CaseWorker), new ImportResidents.Line("李大山", 1950))).Refusal);
        Assert.IsType<NotFoundHere>((await host.Lane.Run(Actor.House(1), write => ImportResidents.Run(write, new(Guid.NewGuid(), [])))).Refusal);
    }

    [Fact]
    public async Task What_a_roll_said_of_somebody_goes_with_the_person()
    {
        await using var host = await DemoHost.Start(built);
        var people = (await Import(host, Actor.House(1), new("李大山", 1940, Living.Alone, true), new("赵小河", 1960))).Value!.People;
        Assert.Empty(host.Verify().Findings);
        Assert.Equal(1, await Alone(host));

        Assert.Equal("200 Erased", (await host.Post("caseworker", $"/people/{people[0]}/erasure")).ToString());
        Assert.Equal(0, await Alone(host));
        using var db = host.Place.Store.Read(1);
        var home = db.Residences.Single(each => each.PersonId == people[0]);
        Assert.Equal((null, null, null), (home.BirthYear, home.Living, home.RegisteredElsewhere));
        Assert.Empty(host.Verify().Findings);
    }

    [Fact]
    public void The_same_year_comes_out_every_time()
    {
        var again = FullDemo.Build(built);
        Assert.Equal(Told(full.Host.Place), Told(again));
        built.Drop(again);
    }

    private static async Task<int> Alone(DemoHost host) => (await host.Get(null, "/population")).Body!["aloneFrom80"]!.GetValue<int>();

    private static async Task<Result<ImportResidents.Answer>> Import(DemoHost host, Actor actor, params ImportResidents.Line[] lines)
    {
        Guid yard;
        using (var db = host.Place.Store.Read(1)) yard = db.Courtyards.First().Id;
        return await host.Lane.Run(actor, write => ImportResidents.Run(write, new(yard, lines)));
    }

    /// <summary>What a reader could tell two demos apart by: everything but ids, salts and secrets.</summary>
    private static List<string> Told(Place place)
    {
        using var db = place.Store.Read(1);
        return
        [
            .. db.Journal.OrderBy(entry => entry.Seq).Select(entry => $"{entry.At:O} {entry.ActingFor} {entry.Verb}"),
            .. db.People.Select(person => $"{person.Name} {person.Phone}").AsEnumerable().Order(StringComparer.Ordinal),
            .. db.Needs.OrderBy(need => need.Number).Select(need => $"{need.Number} {need.Title} {need.Words} {need.State} {need.Source}"),
            .. db.Resources.OrderBy(resource => resource.Number).Select(resource => $"{resource.Number} {resource.Name} {resource.LastUsedOn}"),
            .. db.Matters.Select(matter => $"{matter.Title} {matter.State} {matter.SubmittedAt:O}").AsEnumerable().Order(StringComparer.Ordinal),
        ];
    }
}
