using Gongyi.Communities;
using Gongyi.Journal;
using Gongyi.Shared;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;

namespace Gongyi.Operations;

/// <summary>What the browser keeps: the seat one acts in, the guard of forms, and the sentence said after a press.</summary>
public static class Cookies
{
    public static void AddHouseCookies(this IServiceCollection services, ServerOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _ = services.Configure<AntiforgeryOptions>(forms =>
        {
            forms.Cookie.Bake("form");
            forms.SuppressXFrameOptionsHeader = true; // said more strictly by SafeHeaders, on every answer
        });
        _ = services.Configure<CookieTempDataProviderOptions>(said => said.Cookie.Bake(HouseCookies.Said));
        _ = services.AddAuthentication(Visit.Scheme).AddCookie(Visit.Scheme, seat =>
        {
            seat.Cookie.Bake("seat");
            seat.ExpireTimeSpan = TimeSpan.FromDays(30);
            seat.SlidingExpiration = true;
            // Left to itself it would take the business clock, and moving the demo's clock would sign everybody out.
            seat.TimeProvider = options.RealTime;
        });
    }
}
