using System.Diagnostics;
using System.Text.Encodings.Web;
using Gongyi.Communities;
using Gongyi.Journal;
using Gongyi.Shared;
using Microsoft.AspNetCore.Diagnostics;

namespace Gongyi.Operations;

/// <summary>
/// When a request meets a bug: the log hears where, the person hears a sentence with a number to mention. A store that is
/// out for a moment is no bug: it is a moment's refusal, at every door.
/// </summary>
public sealed partial class Breakdown(RequestDelegate next, Store store, ILogger<Breakdown> log)
{
    private const int ClientClosedRequest = 499;
    private const string Key = "trace";

    /// <summary>The number under which the log tells of a request: that of the trace to which a proxy or a collector counts it, or one of its own.</summary>
    /// <remarks>Made once somebody asks for it; most visits end without.</remarks>
    public static string TraceOf(HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(http);
        if (http.Items.TryGetValue(Key, out var kept) && kept is string known) return known;
        var trace = Activity.Current?.TraceId ?? (ActivityContext.TryParse(http.Request.Headers.TraceParent, null, out var sent) ? sent.TraceId : ActivityTraceId.CreateRandom());
        var number = trace.ToHexString();
        http.Items[Key] = number;
        return number;
    }

    public async Task InvokeAsync(HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(http);
        try
        {
            await next(http).ConfigureAwait(false);
        }
        catch (Exception) when (http.RequestAborted.IsCancellationRequested)
        {
            // Nobody is there any more to be answered.
            if (!http.Response.HasStarted) http.Response.StatusCode = ClientClosedRequest;
        }
        catch (Exception unreadable) when (unreadable is BadHttpRequestException or InvalidDataException && !http.Response.HasStarted)
        {
            await Answer(http, new BodyUnreadable("body")).ConfigureAwait(false);
        }
        catch (Exception away) when (!http.Response.HasStarted && store.IsOut(away))
        {
            await Answer(http, HttpMethods.IsGet(http.Request.Method) ? new OutOfReach() : new NotKept()).ConfigureAwait(false);
        }
        catch (Exception bug)
        {
            Broke(log, TraceOf(http), Fault.Tell(bug));
            if (http.Response.HasStarted) http.Abort();
            else await Answer(http, new Broken(TraceOf(http))).ConfigureAwait(false);
        }
    }

    private static async Task Answer(HttpContext http, Refusal no)
    {
        var words = http.RequestServices.GetRequiredService<Visit>().Words;
        http.Response.Clear();
        http.Refused = no;
        if (http.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal))
            await Answers.Problem(no, words, http.Response).ExecuteAsync(http).ConfigureAwait(false);
        else if (http.Features.Get<IStatusCodeReExecuteFeature>() is null)
            Answers.Head(no, http.Response); // the status page says the rest
        else
            await Bare(http.Response, words, no).ConfigureAwait(false);
    }

    /// <summary>When not even the status page can be shown, for example because the database is gone.</summary>
    private static Task Bare(HttpResponse response, Words words, Refusal no)
    {
        Answers.Head(no, response);
        response.ContentType = "text/html; charset=utf-8";
        return response.WriteAsync($"""
            <!doctype html><html lang="{words.Language}"><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
            <title>{words["办不了"]}</title><h1>{words["办不了"]}</h1><p>{HtmlEncoder.Default.Encode(words.Say(no))}</p></html>
            """);
    }

    [LoggerMessage(LogLevel.Error, "A request met a bug; trace {Trace}: {Fault}")]
    private static partial void Broke(ILogger logger, string trace, string fault);
}
