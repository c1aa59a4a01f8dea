namespace Gongyi.Tests.Governance;

/// <summary>
/// Random people in random capacities do whatever they like, a few hundred things in a row, and after each of them the
/// promises of the house hold. GONGYI_LONG=1 asks for 20,000 sequences.
/// </summary>
public sealed class GeneratedActions
{
    private const int Actions = 260;

    [Fact]
    public void Whatever_people_do_nothing_starts_without_its_chain_and_every_fen_balances()
    {
        var sequences = Environment.GetEnvironmentVariable("GONGYI_LONG") is "1" ? 20_000 : 400;
        var archived = 0;
        _ = Parallel.For(0, sequences, seed =>
        {
            var lane = new SmallLane(seed);
            try
            {
                for (var action = 0; action < Actions; action++) lane.Move();
            }
            catch (Exception broken)
            {
                throw new InvalidOperationException($"Sequence {seed} broke a promise.", broken);
            }

            if (lane.Archived > 0) _ = Interlocked.Increment(ref archived);
        });

        TestContext.Current.TestOutputHelper?.WriteLine($"{archived} of {sequences} sequences reached the archive.");
        Assert.True(archived * 20 >= sequences, $"Only {archived} of {sequences} sequences reached the archive.");
    }
}
