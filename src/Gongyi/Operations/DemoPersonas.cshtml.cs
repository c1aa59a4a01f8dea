using Gongyi.Communities;
using Gongyi.Journal;
using Gongyi.Operations.Demo;
using Gongyi.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongyi.Operations;

/// <summary>Be anybody of the demo with one click, and move its clock.</summary>
public sealed class DemoPersonasPage(ServerOptions options, BusinessClock clock, Store store, DueWork due, Visit visit) : PageModel
{
    public Visit Visit => visit;

    public DateTimeOffset Now => clock.GetUtcNow();

    public IEnumerable<IGrouping<string, Persona>> Groups =>
        DemoFile.Read(options.Data).Personas.Where(persona => persona.Key is not ("convener" or "fund-1")).GroupBy(persona => visit.Words.Of(persona.Capacity));

    public IActionResult OnGet() => options.IsDemo ? Page() : NotFound();

    public async Task<IActionResult> OnPostSigninAsync(string? who)
    {
        if (!options.IsDemo || !await DemoDoors.SignIn(HttpContext, options.Data, store, who).ConfigureAwait(false)) return NotFound();
        var persona = DemoFile.Read(options.Data).Personas.First(each => each.Key == who);
        using var db = store.Read(0);
        var routes = new Routes(db.Communities.Single(each => each.Id == persona.Community).Slug);
        return Redirect(persona.Capacity is Capacity.CaseWorker or Capacity.GridWorker ? routes.Desk : persona.Capacity is Capacity.Resident or Capacity.Administrator ? routes.Home : routes.Mine);
    }

    public async Task<IActionResult> OnPostClockAsync(int? days)
    {
        if (!options.IsDemo) return NotFound();
        if (days is > 0 and <= 3660) _ = await DemoDoors.Advance(clock, due, days.Value).ConfigureAwait(false);
        return Redirect("/demo");
    }
}
