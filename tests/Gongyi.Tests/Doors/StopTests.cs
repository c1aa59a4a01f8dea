using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using Gongyi.Lists;
using Gongyi.Operations.Demo;

namespace Gongyi.Tests.Doors;

/// <summary>A server that is told to stop answers everybody it has let in, and keeps what it has answered.</summary>
public sealed class StopTests(BuiltDemo built)
{
    private const int Clients = 8;
    private const string Word = "在停的时候写下的";

    [Fact]
    public async Task A_storm_of_writes_is_answered_and_kept_when_the_server_is_told_to_stop()
    {
        var place = built.Copy();
        var resident = DemoFile.Read(place.Data).Personas.Single(persona => persona.Key is "resident");
        var answered = new ConcurrentBag<Guid>();
        var strange = new ConcurrentBag<string>();
        await using (var server = await GongyiProcess.Start(place))
        {
            var storm = Enumerable.Range(0, Clients).Select(_ => Task.Run(() => Write(server, resident, answered, strange))).ToList();
            while (answered.Count < 100) await Task.Delay(20);
            using var slow = await HalfARequest(server, resident);

            server.Signal("TERM");
            await NobodyNewIsLetIn(server);
            answered.Add(await TheOtherHalf(slow));
            await Task.WhenAll(storm);
            Assert.Equal(0, await server.Exit());
            Assert.Contains("everything that was accepted has been answered", server.Lines[^1], StringComparison.Ordinal);
        }

        // Whoever got an answer has a row, and every row has somebody who got an answer.
        Assert.Empty(strange);
        Assert.Equal(answered.Order(), Kept(place));
        Assert.Empty(place.Verify().Findings);
        await using var again = await GongyiProcess.Start(place);
        var newest = await again.Send(HttpMethod.Get, resident, $"/needs/{answered.Max()}/story");
        Assert.True(newest.StatusCode is HttpStatusCode.OK or HttpStatusCode.NotFound);
        built.Drop(place);
    }

    [Fact]
    public async Task With_a_delay_it_says_that_it_is_not_ready_while_it_still_answers()
    {
        var place = built.Copy();
        var resident = DemoFile.Read(place.Data).Personas.Single(persona => persona.Key is "resident");
        await using (var server = await GongyiProcess.Start(place, "serve", ("GONGYI__StopDelay", "5")))
        {
            _ = await Says(server, "ok");
            server.Signal("TERM");
            Assert.Equal(HttpStatusCode.ServiceUnavailable, (await Says(server, "stopping")).StatusCode);
            Assert.Equal(HttpStatusCode.OK, (await server.Http.GetAsync("/healthz")).StatusCode);
            Assert.Equal(HttpStatusCode.Created, (await server.Send(HttpMethod.Post, resident, "/needs", new { text = Word })).StatusCode);
            Assert.Equal(0, await server.Exit());
        }

        Assert.Single(Kept(place));
        built.Drop(place);
    }

    [Fact]
    public async Task Ctrl_C_stops_the_demo_in_the_same_way()
    {
        var place = built.Copy();
        await using (var server = await GongyiProcess.Start(place, "demo"))
        {
            Assert.Equal(HttpStatusCode.OK, (await server.Http.GetAsync("/demo")).StatusCode);
            server.Signal("INT");
            Assert.Equal(0, await server.Exit());
            Assert.Contains("everything that was accepted has been answered", server.Lines[^1], StringComparison.Ordinal);
        }

        built.Drop(place);
    }

    /// <summary>Asks until the server says of itself that it is running, or stopping.</summary>
    private static async Task<HttpResponseMessage> Says(GongyiProcess server, string expected)
    {
        while (true)
        {
            var answer = await server.Http.GetAsync("/readyz");
            var checks = (await answer.Content.ReadFromJsonAsync<JsonNode>())!["checks"]!;
            if (checks["running"]!.ToString() == expected) return answer;
        }
    }

    /// <summary>One client that writes until the door is shut.</summary>
    private static async Task Write(GongyiProcess server, Persona who, ConcurrentBag<Guid> answered, ConcurrentBag<string> strange)
    {
        while (true)
        {
            try
            {
                using var answer = await server.Send(HttpMethod.Post, who, "/needs", new { text = Word });
                var body = await answer.Content.ReadFromJsonAsync<JsonNode>();
                if (answer.StatusCode is HttpStatusCode.Created) answered.Add(body!["id"]!.GetValue<Guid>());
                else if (answer.StatusCode is not HttpStatusCode.ServiceUnavailable) strange.Add($"{answer.StatusCode} {body}");
            }
            catch (HttpRequestException)
            {
                return; // shut before it was let in; if it was let in after all, its row has no answer, and the test says so
            }
        }
    }

    private static async Task<TcpClient> HalfARequest(GongyiProcess server, Persona who)
    {
        var slow = new TcpClient();
        await slow.ConnectAsync("127.0.0.1", server.Http.BaseAddress!.Port);
        await slow.GetStream().WriteAsync(Encoding.UTF8.GetBytes(
            $"POST /api/v1/communities/qiheli/needs HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {who.Token}\r\n" +
            $"Content-Type: application/json\r\nContent-Length: {Encoding.UTF8.GetByteCount(Body)}\r\n\r\n{Body[..5]}"));
        await Task.Delay(500);
        return slow;
    }

    private static async Task<Guid> TheOtherHalf(TcpClient slow)
    {
        await slow.GetStream().WriteAsync(Encoding.UTF8.GetBytes(Body[5..]));
        using var reader = new StreamReader(slow.GetStream());
        var answer = await reader.ReadToEndAsync().WaitAsync(TimeSpan.FromSeconds(20));
        Assert.StartsWith("HTTP/1.1 201", answer, StringComparison.Ordinal);
        return JsonNode.Parse(answer[answer.IndexOf('{', StringComparison.Ordinal)..(answer.LastIndexOf('}') + 1)])!["id"]!.GetValue<Guid>();
    }

    private static string Body => $$"""{"text":"{{Word}}"}""";

    private static async Task NobodyNewIsLetIn(GongyiProcess server)
    {
        for (var tries = 0; tries < 200; tries++)
        {
            using var late = new TcpClient();
            try
            {
                await late.ConnectAsync("127.0.0.1", server.Http.BaseAddress!.Port);
            }
            catch (SocketException)
            {
                return;
            }

            await Task.Delay(50);
        }

        Assert.Fail("It still lets people in.");
    }

    private static List<Guid> Kept(Place place)
    {
        using var db = place.Store.Read(1);
        return [.. db.Needs.Where(need => need.Words == Word).Select(need => need.Id).AsEnumerable().Order()];
    }
}
