using System.Diagnostics;
using Gongyi.Journal;
using Gongyi.Lists;
using Gongyi.Shared;
using Gongyi.Tests;

namespace Gongyi.Bench;

/// <summary>Finding among many needs of one community, beside looking through them all with LIKE.</summary>
internal static class SearchBench
{
    private const int Tries = 15;

    private static readonly Actor Worker = new(1, Guid.Empty, Capacity.CaseWorker);

    public static async Task<int> Run(int needs)
    {
        using var cluster = new Cluster(durable: true);
        var table = new Table($"Searching {Table.Rate(needs)} needs of one community: a page of 30, and how many there are", "store", "words", "found", "median ms", "p99 ms", "LIKE ms", "times quicker");
        foreach (var postgres in (bool[])[false, true])
        {
            await using var house = await BigHouse.Open(cluster, postgres, needs, 0, index: true);
            foreach (var words in (string[])["看病", "独居老人", "西门 路灯", "小花园的孕妇想种花", "棠梨苑水管漏水", "N-2025-130001", "绝无此事"])
            {
                using var db = house.Store.Read(1);
                var found = (await ReadNeeds.Run(db, Worker, new(Search: words))).Total;
                var times = await Times(() => ReadNeeds.Run(db, Worker, new(Search: words)));
                var like = (await Times(() => Task.FromResult(Like(db, words)), 1))[0];
                table.Add(
                    postgres ? "PostgreSQL" : "SQLite", words, Table.Rate(found), Table.Milliseconds(times[Tries / 2]), Table.Milliseconds(times[^1]), Table.Milliseconds(like),
                    Table.Ratio(like / times[Tries / 2]));
            }

            using var alike = house.Store.Read(1);
            var similar = await Times(() => Task.FromResult(SimilarNeeds.Run(alike, Worker, "南院的独居老人水管漏水，儿女不在身边", null)));
            table.Add(postgres ? "PostgreSQL" : "SQLite", "similar to a sentence", "3", Table.Milliseconds(similar[Tries / 2]), Table.Milliseconds(similar[^1]), "", "");
        }

        table.Print();
        return 0;
    }

    private static int Like(Db db, string words)
    {
        var page = db.Needs.Where(need => need.Title.Contains(words) || need.Words.Contains(words) || need.Number.Contains(words)).OrderByDescending(need => need.Id);
        return page.Take(30).ToList().Count + page.Count();
    }

    /// <summary>How long each try took, the shortest first.</summary>
    private static async Task<List<double>> Times<T>(Func<Task<T>> act, int tries = Tries)
    {
        var times = new List<double>();
        for (var no = 0; no < tries; no++)
        {
            var watch = Stopwatch.StartNew();
            _ = await act();
            times.Add(watch.Elapsed.TotalMilliseconds);
        }

        times.Sort();
        return times;
    }
}
