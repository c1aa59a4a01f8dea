using System.Collections.Concurrent;
using System.Diagnostics;
using Gongyi.Governance;
using Gongyi.Operations.Demo;

namespace Gongyi.Tests.Doors;

/// <summary>
/// People who write without a pause, also while the server is killed under their hands: whatever was not answered is
/// sent again with its key, until it is. What was answered is remembered, to be asked for afterwards.
/// </summary>
public sealed class Storm(DemoFile demo, int seed, Guid motion)
{
    public const long GiftFen = 100;

    private readonly ConcurrentQueue<Said> fresh = [];
    private readonly List<Said> all = [];
    private List<Task> people = [];
    private volatile Uri? address;
    private volatile bool ending;
    private int answers;
    private int retried;

    /// <summary>A request that was answered with yes.</summary>
    public sealed record Said(string What, string Who, HttpMethod Method, string Path, object Body, string Key, Reply Answer);

    public IReadOnlyList<Said> Answered => all;

    /// <summary>Requests sent again because no answer came.</summary>
    public int Retried => retried;

    public void Begin()
    {
        people =
        [
            .. Enumerable.Range(0, 4).Select(no => Keep(new(this, demo, seed, no), Need)),
            .. Enumerable.Range(4, 3).Select(no => Keep(new(this, demo, seed, no), Gift)),
            .. Enumerable.Range(7, 2).Select(no => Keep(new(this, demo, seed, no), Offer)),
            .. Enumerable.Range(9, 3).Select(no => Keep(new(this, demo, seed, no), Ballot)),
        ];
    }

    /// <summary>The server answers here from now on; while it is nowhere, everybody waits.</summary>
    public void Goes(Uri? server) => address = server;

    /// <summary>Waits until so many more answers have come.</summary>
    public async Task Rage(int more)
    {
        var (until, patience) = (Volatile.Read(ref answers) + more, Stopwatch.StartNew());
        while (Volatile.Read(ref answers) < until)
        {
            foreach (var person in people) if (person.IsFaulted) await person;
            Assert.True(patience.Elapsed < TimeSpan.FromMinutes(2), "Nobody is answered any more.");
            await Task.Delay(5);
        }
    }

    /// <summary>Everybody finishes what they have begun; the server must be there.</summary>
    public async Task End()
    {
        ending = true;
        await Task.WhenAll(people);
    }

    /// <summary>Whatever was answered since the last time is asked for again: the same key gets the same answer, and nothing happens twice.</summary>
    public async Task AskAgain(Uri server)
    {
        List<Said> answered = [];
        while (fresh.TryDequeue(out var said)) answered.Add(said);
        all.AddRange(answered);
        await AskAgain(server, answered);
    }

    public async Task AskAgain(Uri server, IEnumerable<Said> answered)
    {
        using var client = new Client(demo, server);
        await Parallel.ForEachAsync(answered, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (said, stop) =>
        {
            var again = await client.Send(said.Method, said.Who, said.Path, said.Body, said.Key);
            // After a thousand kills somebody has more answers to ask for than the limit lets through at once.
            for (; again.Status is 429; again = await client.Send(said.Method, said.Who, said.Path, said.Body, said.Key)) await Task.Delay(40, stop);
            Assert.Equal($"{said.Answer} {said.Answer.Body?.ToJsonString()}", $"{again} {again.Body?.ToJsonString()}");
        });
    }

    private async Task Keep(Hand hand, Func<Hand, Task> work)
    {
        while (!ending) await work(hand);
    }

    private static async Task Need(Hand hand)
    {
        var need = (await hand.Press("need", hand.OneOf("resident", "resident-2"), "/needs", new { text = $"请帮忙 {hand.Next}" })).Id;
        await hand.Press("verification", "gridworker", $"/needs/{need}/verification", new { method = "HomeVisit", category = "ElderCare", urgency = "Normal" });
        await hand.Press("publication", "caseworker", $"/needs/{need}/publication", new { title = $"请人帮忙 {hand.Next}", consent = "Self" });
    }

    private static async Task Gift(Hand hand)
    {
        var gift = (await hand.Press("gift", "caseworker", "/gifts", new { giver = "一位街坊", fen = GiftFen })).Id;
        await hand.Press("confirmation", "custodian", $"/gifts/{gift}/confirmation", new { receipt = $"票据 {hand.Next}", on = "2026-10-01" });
    }

    private static async Task Offer(Hand hand)
    {
        var offer = (await hand.Press("offer", hand.OneOf("resident", "volunteer"), "/resources", new { name = $"会修灯 {hand.Next}", kind = "Skill", category = "Safety" })).Id;
        await hand.Press("check", "rc-3", $"/resources/{offer}/check", new { });
    }

    /// <summary>Each hand has members of its own, so that it knows whose last word was which.</summary>
    private async Task Ballot(Hand hand)
    {
        var member = $"council-{((hand.No - 9) * 9) + hand.Random.Next(9) + 1}";
        await hand.Press("ballot", member, $"/motions/{motion}/ballots", new { choice = hand.OneOf(nameof(BallotChoice.For), nameof(BallotChoice.Against), nameof(BallotChoice.Abstain)) }, HttpMethod.Put);
    }

    private sealed class Hand(Storm storm, DemoFile demo, int seed, int no)
    {
        private int pressed;
        private Client? client;
        private Uri? at;

        public int No => no;

        public string Next => $"{no}-{pressed}";

        public Random Random { get; } = new((seed * 100) + no);

        public string OneOf(params string[] some) => some[Random.Next(some.Length)];

        public async Task<Reply> Press(string what, string who, string path, object body, HttpMethod? method = null)
        {
            var key = $"storm-{no}-{++pressed}";
            for (; ; await Task.Delay(10))
            {
                if (storm.address is not { } server) continue;
                try
                {
                    var reply = await Client(server).Send(method ?? HttpMethod.Post, who, path, body, key);
                    if (reply.Status < 300)
                    {
                        _ = Interlocked.Increment(ref storm.answers);
                        storm.fresh.Enqueue(new(what, who, method ?? HttpMethod.Post, path, body, key, reply));
                        await Task.Delay(Random.Next(15));
                        return reply;
                    }

                    Assert.True(reply.Status == 503, $"{who} {path} after {pressed} presses: {reply} {reply.Body}");
                }
                catch (Exception cut) when (cut is HttpRequestException or IOException)
                {
                    // Killed in the middle: whether it was kept nobody knows, and the key makes that no matter.
                }

                _ = Interlocked.Increment(ref storm.retried);
            }
        }

        private Client Client(Uri server)
        {
            if (client is not null && at == server) return client;
            client?.Dispose();
            (client, at) = (new(demo, server), server);
            return client;
        }
    }
}
