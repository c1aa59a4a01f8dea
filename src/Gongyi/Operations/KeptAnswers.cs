using System.Collections.Concurrent;
using Gongyi.Communities;
using Gongyi.Front;
using Gongyi.Journal;
using Gongyi.Shared;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Gongyi.Operations;

/// <summary>
/// Pages that all see alike and the files of this build are made once, packed once, and sent as they are to whoever asks
/// next (decision 0023): in front of everything, because most visits need nothing else.
/// </summary>
/// <remarks>Where a community stands is read before its page is, so what was read before a write is no answer after it.</remarks>
public sealed class KeptAnswers(Store store, TimeProvider clock) : IDisposable
{
    /// <summary>Bytes; enough for some thousand pages, and never more.</summary>
    private const int Most = 32 * 1024 * 1024;

    /// <summary>What is larger is no page that many read.</summary>
    private const int Largest = 512 * 1024;

    /// <summary>A commit whose answer was lost may come after the version has moved, and somebody may mend the tables by hand.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(30);

    private readonly MemoryCache kept = new(new MemoryCacheOptions { SizeLimit = Most });
    private readonly ConcurrentDictionary<(Asked, Standing?), Task<Answer?>> underWay = [];

    /// <summary>The first thing that is done for a request.</summary>
    public Task Find(HttpContext http, RequestDelegate next)
    {
        ArgumentNullException.ThrowIfNull(http);
        ArgumentNullException.ThrowIfNull(next);
        if (NameOf(http.Request) is not { } asked || kept.Get<Answer>(asked) is not { } answer || !IsGood(answer)) return next(http);
        RequestLog.Saw(http, answer.Seen);
        return Send(http, answer);
    }

    /// <summary>Behind the routing, which knows the page, and before everything that asks who is there. Packing stands inside: what is kept is kept packed.</summary>
    public Task Keep(HttpContext http, RequestDelegate next)
    {
        ArgumentNullException.ThrowIfNull(http);
        ArgumentNullException.ThrowIfNull(next);
        if (NameOf(http.Request) is not { } asked) return next(http);
        if (Assets.IsOurs(http.Request)) return Keep(http, next, asked, null);

        var community = http.RequestServices.GetRequiredService<Visit>().Community;
        return http.GetEndpoint()?.Metadata.GetMetadata<SeenByAllAttribute>() is null || (community is null && http.GetRouteValue("slug") is not null)
            ? next(http)
            : Keep(http, next, asked, StandingOf(community?.Id ?? 0));
    }

    public void Dispose() => kept.Dispose();

    /// <summary>Makes an answer, or waits for somebody who is making the same.</summary>
    private async Task Keep(HttpContext http, RequestDelegate next, Asked asked, Standing? standing)
    {
        var mine = new TaskCompletionSource<Answer?>(TaskCreationOptions.RunContinuationsAsynchronously);
        var first = underWay.GetOrAdd((asked, standing), mine.Task);
        if (first != mine.Task)
        {
            if (await first.WaitAsync(http.RequestAborted).ConfigureAwait(false) is { } made) await Send(http, made).ConfigureAwait(false);
            else await next(http).ConfigureAwait(false);
            return;
        }

        using var body = new MemoryStream();
        Answer? answer = null;
        try
        {
            await Make(http, next, asked, body, isFile: standing is null).ConfigureAwait(false);
            answer = Finish(http.Response, asked, standing, body);
        }
        finally
        {
            // Nobody waits for how fast this one's browser reads.
            _ = underWay.TryRemove((asked, standing), out _);
            mine.SetResult(answer);
        }

        if (answer is not null) await Send(http, answer).ConfigureAwait(false);
        else if (body.Length > 0) await http.Response.Body.WriteAsync(body.GetBuffer().AsMemory(0, (int)body.Length)).ConfigureAwait(false);
    }

    /// <summary>Has the rest of the house answer into memory.</summary>
    private static async Task Make(HttpContext http, RequestDelegate next, Asked asked, MemoryStream body, bool isFile)
    {
        Packed.Settle(http, asked.Packed, isFile);
        var browser = http.Response.Body;
        http.Response.Body = body;
        try
        {
            await next(http).ConfigureAwait(false);
        }
        finally
        {
            http.Response.Body = browser;
        }
    }

    /// <summary>Keeps what was answered; null when it is nothing to keep.</summary>
    private Answer? Finish(HttpResponse response, Asked asked, Standing? standing, MemoryStream body)
    {
        var headers = response.Headers;
        // A form that slipped in brings its guard along: then the page is somebody's own after all.
        if (response.StatusCode is not StatusCodes.Status200OK || !StringValues.IsNullOrEmpty(headers.SetCookie) || body.Length is 0 or > Largest) return null;
        if (standing is { } at)
        {
            headers.ETag = $"W/\"{store.Versions.Run}-{at.Version}-{at.Day:yyMMdd}-{asked.Size}-{asked.Language}-{asked.Packed}\"";
            (headers.CacheControl, headers.Vary) = ("private, no-cache", "Accept-Encoding, Cookie");
        }

        var (http, community) = (response.HttpContext, response.HttpContext.RequestServices.GetRequiredService<Visit>().Community);
        var answer = new Answer(
            [.. headers.Where(each => each.Key != HeaderNames.ContentLength)], body.ToArray(), standing, RequestLog.Seen(http) with { Community = community?.Slug });
        // What was overtaken while it was made would push out what came after it.
        return IsGood(answer) ? kept.Set(asked, answer, new MemoryCacheEntryOptions { Size = answer.Size, AbsoluteExpirationRelativeToNow = Longest }) : answer;
    }

    private static Task Send(HttpContext http, Answer answer)
    {
        var (response, headers) = (http.Response, http.Response.Headers);
        foreach (var (name, value) in answer.Headers) headers[name] = value;
        if (Has(http.Request, answer))
        {
            (response.StatusCode, headers.ContentType, headers.ContentEncoding) = (StatusCodes.Status304NotModified, default, default);
            return Task.CompletedTask;
        }

        response.ContentLength = answer.Body.Length;
        return response.Body.WriteAsync(answer.Body, 0, answer.Body.Length);
    }

    private static bool Has(HttpRequest request, Answer answer) =>
        !StringValues.IsNullOrEmpty(request.Headers.IfNoneMatch) && EntityTagHeaderValue.TryParse(answer.Tag, out var tag) && request.Knows(tag);

    /// <summary>What is answered alike to all who ask so; null when the answer may be somebody's own.</summary>
    private static Asked? NameOf(HttpRequest request)
    {
        if (!HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method)) return null;
        var packed = Packed.WayFor(request);
        if (Assets.IsOurs(request)) return new(request.Scheme, request.Host.Value, request.Path.Value, request.QueryString.Value, null, null, packed);
        // Who is signed in, and who is told something after a press, get pages of their own.
        var cookies = request.Cookies;
        return cookies.ContainsKey(Visit.Scheme) || cookies.ContainsKey(HouseCookies.Said)
            ? null
            : new(request.Scheme, request.Host.Value, request.Path.Value, request.QueryString.Value, Visit.SizeOf(request), Visit.WordsOf(request).Language, packed);
    }

    private Standing StandingOf(int community) => new(community, store.Versions.Of(community), WorkingDays.DayOf(clock.GetUtcNow()));

    /// <summary>Files are good for ever; a page as long as its community stands where it stood. The day counts because notices end and dates move without a write.</summary>
    private bool IsGood(Answer answer) => answer.Standing is not { } at || at == StandingOf(at.Community);

    /// <param name="Host">With the scheme: a poster's code leads to the address by which the page was asked for.</param>
    private sealed record Asked(string Scheme, string? Host, string? Path, string? Query, string? Size, string? Language, string Packed);

    private readonly record struct Standing(int Community, long Version, DateOnly Day);

    private sealed record Answer(KeyValuePair<string, StringValues>[] Headers, byte[] Body, Standing? Standing, RequestLog.Found Seen)
    {
        public string? Tag { get; } = Headers.FirstOrDefault(each => each.Key == HeaderNames.ETag).Value;

        /// <summary>In bytes, about.</summary>
        public long Size => Body.Length + 1024;
    }
}
