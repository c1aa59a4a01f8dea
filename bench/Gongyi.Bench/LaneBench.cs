using Gongyi.Fund;
using Gongyi.Journal;
using Gongyi.Shared;
using Gongyi.Tests;

namespace Gongyi.Bench;

/// <summary>
/// Postings through the write lane, each durable before it is answered: nine rows a posting (posting, two lines, two
/// balances, number, journal entry, journal end, stored answer). Beside it, in the same minutes on the same disk, the same
/// postings with a connection and a commit each, and PostgreSQL's own TPC-B.
/// </summary>
internal static class LaneBench
{
    private const int Communities = 64;

    public static int Run(TimeSpan time)
    {
        using var cluster = new Cluster(durable: true);
        var tpcb = Pgbench.Run(cluster, time);
        var table = new Table("Postings per second", "store", "who", "clients", "per second", "median ms", "p99 ms", "to TPC-B", "to commit per request");

        var alone = new Dictionary<int, double>();
        foreach (var clients in (int[])[1, 32])
        {
            using var place = new Scratch(cluster, postgres: false);
            var result = CommitPerRequest(place.Store, clients, time);
            alone[clients] = result.PerSecond;
            table.Add("SQLite", "a connection and a commit per request", $"{clients}", Table.Rate(result.PerSecond), Table.Milliseconds(result.MedianMs), Table.Milliseconds(result.P99Ms), Table.Ratio(result.PerSecond / tpcb[clients]), "1");
        }

        foreach (var postgres in (bool[])[false, true])
            foreach (var hot in (bool[])[false, true])
                foreach (var clients in (int[])[1, 32, 256])
                {
                    using var place = new Scratch(cluster, postgres);
                    var result = ThroughTheLane(place.Store, clients, hot, time);
                    table.Add(
                        postgres ? "PostgreSQL" : "SQLite", hot ? "lane, one hot community" : $"lane, {Communities} communities", $"{clients}", Table.Rate(result.PerSecond),
                        Table.Milliseconds(result.MedianMs), Table.Milliseconds(result.P99Ms), Table.Ratio(result.PerSecond / tpcb[clients]),
                        postgres ? "" : Table.Ratio(result.PerSecond / alone[Math.Min(clients, 32)]));
                }

        table.Print();
        return 0;
    }

    private static Storm.Result ThroughTheLane(Store store, int clients, bool hot, TimeSpan time)
    {
        using var lane = new Lane(store, new Listeners([]), TimeProvider.System, WorkingDays.Plain);
        return Storm.Run(clients, time, async (client, no) =>
        {
            var actor = Custodian(hot ? 1 : 1 + (client + Math.Max(0, no)) % Communities, client);
            var result = await lane.Run(actor, Post, RequestKey.Of($"{client}-{no}", "post"));
            if (result.Refusal is { } refused) throw new InvalidOperationException(refused.Code);
        }).GetAwaiter().GetResult();
    }

    private static Storm.Result CommitPerRequest(Store store, int clients, TimeSpan time)
    {
        var batches = Enumerable.Range(0, clients)
            .Select(_ => new LaneBatch(store.OpenWriter(), store.Versions, new Listeners([]), TimeProvider.System, WorkingDays.Plain)).ToList();
        return Storm.Run(clients, time, async (client, no) =>
        {
            await Task.Yield();
            var job = new LaneJob<string>(Custodian(1 + client % Communities, client), Post, RequestKey.Of($"{client}-{no}", "post"));
            batches[client].Run(0, [job]);
            var result = await job.Answer;
            if (result.Refusal is { } refused and not NotKept) throw new InvalidOperationException(refused.Code);
        }).GetAwaiter().GetResult();
    }

    private static Actor Custodian(int community, int client) => new(community, new Guid(client, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1), Capacity.Custodian);

    private static Result<string> Post(Write write)
    {
        var worker = new Actor(write.Actor.Community, Guid.Empty, Capacity.CaseWorker);
        if (Gift.Register(worker, write.NewId(), "D", "老住户", GiverDisplay.Anonymous, 5_000, write.Now).Fails(out var gift, out var no)) return no;
        if (gift.Confirm(write.Actor, write.NewId(), write.NextNumber("V"), "R-1", write.Today, write.Now).Fails(out var posting, out no)) return no;

        Ledger.Post(write, posting);
        return posting.Number;
    }

    /// <summary>Empty tables on the disk of this machine.</summary>
    private sealed class Scratch : IDisposable
    {
        private readonly string path = Directory.CreateTempSubdirectory("gongyi-bench-").FullName;

        public Scratch(Cluster cluster, bool postgres)
        {
            var database = $"bench{Guid.NewGuid():N}";
            if (postgres) cluster.Create(database);
            Store = Store.Of(new DataDirectory(path), postgres ? cluster.Address(database) : null);
            Store.Migrate(_ => { });
        }

        public Store Store { get; }

        public void Dispose()
        {
            Npgsql.NpgsqlConnection.ClearAllPools();
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            Directory.Delete(path, recursive: true);
        }
    }
}
