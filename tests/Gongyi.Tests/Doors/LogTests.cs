using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Gongyi.Communities;
using Gongyi.Operations;
using Gongyi.Operations.Demo;
using Microsoft.EntityFrameworkCore;

namespace Gongyi.Tests.Doors;

/// <summary>
/// What the program writes to its log, read as the operator reads it: everything on stdout and stderr, while people
/// walk through pages and API with words that must stay with them.
/// </summary>
public sealed partial class LogTests(BuiltDemo built)
{
    private const string Body = "膝盖疼得下不了楼13900001111";
    private const string Query = "查问王大妈13900002222";
    private const string Address = "某条路上的李四13900003333";
    private const string Trace = "4bf92f3577b34da6a3ce929d0e0e4736";
    private const string Header = "Surname-Zhaoliu-13900004444";
    private static readonly string[] Marks = [Body, Query, Address, Header, "13900001111", "13900002222", "13900003333", "13900004444", "王大妈", "李四", "Zhaoliu"];

    [Theory]
    [InlineData("serve")]
    [InlineData("demo")]
    public async Task The_log_knows_no_person_and_no_word_that_somebody_wrote(string command)
    {
        var place = built.Copy();
        var secrets = Secrets(place);
        IReadOnlyList<string> lines;
        IReadOnlyList<string> numbers;
        string address;
        await using (var server = await GongyiProcess.Start(place, command))
        {
            address = server.Http.BaseAddress!.GetLeftPart(UriPartial.Authority);
            await WalkThePages(server);
            await WalkTheApi(server, DemoFile.Read(place.Data).Personas);
            if (command is "demo") await PressAButton(server);
            numbers = await MeetABug(server, place);
            server.Signal("TERM");
            Assert.Equal(0, await server.Exit());
            lines = server.Lines;
        }

        Assert.Empty(Leaks.In(lines, secrets));
        Assert.Empty(Leaks.In(lines.Where(line => !line.Contains(address, StringComparison.Ordinal)), ["127.0.0.1", "::1"]));
        Assert.Contains(lines, line => line.Contains("/c/{slug}/needs/{id}", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains("NeedNotVerified", StringComparison.Ordinal));
        // One line tells of the bug, one of the request.
        Assert.All(numbers, number => Assert.Equal(2, lines.Count(line => line.Contains(number, StringComparison.Ordinal))));
        Assert.Contains(lines, line => line.Contains(place.Database is null ? "no such table" : "SQLSTATE 42P01", StringComparison.Ordinal));
        if (command is "serve") Assert.All(lines, line => Assert.NotNull(JsonNode.Parse(line)!["Timestamp"]));
        built.Drop(place);
    }

    [Theory]
    [InlineData("""{"Message":"POST /needs 201 for 王秀兰"}""")]
    [InlineData("""{"Message":"POST /needs 201 for \u738B\u79C0\u5170"}""")]
    [InlineData("""{"State":{"Path":"/c/qiheli/needs?q=%E7%8E%8B%E7%A7%80%E5%85%B0"}}""")]
    [InlineData("10:00:00 info: GET /c/qiheli/needs?q=%E7%8E%8B%E7%A7%80%E5%85%B0 200")]
    public void The_wall_against_words_in_the_log_is_real(string planted) =>
        Assert.Equal([planted], Leaks.In(["""{"Message":"GET /c/{slug}/needs 200 in 3 ms"}""", planted], ["王秀兰"]));

    [Fact]
    public void A_bug_is_told_with_its_place_and_without_what_was_typed()
    {
        var bug = Assert.Throws<InvalidOperationException>(() => Stumble(Body));
        var told = Fault.Tell(bug);
        Assert.Contains(Body, bug.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("13900001111", told, StringComparison.Ordinal);
        Assert.Contains(nameof(Stumble), told, StringComparison.Ordinal);
        Assert.Contains(typeof(FormatException).FullName!, told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_line_tells_route_status_community_seat_refusal_and_trace()
    {
        var place = built.Copy();
        await using (var server = await GongyiProcess.Start(place))
        {
            var caseworker = DemoFile.Read(place.Data).Personas.Single(persona => persona.Key is "caseworker");
            _ = await server.Send(HttpMethod.Post, caseworker, "/needs/N-2026-0001/publication", new { title = "x", consent = "Paper" });
            // The second time nobody makes the page any more. A proxy's trace is taken over, other words that stand in its place are not.
            foreach (var sent in (string[])["", $"00-{Trace}-00f067aa0ba902b7-01", Header])
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, new Routes("qiheli").Needs);
                if (sent.Length > 0) request.Headers.Add("traceparent", sent);
                _ = await server.Http.SendAsync(request);
            }

            server.Signal("TERM");
            Assert.Equal(0, await server.Exit());
            var state = server.Lines.Select(line => JsonNode.Parse(line)!["State"]!).Single(state => state["Method"]?.ToString() is "POST");
            Assert.Equal("/api/v1/communities/{slug}/needs/{id}/publication", state["Route"]!.ToString());
            Assert.Equal((409, "qiheli", "CaseWorker"), (state["Status"]!.GetValue<int>(), state["Community"]!.ToString(), state["Seat"]!.ToString()));
            Assert.NotEqual("-", state["Refusal"]!.ToString());
            Assert.Matches("^[0-9a-f]{32}$", state["Trace"]!.ToString());
            var looks = server.Lines.Select(line => JsonNode.Parse(line)!["State"]!).Where(look => look["Route"]?.ToString() is "/c/{slug}/needs").ToList();
            Assert.Equal(["200 qiheli -", "200 qiheli -", "200 qiheli -"], looks.Select(look => $"{look["Status"]} {look["Community"]} {look["Seat"]}"));
            var traces = looks.Select(look => $"{look["Trace"]}").ToList();
            Assert.All(traces, trace => Assert.Matches("^[0-9a-f]{32}$", trace));
            Assert.Equal((Trace, 3), (traces[1], traces.Distinct().Count()));
        }

        built.Drop(place);
    }

    private static void Stumble(string typed)
    {
        try
        {
            _ = int.Parse(typed, System.Globalization.CultureInfo.InvariantCulture);
        }
        catch (FormatException format)
        {
            throw new InvalidOperationException($"Could not read {typed}", format);
        }
    }

    /// <summary>Names, numbers, ids and tokens of everybody in the demo, and the words that the walk leaves everywhere.</summary>
    private static HashSet<string> Secrets(Place place)
    {
        using var db = place.Store.Read(1);
        var people = db.People.IgnoreQueryFilters().ToList();
        return
        [
            .. Marks, .. people.Select(person => person.Name), .. people.Select(person => person.Phone).Where(phone => phone.Length > 0),
            .. people.Select(person => $"{person.Id}"), .. people.Select(person => $"{person.Id:N}"), .. DemoFile.Read(place.Data).Personas.Select(persona => persona.Token),
            "N-2026-", "P-2026-",
        ];
    }

    private static async Task WalkThePages(GongyiProcess server)
    {
        var routes = new Routes("qiheli");
        string[] pages =
        [
            "/", "/signin", "/demo", routes.Home, routes.Needs, routes.Resources, routes.Projects, routes.Fund, routes.Ledger, routes.Notices, routes.Council, routes.Rules,
            routes.Log, routes.Help, routes.Mine, routes.Desk, routes.Sittings, routes.NewSitting, routes.Payments, routes.Offer, routes.ComposeProject,
            routes.Need("N-2026-0001"), routes.DeskNeed("N-2026-0001"), routes.Project("P-2026-0001"), $"/c/{Address}", routes.Need(Address), $"/{Address}", $"/status/{Address}",
            "/openapi/v1.json", "/size/big", "/lang/en", "/healthz", "/readyz", "/favicon.svg",
        ];
        foreach (var page in pages)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, $"{page}?q={Uri.EscapeDataString(Query)}&back={Uri.EscapeDataString("/" + Query)}");
            request.Headers.UserAgent.Add(new ProductInfoHeaderValue(Header, "1"));
            request.Headers.Add("X-Forwarded-For", "13900004444");
            request.Headers.Add("Cookie", $"seat={Header}; form={Header}");
            Assert.True((await server.Http.SendAsync(request)).StatusCode < HttpStatusCode.InternalServerError, page);
        }
    }

    private static async Task WalkTheApi(GongyiProcess server, IReadOnlyList<Persona> personas)
    {
        Persona Who(string key) => personas.Single(persona => persona.Key == key);
        async Task<JsonNode?> Ask(string who, string path, object? body, HttpStatusCode expected)
        {
            var answer = await server.Send(HttpMethod.Post, Who(who), $"{path}?q={Uri.EscapeDataString(Query)}", body);
            var text = await answer.Content.ReadAsStringAsync();
            Assert.True(expected == answer.StatusCode, $"{path}: {answer.StatusCode} {text}");
            return JsonNode.Parse(text);
        }

        var need = (await Ask("resident", "/needs", new { text = Body }, HttpStatusCode.Created))!["number"]!.ToString();
        _ = await Ask("resident", "/needs", new { text = "" }, HttpStatusCode.UnprocessableEntity);
        _ = await Ask("caseworker", $"/needs/{need}/publication", new { title = Body, consent = "Paper" }, HttpStatusCode.Conflict);
        _ = await Ask("gridworker", $"/needs/{need}/verification", new { method = "HomeVisit", category = "ElderCare", urgency = "Normal" }, HttpStatusCode.OK);
        _ = await Ask("gridworker", $"/needs/{need}/verification", new { method = Body, category = Body, urgency = Body }, HttpStatusCode.UnprocessableEntity);
        _ = await Ask("caseworker", $"/needs/{need}/publication", new { title = "陪同看病" + Body[..4], consent = "Paper" }, HttpStatusCode.OK);
        _ = await Ask("resident", $"/needs/{need}/publication", new { title = Body, consent = "Paper" }, HttpStatusCode.Forbidden);
        _ = await Ask("caseworker", $"/needs/{Address}/publication", new { title = Body, consent = "Paper" }, HttpStatusCode.NotFound);
        _ = await Ask("resident", "/needs", new StringContent($"{{\"{Body}\": {Body}", System.Text.Encoding.UTF8, "application/json"), HttpStatusCode.UnprocessableEntity);
        foreach (var path in (string[])["/needs", "/resources", "/projects", "/fund/balance", "/fund/entries", $"/needs/{need}/matches", $"/nowhere/{Address}", $"/journal?subject={Query}"])
        {
            _ = await server.Send(HttpMethod.Get, Who("caseworker"), path);
            _ = await server.Send(HttpMethod.Get, Who("caseworker") with { Token = Header }, path);
        }

        _ = await server.Send(new HttpMethod(Header), Who("resident"), "/needs");
    }

    /// <returns>The numbers that were told to whoever met it, by the API and by a page.</returns>
    private static async Task<IReadOnlyList<string>> MeetABug(GongyiProcess server, Place place)
    {
        using (var somebody = new Tampering(place)) _ = somebody.Run("ALTER TABLE \"Resources\" RENAME TO \"Gone\"");
        var personas = DemoFile.Read(place.Data).Personas;
        var broken = await server.Send(HttpMethod.Post, personas.Single(persona => persona.Key is "merchant"), "/resources", new { name = Body, kind = "Goods", category = "ElderCare" });
        var page = await server.Http.GetAsync($"/c/qiheli/resources?q={Uri.EscapeDataString(Query)}");
        Assert.Equal(HttpStatusCode.InternalServerError, page.StatusCode);
        Assert.Equal(HttpStatusCode.InternalServerError, broken.StatusCode);
        var told = new List<string>();
        foreach (var answer in (HttpResponseMessage[])[broken, page]) told.Add(TraceNumber().Matches(await answer.Content.ReadAsStringAsync()).Select(match => match.Value).Distinct().Single());
        return told;
    }

    [GeneratedRegex("(?<![0-9a-f])[0-9a-f]{32}(?![0-9a-f])")]
    private static partial Regex TraceNumber();

    /// <summary>Signs in by the demo's page and files a need by the form.</summary>
    private static async Task PressAButton(GongyiProcess server)
    {
        using var browser = new HttpClient(new SocketsHttpHandler { CookieContainer = new() }) { BaseAddress = server.Http.BaseAddress };
        async Task<HttpResponseMessage> Press(string page, string target, params (string Name, string Value)[] fields)
        {
            var html = await browser.GetStringAsync(page);
            var form = Hidden().Matches(html).DistinctBy(field => field.Groups["name"].Value).Select(field => (Name: field.Groups["name"].Value, Value: field.Groups["value"].Value));
            using var content = new FormUrlEncodedContent(form.Concat(fields).Select(field => KeyValuePair.Create(field.Name, field.Value)));
            return await browser.PostAsync(target, content);
        }

        Assert.Equal(HttpStatusCode.OK, (await Press("/demo", "/demo?handler=signin", ("who", "resident"))).StatusCode);
        var filed = await Press("/c/qiheli/help", "/c/qiheli/help?handler=file", ("text", Body));
        Assert.StartsWith("/c/qiheli/help/N-2026-", filed.RequestMessage!.RequestUri!.AbsolutePath, StringComparison.Ordinal);
        var refused = await Press("/c/qiheli/help", $"/c/qiheli/help?handler=file&q={Uri.EscapeDataString(Query)}", ("text", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
    }

    [GeneratedRegex("""<input name="(?<name>[^"]+)" type="hidden" value="(?<value>[^"]*)"|<input type="hidden" name="(?<name>[^"]+)" value="(?<value>[^"]*)">""")]
    private static partial Regex Hidden();
}
