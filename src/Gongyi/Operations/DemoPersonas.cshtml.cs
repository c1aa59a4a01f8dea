using Gongyi.Communities;
using Gongyi.Journal;
using Gongyi.Operations.Demo;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Gongyi.Operations;

/// <summary>Be anybody of the demo with one click, and move its clock.</summary>
[DisableRateLimiting]
public sealed class DemoPersonasPage(ServerOptions options, BusinessClock clock, Store store, DueWork due, Visit visit) : PageModel
{
    private static readonly string[] Tried = ["resident", "party-1"];

    public Visit Visit => visit;

    public DateTimeOffset Now => clock.GetUtcNow();

    public IEnumerable<IGrouping<string, Persona>> Groups =>
        DemoFile.Read(options.Data).Personas.Where(persona => persona.Key is not ("convener" or "fund-1")).GroupBy(persona => visit.Words.Of(persona.Capacity));

    /// <summary>Numbers to try the real sign-in with: one person with one seat, one with several.</summary>
    public IReadOnlyList<(string Name, string Phone)> Numbers
    {
        get
        {
            using var db = store.Read(0);
            return [.. Tried.Select(key => DemoFile.Read(options.Data).Personas.First(each => each.Key == key)).Select(persona => (persona.Name, db.People.Single(person => person.Id == persona.PersonId).Phone))];
        }
    }

    public IReadOnlyList<TourStop> Tour => DemoFile.Read(options.Data).Tour ?? [];

    public string NameOf(string key)
    {
        var persona = DemoFile.Read(options.Data).Personas.First(each => each.Key == key);
        return $"{persona.Title}{persona.Name}";
    }

    /// <summary>What is to be seen at a stop, in one sentence.</summary>
    public string Told(TourStop stop)
    {
        ArgumentNullException.ThrowIfNull(stop);
        var t = visit.Words;
        return stop.Story switch
        {
            1 => t["一位独居老人的事：网格员代办，语音同意，志愿者和周末餐桌都来了，最后老人说满意。"],
            3 => t["一位议事会成员的外甥开店来申请，表决时她回避了。"],
            7 => t["公示期里邻居提了异议，现场一看属实，这个项目没有立。"],
            8 => t["一位居民收回了公开的同意：清单上看不到了，帮忙照旧。"],
            9 => t["27人来了17人，不到法定人数，这次会什么也没定。"],
            14 => t["一位高龄老人不用手机：只有一张按了手印的纸条，事情照样办完。"],
            _ => stop.Path,
        };
    }

    public IActionResult OnGet() => options.IsDemo ? Page() : NotFound();

    /// <param name="stop">The story that the tour leads to; without one, where such a seat usually begins.</param>
    public async Task<IActionResult> OnPostSigninAsync(string? who, int? stop)
    {
        if (!options.IsDemo || !await DemoDoors.SignIn(HttpContext, options.Data, store, who).ConfigureAwait(false)) return NotFound();
        var persona = DemoFile.Read(options.Data).Personas.First(each => each.Key == who);
        if (Tour.FirstOrDefault(each => each.Story == stop) is { } seen) return Redirect(seen.Path);
        using var db = store.Read(0);
        var routes = new Routes(db.Communities.Single(each => each.Id == persona.Community).Slug);
        return Redirect(routes.Start(persona.Capacity));
    }

    public async Task<IActionResult> OnPostClockAsync(int? days)
    {
        if (!options.IsDemo) return NotFound();
        if (days is > 0 and <= 3660) _ = await DemoDoors.Advance(clock, due, days.Value).ConfigureAwait(false);
        return Redirect("/demo");
    }
}
