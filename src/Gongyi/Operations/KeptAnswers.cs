using System.Collections.Concurrent;
using System.Security.Cryptography;
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
    /// <summary>Bytes; enough for some thousand pages.</summary>
    private const int Most = 32 * 1024 * 1024;

    /// <summary>What is larger is no page that many read.</summary>
    private const int Largest = 512 * 1024;

    /// <summary>For pages: a commit of which nobody knows whether it was one may come after the version has moved, and somebody may mend the tables by hand.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    /// <summary>What the framework says of one answer; ours are sent whole, and known by their mark.</summary>
    private static readonly string[] NotKept = [HeaderNames.ContentLength, HeaderNames.AcceptRanges, HeaderNames.LastModified];

    private readonly MemoryCache kept = new(new MemoryCacheOptions { SizeLimit = Most });
    private readonly ConcurrentDictionary<(Asked, Standing?), Task<Answer?>> underWay = [];

    /// <summary>In front of everything but what is said and written down of each request.</summary>
    public Task Find(HttpContext http, RequestDelegate next)
    {
        ArgumentNullException.ThrowIfNull(http);
        ArgumentNullException.ThrowIfNull(next);
        return NameOf(http.Request) is { } asked && Good(asked) is { } answer ? Send(http, answer) : next(http);
    }

    /// <summary>Behind the routing, which knows the page, and before everything that asks who is there. Packing stands inside: what is kept is kept packed.</summary>
    public Task Keep(HttpContext http, RequestDelegate next)
    {
        ArgumentNullException.ThrowIfNull(http);
        ArgumentNullException.ThrowIfNull(next);
        var isFile = Assets.IsOurs(http.Request);
        if (!isFile && http.GetEndpoint()?.Metadata.GetMetadata<SeenByAllAttribute>() is null) return next(http);

        var community = http.RequestServices.GetRequiredService<Visit>().Community;
        var isThere = community is not null || http.GetRouteValue("slug") is null;
        return isThere && NameOf(http.Request) is { } asked ? MakeOrWait(http, next, asked, isFile ? null : StandingOf(community?.Id ?? 0)) : next(http);
    }

    public void Dispose() => kept.Dispose();

    /// <summary>Makes an answer, or waits for somebody who is making the same.</summary>
    private async Task MakeOrWait(HttpContext http, RequestDelegate next, Asked asked, Standing? standing)
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
            // Somebody may have been done with it since this one looked.
            answer = Good(asked);
            if (answer is null)
            {
                await Make(http, next, asked.Packed, body, isFile: standing is null).ConfigureAwait(false);
                answer = Finish(http, asked, standing, body);
            }
        }
        finally
        {
            // Nobody waits for how fast this one's browser reads.
            _ = underWay.TryRemove((asked, standing), out _);
            mine.SetResult(answer);
        }

        if (answer is not null) await Send(http, answer).ConfigureAwait(false);
        else if (body.Length > 0) await http.Response.Body.WriteAsync(body.GetBuffer().AsMemory(0, (int)body.Length), http.RequestAborted).ConfigureAwait(false);
    }

    /// <summary>Has the rest of the house answer into memory, packed in one way only, and to the end: others wait for it, whoever asked first may leave.</summary>
    private static async Task Make(HttpContext http, RequestDelegate next, string packed, MemoryStream body, bool isFile)
    {
        var (browser, taken, leaves) = (http.Response.Body, http.Request.Headers.AcceptEncoding, http.RequestAborted);
        (http.Response.Body, http.Request.Headers.AcceptEncoding, http.RequestAborted) = (body, packed, CancellationToken.None);
        if (isFile) Packed.AsSmallAsCanBe(http);
        try
        {
            await next(http).ConfigureAwait(false);
        }
        finally
        {
            (http.Response.Body, http.Request.Headers.AcceptEncoding, http.RequestAborted) = (browser, taken, leaves);
        }
    }

    /// <summary>Keeps what was answered; null when it is nothing to keep.</summary>
    private Answer? Finish(HttpContext http, Asked asked, Standing? standing, MemoryStream body)
    {
        var (response, headers) = (http.Response, http.Response.Headers);
        if (response.StatusCode is not StatusCodes.Status200OK || body.Length is 0 or > Largest || IsSomebodysOwn(headers)) return null;
        var bytes = body.ToArray();
        if (standing is { } at)
        {
            // With a mark of what it says: made again under the same version, after what nobody foresaw, it need not say the same.
            var said = Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 6));
            headers.ETag = $"W/\"{store.Versions.Run}-{at.Version}-{at.Day:yyMMdd}-{asked.Letters}-{asked.Language}-{asked.Packed}-{said}\"";
            (headers.CacheControl, headers.Vary) = ("private, no-cache", "Accept-Encoding, Cookie");
        }

        foreach (var name in NotKept) _ = headers.Remove(name);
        var community = http.RequestServices.GetRequiredService<Visit>().Community;
        var answer = new Answer([.. headers], bytes, standing, http.GetEndpoint(), RequestLog.Seen(http) with { Community = community?.Slug });
        // What was overtaken while it was made would push out what came after it.
        if (standing is { } then && then != StandingOf(then.Community)) return answer;
        using var entry = kept.CreateEntry(asked);
        (entry.Value, entry.Size) = (answer, bytes.Length + asked.Size());
        // Files are good for ever, and few.
        if (standing is null) entry.Priority = CacheItemPriority.NeverRemove;
        else entry.AbsoluteExpirationRelativeToNow = Longest;
        return answer;
    }

    /// <summary>A form that slipped in brings its guard along, or says that nobody should store it: then the page is somebody's own after all.</summary>
    private static bool IsSomebodysOwn(IHeaderDictionary headers) =>
        !StringValues.IsNullOrEmpty(headers.SetCookie) || headers.CacheControl.ToString().Contains("no-store", StringComparison.OrdinalIgnoreCase);

    private static Task Send(HttpContext http, Answer answer)
    {
        var (response, headers) = (http.Response, http.Response.Headers);
        // For the log, and for what is measured by routes.
        RequestLog.Saw(http, answer.Found);
        http.SetEndpoint(answer.Endpoint);
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
        var (path, query, packed) = (request.Path.Value ?? "", request.QueryString.Value ?? "", Packed.WayFor(request));
        if (Assets.IsOurs(request)) return new("", "", path, query, null, "", packed);
        // Who is signed in, and who is told something after a press, get pages of their own.
        var cookies = request.Cookies;
        return cookies.ContainsKey(Visit.Scheme) || cookies.ContainsKey(HouseCookies.Said)
            ? null
            : new(request.Scheme, request.Host.Value ?? "", path, query, Visit.SizeOf(request), Visit.WordsOf(request).Language, packed);
    }

    private Standing StandingOf(int community) => new(community, store.Versions.Of(community), WorkingDays.DayOf(clock.GetUtcNow()));

    /// <summary>What is kept and still good. The day counts because notices end and dates move without a write.</summary>
    private Answer? Good(Asked asked) =>
        kept.Get<Answer>(asked) is { } answer && (answer.Standing is not { } at || at == StandingOf(at.Community)) ? answer : null;

    /// <param name="Host">With the scheme: a poster's code leads to the address by which the page was asked for.</param>
    private sealed record Asked(string Scheme, string Host, string Path, string Query, string? Letters, string Language, string Packed)
    {
        /// <summary>Bytes, about; whoever asks by long addresses shall not fill the memory with them.</summary>
        public long Size() => 1024 + (2 * (Host.Length + Path.Length + Query.Length));
    }

    /// <summary>Where a community was when its page was read.</summary>
    private readonly record struct Standing(int Community, long Version, DateOnly Day);

    private sealed record Answer(KeyValuePair<string, StringValues>[] Headers, byte[] Body, Standing? Standing, Endpoint? Endpoint, RequestLog.Found Found)
    {
        public string? Tag { get; } = Headers.FirstOrDefault(each => each.Key == HeaderNames.ETag).Value;
    }
}
