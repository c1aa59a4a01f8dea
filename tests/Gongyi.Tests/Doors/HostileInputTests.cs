using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Gongyi.Tests.Doors;

/// <summary>
/// Every call of the API's description, asked badly in every way: the right "no", nothing changed, nothing told of how the
/// house is made. Each run tries others; GONGYI_LONG=1 tries all, GONGYI_SEED=n the same again.
/// </summary>
public sealed class HostileInputTests(BuiltDemo built) : IAsyncLifetime
{
    private const string Base = "/api/v1/communities/qiheli";

    private readonly List<string> faults = [];
    private DemoHost host = null!;
    private HostileScene scene = null!;

    public async ValueTask InitializeAsync()
    {
        host = await DemoHost.Start(built, with: options => options with { RealTime = new Hostile.Patience() });
        scene = await HostileScene.Play(host);
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task Every_call_takes_bad_input_with_a_clean_no()
    {
        var calls = HostileCall.In((await host.Http.GetFromJsonAsync<JsonNode>("/openapi/v1.json"))!);
        Assert.Equal([], calls.Select(call => call.Name).Where(name => scene.Of(name) is null));
        Assert.All(["text", "minutes", "choice", "lines", "upheld"], name => Assert.Contains(calls, call => call.Fields.ContainsKey(name)));
        foreach (var call in calls)
        {
            var (who, about) = scene.Of(call.Name)!.Value;
            var requests = call.Requests(about, scene.Usual, $"{host.Fixtures.ForeignNeed}").ToList();
            // Those that nobody could take come first, and leave the journals as they were.
            var before = host.JournalEnds();
            foreach (var request in requests.Where(each => !each.MayBeTaken).Some(60, call.Name)) await Ask(call, who, request);
            foreach (var request in requests.Some(3, call.Name + "nobody")) await Ask(call, null, request, 401);
            foreach (var request in requests.Some(3, call.Name + "foreign")) await Ask(call, "liuxiang-caseworker", request, 403, 404);
            if (host.JournalEnds() != before) faults.Add($"{call.Name}: something was written");
            foreach (var request in requests.Where(each => each.MayBeTaken).Some(60, call.Name)) await AskAndLook(call, who, request);
        }

        Clean();
    }

    [Fact]
    public async Task Every_list_takes_bad_questions_with_a_clean_no()
    {
        var before = host.JournalEnds();
        string[] words = [.. Hostile.Odd, .. Hostile.Unreadable, .. Hostile.Numbers, Hostile.Long[..600], "9223372036854775807", "%", "_", "\\", $"{Guid.Empty}", "project:", "project:\0", ":::", $"project:{host.Fixtures.ForeignNeed}", $"need:{host.Fixtures.ForeignNeed}"];
        foreach (var path in (string[])["/needs", "/resources", "/projects", "/organizations", "/fund/entries", "/journal"])
            foreach (var name in (string[])["q", "page", "pageSize", "state", "category", "courtyard", "subject"])
                foreach (var word in words.Some(8, path + name))
                    foreach (var who in (string?[])[null, "caseworker"])
                        await Look(who, $"{Base}{path}?{name}={Uri.EscapeDataString(word)}", $"GET {path} {name}={word}", mustRefuse: name is "q" && path is ("/needs" or "/resources" or "/projects" or "/organizations") && Hostile.Unreadable.Contains(word));
        foreach (var raw in (string[])["?q=%ff%fe", "?q=%", "?q=%zz", "?q[]=1&q=2", "?page=1&page=2", "?=&&&", "?" + new string('a', 3000), "?page=1000000&pageSize=200"])
            foreach (var path in (string[])["/needs", "/resources", "/projects", "/fund/entries"]) await Look(null, $"{Base}{path}{raw}", $"GET {path}{raw}", mustRefuse: false);
        Assert.Equal(before, host.JournalEnds());
        Clean();
    }

    [Fact]
    public async Task Keys_tokens_and_captions_are_input_too()
    {
        foreach (var key in (string[])[new string('k', 6000), Hostile.Script, "' OR 1=1", " "])
        {
            using var request = Request(HttpMethod.Post, "resident", $"{Base}/needs", "{\"text\":\"请帮忙\"}"u8.ToArray(), "application/json");
            _ = request.Headers.TryAddWithoutValidation("Idempotency-Key", key);
            await Send(request, $"key {key[..1]}", mustRefuse: false);
        }

        foreach (var token in (string[])["", "x", new string('x', 6000), Hostile.Sql, "Bearer Bearer"])
        {
            using var request = Request(HttpMethod.Post, null, $"{Base}/needs", "{\"text\":\"请帮忙\"}"u8.ToArray(), "application/json");
            _ = request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {token}");
            await Send(request, $"token {token}", mustRefuse: true);
        }

        foreach (var caption in (string[])[.. Hostile.Unreadable, Hostile.Long, new('x', 20_000)])
        {
            using var request = Request(HttpMethod.Post, "resident", $"{Base}/needs/{scene.Need}/attachments", null, "");
            request.Content = Upload.Form(Pictures.Jpeg(), caption: caption);
            await Send(request, $"caption {caption[..1]}", mustRefuse: true);
        }

        Clean();
    }

    private void Clean()
    {
        Assert.True(faults.Count == 0, $"GONGYI_SEED={Hostile.Seed}\n{string.Join('\n', faults.Distinct())}");
        Assert.Empty(host.Verify().Findings);
    }

    private async Task AskAndLook(HostileCall call, string who, HostileRequest request)
    {
        var before = host.JournalEnds();
        if (await Ask(call, who, request) >= 300 && host.JournalEnds() != before) faults.Add($"{call.Name}, {request.What}: refused, and something was written");
    }

    private async Task<int> Ask(HostileCall call, string? who, HostileRequest request, params int[] expected)
    {
        using var message = Request(new(call.Method), who, request.Path, request.Body, request.Type);
        var status = await Send(message, $"{who ?? "nobody"}: {call.Name}, {request.What}", mustRefuse: !request.MayBeTaken && who is not null && call.Method is not "GET");
        // What lies behind no door, or is no path at all, nobody is asked for.
        if (expected.Length > 0 && call.Method is not "GET" && !expected.Contains(status) && status is not (400 or 404 or 422)) faults.Add($"{who ?? "nobody"}: {call.Name}, {request.What}: {status}");
        return status;
    }

    private async Task Look(string? who, string path, string what, bool mustRefuse)
    {
        using var request = Request(HttpMethod.Get, who, path, null, "");
        _ = await Send(request, what, mustRefuse);
    }

    private HttpRequestMessage Request(HttpMethod method, string? who, string path, byte[]? body, string type)
    {
        var whole = new Uri(host.Http.BaseAddress!.GetLeftPart(UriPartial.Authority) + path, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
        var request = new HttpRequestMessage(method, whole);
        if (who is not null) request.Headers.Authorization = new("Bearer", host.Persona(who).Token);
        if (body is null) return request;
        request.Content = new ByteArrayContent(body);
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        return request;
    }

    private async Task<int> Send(HttpRequestMessage request, string what, bool mustRefuse)
    {
        using var answer = await host.Http.SendAsync(request);
        var (status, text) = ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync());
        // The server itself closes the door on what is no path of the web.
        if (status is 400 && text.Length == 0) return status;
        if (Hostile.Fault(status, answer.Content.Headers.ContentType?.MediaType, text) is { } fault) faults.Add($"{what}: {fault}");
        if (mustRefuse && status < 300) faults.Add($"{what}: was taken, {status} {text}");
        return status;
    }
}
