using TransparencyLog.Bench;

return args switch
{
    [] or ["tlog"] => LogBench.Run(1_000_000),
    ["--quick"] or ["tlog", "--quick"] => LogBench.Run(100_000),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("bench/run tlog [--quick]   appends, audit and proofs of a Merkle log, beside bare SHA-256 and bare fdatasync");
    return 2;
}
