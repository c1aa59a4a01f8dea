using Gongyi.Communities;
using Gongyi.Journal;
using Gongyi.Shared;

namespace Gongyi.Operations;

/// <summary>A store that is out for a moment is a moment's refusal at every door, and never a broken page.</summary>
public static class StoreOut
{
    private const string No = "no";

    /// <summary>Reads who visits, then lets the request through.</summary>
    public static async Task Pass(HttpContext http, RequestDelegate next)
    {
        ArgumentNullException.ThrowIfNull(http);
        ArgumentNullException.ThrowIfNull(next);
        var (store, visit) = (http.RequestServices.GetRequiredService<Store>(), http.RequestServices.GetRequiredService<Visit>());
        try
        {
            // The page that says so needs nobody's name, which is in the store.
            if (http.Items[No] is not TryLater) await visit.Read(http, store, http.RequestServices.GetRequiredService<TimeProvider>()).ConfigureAwait(false);
            await next(http).ConfigureAwait(false);
        }
        catch (Exception away) when (!http.Response.HasStarted && store.IsOut(away))
        {
            await Say(http, visit, HttpMethods.IsGet(http.Request.Method) ? new OutOfReach() : new NotKept()).ConfigureAwait(false);
        }
    }

    private static Task Say(HttpContext http, Visit visit, TryLater no)
    {
        http.Response.Clear();
        if (http.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal)) return Answers.Problem(no, visit.Words, http.Response).ExecuteAsync(http);
        http.Items[No] = no;
        http.Response.StatusCode = no.Status;
        http.Response.Headers.RetryAfter = "2";
        return Task.CompletedTask;
    }
}
