using Gongyi.Bench;

return args switch
{
    ["lane"] => LaneBench.Run(TimeSpan.FromSeconds(5)),
    ["lane", "--quick"] => LaneBench.Run(TimeSpan.FromSeconds(1)),
    ["http"] => await HttpBench.Run(TimeSpan.FromSeconds(5)),
    ["pages"] => await PagesBench.Run(TimeSpan.FromSeconds(9), 1_000_000, 10_000),
    ["pages", "--quick"] => await PagesBench.Run(TimeSpan.FromSeconds(3), 20_000, 1_000),
    ["search"] => await SearchBench.Run(1_000_000),
    ["search", "--quick"] => await SearchBench.Run(50_000),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("bench/run lane [--quick]   postings through the write lane, beside commit per request and pgbench");
    Console.Error.WriteLine("bench/run http             the same over HTTP, from one sentence to a need on the disk");
    Console.Error.WriteLine("bench/run pages [--quick]  pages beside a server that only sends the same bytes; one community and 10,000");
    Console.Error.WriteLine("bench/run search [--quick] finding among a million needs, beside LIKE");
    return 2;
}
