using Gongyi.Communities;
using Gongyi.Journal;
using Gongyi.Operations.Demo;
using Gongyi.Shared;
using Microsoft.AspNetCore.Authentication;

namespace Gongyi.Operations;

/// <summary>What only the demo offers: everybody's tokens, ids for scripts, and a clock that can be moved.</summary>
public static class DemoDoors
{
    public sealed record ClockInput(int? AdvanceDays);

    public sealed record ClockAnswer(DateTimeOffset Now);

    public static void Map(IEndpointRouteBuilder routes)
    {
        _ = routes.MapGet("/demo/personas", (DataDirectory directory) => Results.Json(
            DemoFile.Read(directory).Personas.Select(persona => new { persona.Key, persona.PersonId, persona.Name, persona.Capacity, persona.Token }), Answers.Json));
        _ = routes.MapGet("/demo/fixtures", (DataDirectory directory) => Results.Json(DemoFile.Read(directory).Fixtures, Answers.Json));
        _ = routes.MapGet("/demo/clock", (BusinessClock clock) => Results.Json(new ClockAnswer(WorkingDays.Local(clock.GetUtcNow())), Answers.Json));
        _ = routes.MapPost("/demo/clock", async (HttpContext http, ClockInput input, BusinessClock clock, DueWork due, Visit visit) =>
        {
            if (input.AdvanceDays is null or < 0 or > 3660) return Answers.Problem(new NumberOutOfRange("advanceDays", 0, 3660), visit.Words, http.Response);
            return Results.Json(await Advance(clock, due, input.AdvanceDays.Value).ConfigureAwait(false), Answers.Json);
        }).DisableRateLimiting();
    }

    /// <summary>Moves the clock and answers when everything that became due has happened.</summary>
    public static async Task<ClockAnswer> Advance(BusinessClock clock, DueWork due, int days)
    {
        ArgumentNullException.ThrowIfNull(clock);
        ArgumentNullException.ThrowIfNull(due);
        clock.Advance(days);
        await due.RunAll().ConfigureAwait(false);
        return new(WorkingDays.Local(clock.GetUtcNow()));
    }

    /// <summary>Signs in as a persona, as the demo's page does.</summary>
    public static async Task<bool> SignIn(HttpContext http, DataDirectory directory, Store store, string? key)
    {
        ArgumentNullException.ThrowIfNull(store);
        if (DemoFile.Read(directory).Personas.FirstOrDefault(persona => persona.Key == key) is not { } chosen) return false;
        using var db = store.Read(chosen.Community);
        var taken = db.Seats.Single(seat => seat.Id == chosen.Seat);
        await http.SignInAsync(Visit.Scheme, Visit.PrincipalOf(taken)).ConfigureAwait(false);
        await KeptSize.Bring(http, db, taken).ConfigureAwait(false);
        return true;
    }
}
