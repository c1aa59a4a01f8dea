using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;

namespace TransparencyLog.Tests;

/// <summary>The real <c>tlog witness</c> as a process, asked over HTTP by the client and by hand.</summary>
public sealed class WitnessServerTests : IDisposable
{
    private readonly Place place = new();
    private readonly HttpClient http = new();
    private readonly List<Process> started = [];

    public void Dispose()
    {
        foreach (var process in started)
        {
            process.Kill();
            process.WaitForExit();
            process.Dispose();
        }
        http.Dispose();
        place.Dispose();
    }

    [Fact]
    public async Task Three_witnesses_cosign_and_a_receipt_verifies_by_their_quorum()
    {
        var vkey = Start("log");
        var policy = new StringBuilder($"log {vkey}\n");
        for (var i = 1; i <= 3; i++)
        {
            var (key, url) = Witness($"w{i}", vkey);
            policy.Append($"witness W{i} {key} {url}\n");
        }
        File.WriteAllText(place["policy"], policy + "group two 2 W1 W2 W3\nquorum two\n");

        Append("log", "one", "two", "three");
        Place.Tlog(2, "checkpoint", place["log"], "--policy", Policy(policy + "quorum none\nquorum none\n"), "--key", place["log.key"]);
        Place.Tlog(0, "checkpoint", place["log"], "--policy", place["policy"], "--key", place["log.key"]);
        Append("log", "four");
        var cosigned = Place.Tlog(0, "checkpoint", place["log"], "--policy", place["policy"], "--key", place["log.key"]).Output;
        Assert.Equal(cosigned, File.ReadAllText(Path.Combine(place["log"], "checkpoint")));
        Assert.Equal(4, Note.Parse(Encoding.UTF8.GetBytes(cosigned)).Value!.Signatures.Count);

        File.WriteAllText(place["proof"], Place.Tlog(0, "prove", place["log"], "2").Output);
        File.WriteAllText(place["entry"], "three");
        var said = Place.Tlog(0, "verify", "--vkey", vkey, "--policy", place["policy"], "--entry", place["entry"], place["proof"], "--json").Output;
        Assert.Contains("\"name\":\"w3\"", said);
        Place.Tlog(0, "audit", place["log"], "--vkey", vkey, "--policy", place["policy"]);

        // With two of three lines taken away there is no quorum any more; without a policy that is nobody's business.
        var lines = File.ReadAllLines(place["proof"]);
        File.WriteAllText(place["proof"], string.Join('\n', lines[..^2]) + "\n");
        var no = Place.Tlog(1, "verify", "--vkey", vkey, "--policy", place["policy"], "--entry", place["entry"], place["proof"]).Error;
        Assert.Contains("quorum two is not reached", no);
        Place.Tlog(0, "verify", "--vkey", vkey, "--entry", place["entry"], place["proof"]);
        await Task.CompletedTask;
    }

    [Fact]
    public async Task A_log_that_was_rolled_back_gets_no_cosignature_any_more()
    {
        var vkey = Start("log");
        var (key, url) = Witness("w1", vkey);
        File.WriteAllText(place["policy"], $"witness W {key} {url}\nquorum W\n");
        Append("log", "one", "two");
        Copy(place["log"], place["yesterday"]);
        Append("log", "three");
        Place.Tlog(0, "checkpoint", place["log"], "--policy", place["policy"], "--key", place["log.key"]);

        var behind = Place.Tlog(1, "checkpoint", place["yesterday"], "--policy", place["policy"], "--key", place["log.key"]).Error;
        Assert.Contains("W has seen 3 entries; the log has 2", behind);
        File.WriteAllText(place["lines"], "another three\n");
        Place.Tlog(0, "append", place["yesterday"], "--lines", place["lines"], "--key", place["log.key"]);
        Assert.Contains("(422)", Place.Tlog(1, "checkpoint", place["yesterday"], "--policy", place["policy"], "--key", place["log.key"]).Error);
        // Its files are in order, and its key is the real one.
        Place.Tlog(0, "audit", place["yesterday"], "--vkey", vkey);
        Assert.Contains("History was rewritten", Place.Tlog(1, "audit", place["yesterday"], "--vkey", vkey, "--against", Path.Combine(place["log"], "checkpoint")).Error);
        await Task.CompletedTask;
    }

    [Fact]
    public async Task Status_type_and_body_are_those_of_the_protocol()
    {
        var vkey = Start("log");
        var (_, url) = Witness("w1", vkey, "/some/prefix");
        Append("log", "one");
        var note = File.ReadAllText(Path.Combine(place["log"], "checkpoint"));

        var ok = await Post(url, $"old 0\n\n{note}");
        Assert.Equal(HttpStatusCode.OK, ok.StatusCode);
        Assert.StartsWith("— w1 ", await ok.Content.ReadAsStringAsync());
        var conflict = await Post(url, $"old 0\n\n{note}");
        Assert.Equal((HttpStatusCode.Conflict, "text/x.tlog.size", "1\n"),
            (conflict.StatusCode, conflict.Content.Headers.ContentType!.ToString(), await conflict.Content.ReadAsStringAsync()));
        Assert.Equal(HttpStatusCode.NotFound, (await Post(url, $"old 0\n\nexample.com/other\n{note}")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await Post(url, $"old 1\n\n{note.Replace("\n1\n", "\n2\n")}")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await Post(url, "old\n\n")).StatusCode);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await Post(url, new string('x', 1_100_000))).StatusCode);

        var hash = Convert.ToHexStringLower(SHA256.HashData("log"u8));
        var monitored = await http.GetAsync($"{url}/{hash}/checkpoint");
        Assert.StartsWith(note, await monitored.Content.ReadAsStringAsync());
        Assert.Equal("text/plain; charset=utf-8", monitored.Content.Headers.ContentType!.ToString());
        foreach (var (path, status) in new[] { ($"/{hash.ToUpperInvariant()}/checkpoint", 404), ("/x/checkpoint", 404), ("/add-checkpoint", 405), ("/", 404), ("", 404), ($"/{hash}/../{hash}/x", 404) })
            Assert.Equal(status, (int)(await http.GetAsync(url + path)).StatusCode);
        Assert.Equal(404, (int)(await http.PostAsync(new Uri(url).GetLeftPart(UriPartial.Authority) + "/add-checkpoint", new StringContent("x"))).StatusCode);
    }

    [Fact]
    public async Task A_witness_that_is_killed_remembers_what_it_has_cosigned()
    {
        var vkey = Start("log");
        for (var round = 0; round < 3; round++)
        {
            Append("log", $"entry {round}");
            var (_, url) = Witness("w1", vkey);
            var note = File.ReadAllText(Path.Combine(place["log"], "checkpoint"));
            var proof = round == 0 ? "" : Place.Tlog(0, "consistency", place["log"], $"{round}", $"{round + 1}").Output;
            Assert.Equal(HttpStatusCode.OK, (await Post(url, $"old {round}\n{proof}\n{note}")).StatusCode);
            // The second on the same memory is refused as long as the first lives.
            Place.Tlog(1, "witness", "--state", place["w1.state"], "--key", place["w1.key"], "--log", vkey, "--urls", "http://127.0.0.1:0");
            started[^1].Kill();
            await started[^1].WaitForExitAsync();
        }
    }

    [Fact]
    public async Task Hostile_connections_do_not_stop_a_witness()
    {
        var vkey = Start("log");
        var (_, url) = Witness("w1", vkey);
        var port = new Uri(url).Port;
        foreach (var text in new[] { "\0\0\0\0", "GET\r\n\r\n", "POST /add-checkpoint HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 99999999999999999999\r\n\r\n",
            "POST /add-checkpoint HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 100\r\n\r\nold 0", "POST /add-checkpoint HTTP/1.1\r\nHost: 127.0.0.1\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
            new string('A', 70_000), "GET /%00%ff%2e%2e/checkpoint HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n", "GET http://[::1 HTTP/1.1\r\nHost: x\r\n\r\n" })
        {
            using var socket = new TcpClient();
            await socket.ConnectAsync(IPAddress.Loopback, port);
            try
            {
                await socket.GetStream().WriteAsync(Encoding.Latin1.GetBytes(text));
            }
            catch (IOException) { }
        }
        Append("log", "one");
        Assert.Equal(HttpStatusCode.OK, (await Post(url, $"old 0\n\n{File.ReadAllText(Path.Combine(place["log"], "checkpoint"))}")).StatusCode);
        Assert.False(started[^1].HasExited);
    }

    [Fact]
    public async Task A_witness_that_is_told_to_stop_ends_well()
    {
        var (_, _) = Witness("w1", Start("log"));
        using var kill = Process.Start("kill", ["-TERM", $"{started[^1].Id}"])!;
        await started[^1].WaitForExitAsync();
        Assert.Equal(0, started[^1].ExitCode);
    }

    [Fact]
    public async Task The_client_takes_no_answer_for_a_cosignature_that_is_none()
    {
        Start("log");
        Append("log", "one");
        var log = Some.Log(20);
        var (latest, client) = (Some.Latest(log), new WitnessClient(http));
        var witness = Some.KeyOf("w");
        var good = witness.Cosign(latest.Checkpoint, Some.Now).ToString();
        var zero = Some.CosignAt("w", latest.Checkpoint, 0).ToString();
        (int Status, string Body, Type Refusal)[] answers =
        [
            (200, "", typeof(WitnessRefused)), (200, "no signature\n", typeof(WitnessRefused)), (200, zero, typeof(WitnessRefused)),
            (200, Some.KeyOf("another").Cosign(latest.Checkpoint, Some.Now).ToString(), typeof(WitnessRefused)),
            (200, witness.Cosign(new Checkpoint(Some.Origin, 3, Merkle.Empty), Some.Now).ToString(), typeof(WitnessRefused)),
            (200, witness.Sign(latest.Checkpoint.Text).ToString(), typeof(WitnessRefused)), (200, "\0", typeof(WitnessSilent)), (200, new string('x', 100_000), typeof(WitnessRefused)),
            (403, "no\n", typeof(WitnessRefused)), (409, "x\n", typeof(WitnessRefused)), (409, "07\n", typeof(WitnessRefused)), (409, "21\n", typeof(WitnessAhead)),
            (409, "18446744073709551615\n", typeof(WitnessAhead)), (409, "7\n", typeof(WitnessRefused)), (500, good, typeof(WitnessRefused)),
        ];
        foreach (var (status, body, refusal) in answers)
        {
            using var server = new Answering(status, body);
            var answer = await client.AskAsync(new PolicyWitness("W", witness.Cosigner, server.Url), latest, new LogReader(log), CancellationToken.None);
            Assert.IsType(refusal, answer.Refusal);
        }
        using (var server = new Answering(200, Some.KeyOf("another").Cosign(latest.Checkpoint, Some.Now) + good))
            Assert.Equal(good, (await client.AskAsync(new PolicyWitness("W", witness.Cosigner, server.Url), latest, new LogReader(log), CancellationToken.None)).Value!.ToString());
        foreach (var url in new[] { null, "", "nonsense", "http://127.0.0.1:1", "ftp://127.0.0.1/" })
            Assert.IsType<WitnessSilent>((await client.AskAsync(new PolicyWitness("W", witness.Cosigner, url), latest, new LogReader(log), CancellationToken.None)).Refusal);
    }

    private string Start(string name) => Place.Tlog(0, "init", place[name], "--origin", name).Output.Trim();

    private void Append(string name, params string[] lines)
    {
        File.WriteAllLines(place["lines"], lines);
        Place.Tlog(0, "append", place[name], "--lines", place["lines"], "--key", place[$"{name}.key"]);
    }

    private string Policy(string text)
    {
        File.WriteAllText(place["another-policy"], text);
        return place["another-policy"];
    }

    private (string VKey, string Url) Witness(string name, string log, string prefix = "")
    {
        var process = Place.Start("witness", "--state", place[$"{name}.state"], "--key", place[$"{name}.key"], "--log", log, "--urls", "http://127.0.0.1:0" + prefix);
        started.Add(process);
        var (vkey, url) = (process.StandardOutput.ReadLine(), process.StandardOutput.ReadLine());
        if (url is null) Assert.Fail(process.StandardError.ReadToEnd());
        return (vkey!, url.TrimEnd('/'));
    }

    private Task<HttpResponseMessage> Post(string url, string body) => http.PostAsync($"{url}/add-checkpoint", new ByteArrayContent(Encoding.UTF8.GetBytes(body)));

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    /// <summary>A server that always gives the same answer, whatever it is asked.</summary>
    private sealed class Answering : IDisposable
    {
        private readonly TcpListener listener = new(IPAddress.Loopback, 0);

        public Answering(int status, string body)
        {
            listener.Start();
            _ = Task.Run(async () =>
            {
                while (true)
                {
                    using var client = await listener.AcceptTcpClientAsync();
                    var stream = client.GetStream();
                    var buffer = new byte[64 * 1024];
                    while (!Encoding.UTF8.GetString(buffer, 0, await stream.ReadAsync(buffer)).Contains("\u2014 ", StringComparison.Ordinal)) { }
                    await stream.WriteAsync(Encoding.UTF8.GetBytes($"HTTP/1.1 {status} X\r\nConnection: close\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}"));
                }
            });
        }

        public string Url => $"http://{listener.LocalEndpoint}";

        public void Dispose() => listener.Dispose();
    }
}
