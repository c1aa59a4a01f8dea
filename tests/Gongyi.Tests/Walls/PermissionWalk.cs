using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Gongyi.Journal;
using Gongyi.Operations;
using Gongyi.Tests.Doors;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Gongyi.Tests.Walls;

/// <summary>One walk through the whole house: every reader asks at every door that the running server has.</summary>
public sealed partial class PermissionWalk(BuiltDemo built) : IAsyncLifetime
{
    private readonly ConcurrentDictionary<string, Task<Reader>> readers = [];
    private readonly ConcurrentDictionary<Offer, bool> offered = [];
    private PermissionScene scene = null!;
    private DemoHost host = null!;

    /// <summary>A press or a link to a page that a page shows to a reader.</summary>
    public sealed record Offer(Door On, string Reader, Door To);

    /// <summary>Whoever presses has waited long enough: it is asked who may, not how often.</summary>
    private sealed class Patience : TimeProvider
    {
        private long at;

        public override long GetTimestamp() => Interlocked.Add(ref at, TimestampFrequency * 60);
    }

    private sealed record Reader(string? Token, string Cookies, string FormToken);

    private sealed record Reply(int Status, string? Location, string Text)
    {
        public string Why => $"{Status} {CodeIn(Text) ?? Location}".TrimEnd();
    }

    public IReadOnlyList<Door> Doors { get; private set; } = [];

    /// <summary>Calls that the API's description names.</summary>
    public IReadOnlyList<Door> Described { get; private set; } = [];

    public IReadOnlyDictionary<Door, IReadOnlyDictionary<string, Found>> Found { get; private set; } = new Dictionary<Door, IReadOnlyDictionary<string, Found>>();

    public IEnumerable<Offer> Offered => offered.Keys;

    /// <summary>Where the journals of both communities ended before and after.</summary>
    public (string Before, string After) Journals { get; private set; }

    public VerifyReport Verified { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        await using var started = host = await DemoHost.Start(
            built, with: options => options with { RealTime = new Patience() }, prepare: place => scene = PermissionScene.Play(place));
        Doors = await DoorsOf(host.Services);
        Described = DoorsIn((await host.Http.GetFromJsonAsync<JsonNode>("/openapi/v1.json"))!);
        var questions = new PermissionQuestions(scene);
        var before = JournalEnds();
        var found = Doors.ToDictionary(door => door, _ => new ConcurrentDictionary<string, Found>());
        await Parallel.ForEachAsync(
            from door in Doors from reader in PermissionSheet.Readers select (door, reader), new ParallelOptions { MaxDegreeOfParallelism = 8 },
            async (at, _) => found[at.door][at.reader] = await Look(at.door, at.reader, questions.Of(at.door)));
        Found = found.ToDictionary(each => each.Key, each => (IReadOnlyDictionary<string, Found>)each.Value);
        Journals = (before, JournalEnds());
        Verified = host.Verify();
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private async Task<Found> Look(Door door, string reader, Question? question)
    {
        if (question is null) return new("unasked", "nobody knows how to ask: name it in PermissionQuestions");
        var (right, why) = await Level(door, question, new(reader, Right: true));
        var (wrong, whyNot) = question.HasSides(reader) ? await Level(door, question, new(reader, Right: false)) : (right, why);
        return right == wrong ? new(right is "open" ? "yes" : right, why)
            : Rank(right) > Rank(wrong) ? new("own", $"{why}; a wrong one {whyNot}")
            : new("contrary", $"{why}; a wrong one {whyNot}");
    }

    private static int Rank(string level) => level switch { "no" => 0, "open" or "public" => 1, "full" => 2, _ => -1 };

    /// <summary>What one side finds: no, open, public, full, or an answer that no reader should get.</summary>
    private async Task<(string Level, string Why)> Level(Door door, Question question, Side side)
    {
        var reply = await Ask(door, question, side, question.About?.Invoke(side));
        var level = LevelOf(door, side.Column, reply);
        if (question.Instead is { } instead)
        {
            if (level is "open") return ("full", reply.Why);
            var second = await Ask(door, question, side, instead);
            return LevelOf(door, side.Column, second) is "open" ? ("public", $"{reply.Why}, then {second.Why}") : (level, reply.Why);
        }

        return level is "open" && question.Kept?.Invoke(side) is { } kept
            ? (reply.Text.Contains(kept, StringComparison.Ordinal) ? "full" : "public", reply.Why)
            : (level, reply.Why);
    }

    /// <summary>Whoever is not signed in hears 401 or is led to the door, whoever is hears 403; only looking may find nothing.</summary>
    private static string LevelOf(Door door, string reader, Reply reply)
    {
        var isOut = reader is PermissionSheet.None or PermissionSheet.Expired || (reader is PermissionSheet.Foreign && !door.IsApi);
        return reply.Status switch
        {
            200 or 201 or 409 or 422 => "open",
            302 => door.Route.StartsWith("/signin", StringComparison.Ordinal) || !IsSignIn(reply.Location) ? "open" : isOut ? "no" : "broken",
            401 when isOut => "no",
            403 when !isOut => "no",
            404 when door.Method == "GET" => "no",
            _ => "broken",
        };
    }

    private static bool IsSignIn(string? location) => location?.Split('?')[0] == "/signin";

    private async Task<Reply> Ask(Door door, Question question, Side side, string? about)
    {
        var key = question.Who?.Invoke(side) ?? PermissionScene.Cast.GetValueOrDefault(side.Column);
        var reader = await readers.GetOrAdd(key ?? "", _ => Enter(key));
        var path = Places().Replace(door.Route.Replace("{slug}", "qiheli", StringComparison.Ordinal), about ?? "");
        using var request = new HttpRequestMessage(new(door.Method), path + (door.Handler.Length > 0 ? $"?handler={door.Handler}" : question.Query));
        if (!door.IsApi) request.Headers.Add("Cookie", reader.Cookies);
        else if (reader.Token is not null) request.Headers.Authorization = new("Bearer", reader.Token);
        if (door.Method != "GET") request.Content = Content(door, question.Send?.Invoke(side), reader);
        using var answer = await host.Http.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        if (door is { Method: "GET", IsApi: false }) Collect(door, side.Column, text);
        return new((int)answer.StatusCode, answer.Headers.Location?.OriginalString, text);
    }

    private void Collect(Door page, string reader, string text)
    {
        foreach (Match form in Forms().Matches(text)) offered[new(page, reader, new("POST", page.Route, form.Groups[1].Value))] = true;
        foreach (Match link in Links().Matches(text)) offered[new(page, reader, new("GET", $"/c/{{slug}}{link.Groups[1].Value}"))] = true;
    }

    private static HttpContent Content(Door door, Dictionary<string, string>? fields, Reader reader) =>
        !door.IsApi && door.Route != "/demo/clock" ? new FormUrlEncodedContent([.. fields ?? [], new("__RequestVerificationToken", reader.FormToken)])
        : fields is null ? new StringContent("[]", Encoding.UTF8, "application/json")
        : JsonContent.Create(fields);

    /// <summary>Comes in as people do: through the demo's page, with its form.</summary>
    private async Task<Reader> Enter(string? key)
    {
        var (cookies, token) = await Lobby("");
        if (key is null) return new(null, cookies, token);
        using var press = new HttpRequestMessage(HttpMethod.Post, "/demo?handler=signin");
        press.Headers.Add("Cookie", cookies);
        press.Content = new FormUrlEncodedContent([new("who", key), new("__RequestVerificationToken", token)]);
        using var answer = await host.Http.SendAsync(press);
        Assert.Equal(302, (int)answer.StatusCode);
        (cookies, token) = await Lobby($"{cookies}; {CookiesOf(answer)}");
        return new(host.Persona(key).Token, cookies, token);
    }

    private async Task<(string Cookies, string FormToken)> Lobby(string cookies)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/demo");
        if (cookies.Length > 0) request.Headers.Add("Cookie", cookies);
        using var answer = await host.Http.SendAsync(request);
        var given = CookiesOf(answer);
        return (string.Join("; ", new[] { cookies, given }.Where(each => each.Length > 0)), FormToken().Match(await answer.Content.ReadAsStringAsync()).Groups[1].Value);
    }

    private static string CookiesOf(HttpResponseMessage answer) =>
        answer.Headers.TryGetValues("Set-Cookie", out var set) ? string.Join("; ", set.Select(each => each.Split(';')[0])) : "";

    private string JournalEnds() => string.Join(", ", new[] { 1, 2 }.Select(community =>
    {
        using var db = host.Place.Store.Read(community);
        var head = db.JournalHeads.Single();
        return $"{head.Seq} {Convert.ToHexStringLower(head.Hash)}";
    }));

    private static async Task<List<Door>> DoorsOf(IServiceProvider services)
    {
        var doors = new List<Door>();
        foreach (var endpoint in services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
        {
            var route = "/" + Constraints().Replace(endpoint.RoutePattern.RawText!.TrimStart('/'), "}");
            if (endpoint.Metadata.GetMetadata<PageActionDescriptor>() is { } page)
            {
                var handlers = (await services.GetRequiredService<PageLoader>().LoadAsync(page, EndpointMetadataCollection.Empty)).HandlerMethods;
                doors.Add(new("GET", route));
                doors.AddRange(handlers.Where(each => each.HttpMethod != "Get" || each.Name is not null)
                    .Select(each => new Door(each.HttpMethod.ToUpperInvariant(), route, each.Name?.ToLowerInvariant() ?? "")));
            }
            else doors.AddRange((endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["ANY"]).Select(method => new Door(method, route)));
        }

        return doors;
    }

    private static List<Door> DoorsIn(JsonNode description) =>
    [
        .. from path in description["paths"]!.AsObject()
           from call in path.Value!.AsObject()
           select new Door(call.Key.ToUpperInvariant(), path.Key) into door
           where door.IsApi
           select door,
    ];

    private static string? CodeIn(string text) => text.StartsWith('{') && text.Contains("\"code\"", StringComparison.Ordinal) ? JsonNode.Parse(text)?["code"]?.ToString() : null;

    [GeneratedRegex(@"\{.*\}")]
    private static partial Regex Places();

    [GeneratedRegex("<form[^>]* method=\"post\"[^>]*\\?handler=(\\w+)\"")]
    private static partial Regex Forms();

    [GeneratedRegex("href=\"/c/qiheli([^\"?#]*)")]
    private static partial Regex Links();

    [GeneratedRegex(@":\w+\}")]
    private static partial Regex Constraints();

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"")]
    private static partial Regex FormToken();
}
