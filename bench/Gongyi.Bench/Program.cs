using Gongyi.Bench;

return args switch
{
    ["lane"] => LaneBench.Run(TimeSpan.FromSeconds(5)),
    ["lane", "--quick"] => LaneBench.Run(TimeSpan.FromSeconds(1)),
    ["http"] => await HttpBench.Run(TimeSpan.FromSeconds(5)),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("bench/run lane [--quick]   postings through the write lane, beside commit per request and pgbench");
    Console.Error.WriteLine("bench/run http             the same over HTTP, from one sentence to a need on the disk");
    return 2;
}
