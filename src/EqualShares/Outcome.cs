using EqualShares.Certificates;
using EqualShares.Counting;

namespace EqualShares;

/// <summary>What a rule chose.</summary>
public sealed class Outcome
{
    private readonly Lazy<Certificate> certificate;

    internal Outcome(Rule rule, IReadOnlyList<Project> winners, decimal totalCost, bool exhaustive, Func<Outcome, Certificate> write)
    {
        (Rule, Winners, TotalCost, Exhaustive) = (rule, winners, totalCost, exhaustive);
        certificate = new(() => write(this));
    }

    public Rule Rule { get; }

    /// <summary>In the order in which they were chosen.</summary>
    public IReadOnlyList<Project> Winners { get; }

    /// <summary>In units of currency.</summary>
    public decimal TotalCost { get; }

    /// <summary>No supported project that was not chosen fits into what is left.</summary>
    public bool Exhaustive { get; }

    /// <summary>Who paid what: enough to check the outcome without counting again. Written when first asked for.</summary>
    public Certificate Certificate => certificate.Value;
}

/// <summary>Deciding an election.</summary>
public static class Deciding
{
    /// <summary>
    /// Counts the election by the rule. Ties go to the lower cost, then to more votes (not where the rule counts points),
    /// then by the lot, which lists ids, first to last. Refused: <see cref="TieNeedsLot"/>, <see cref="LotUnusable"/>.
    /// </summary>
    public static Result<Outcome> Decide(this Election election, Rule rule, params IReadOnlyList<string> lot)
    {
        ArgumentNullException.ThrowIfNull(election);
        ArgumentNullException.ThrowIfNull(rule);
        ArgumentNullException.ThrowIfNull(lot);

        var utility = rule is MethodOfEqualShares mes ? mes.Utility : Utility.Count;
        var market = new Market(election, utility);
        if (TieBreak.Of(market, byVotes: utility is not Utility.Points, lot).Fails(out var ties, out var no)) return no;

        switch (rule)
        {
            case MethodOfEqualShares shares:
                if (SharesCount.Of(market, ties, shares.Completion).Fails(out var count, out no)) return no;

                List<int> winners = [.. count.Final.Winners], byVotes = [];
                if (shares.Completion is { ThenByVotes: true } && GreedyCount.Of(market, ties, perCost: false, winners).Fails(out byVotes!, out no)) return no;
                return Chosen([.. winners, .. byVotes], writing => writing.Shares(count, byVotes));

            case SequentialPhragmen:
                if (PhragmenCount.Of(market, ties).Fails(out var phragmen, out no)) return no;
                return Chosen(phragmen.Winners, writing => writing.Phragmen(phragmen));

            case Greedy greedy:
                if (GreedyCount.Of(market, ties, greedy.PerCost, []).Fails(out var taken, out no)) return no;
                return Chosen(taken, writing => writing.Greedy(taken));

            default: throw new ArgumentOutOfRangeException(nameof(rule));
        }

        Outcome Chosen(List<int> winners, Func<Writing, Certificate> write) => new(
            rule, [.. winners.Select(p => election.Projects[p])], (decimal)market.TotalCost(winners) / market.Unit, market.Exhausted(winners),
            outcome => write(new Writing(market, outcome, [.. lot])));
    }
}
