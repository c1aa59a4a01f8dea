namespace EqualShares;

/// <summary>What a funded project is worth to a voter.</summary>
public enum Utility
{
    /// <summary>Its cost, to those who approve of it.</summary>
    Cost,

    /// <summary>One, to those who approve of it.</summary>
    Count,

    /// <summary>The points of the ballot. A ranking of k projects gives k−1, k−2, … 0 (Borda); an approval gives one.</summary>
    Points,
}

/// <summary>Where Add1 begins: the budget divided by the voters, exactly or rounded down to whole units of currency.</summary>
public enum Add1Start
{
    Exact,
    Whole,
}

/// <summary>
/// Add1: give each voter one unit of currency more and count again, as long as the outcome costs no more than the budget.
/// </summary>
/// <param name="Start">What each voter has at first.</param>
/// <param name="StopWhenExhaustive">Stop as soon as no supported project fits into what is left.</param>
/// <param name="ThenByVotes">Afterwards take, by votes, each project that still fits ("Add1U", utilitarian completion).</param>
public sealed record Add1(Add1Start Start, bool StopWhenExhaustive, bool ThenByVotes = false);

/// <summary>A rule that chooses projects. A closed set: the records below are all there are.</summary>
public abstract record Rule
{
    private protected Rule(string name) => Name = name;

    /// <summary>The name on the command line and in certificates.</summary>
    public string Name { get; }

    public static readonly Rule
        MesCost = new MethodOfEqualShares("mes_cost", Utility.Cost),
        MesCostAdd1ExhaustiveFracstart = new MethodOfEqualShares("mes_cost_add1_exhaustive_fracstart", Utility.Cost, new(Add1Start.Exact, true)),
        MesCostAdd1ExhaustiveIntstart = new MethodOfEqualShares("mes_cost_add1_exhaustive_intstart", Utility.Cost, new(Add1Start.Whole, true)),
        MesCostAdd1UExhaustiveIntstart = new MethodOfEqualShares("mes_cost_add1u_exhaustive_intstart", Utility.Cost, new(Add1Start.Whole, true, true)),
        MesCostAdd1NonexhaustiveFracstart = new MethodOfEqualShares("mes_cost_add1_nonexhaustive_fracstart", Utility.Cost, new(Add1Start.Exact, false)),
        MesCardinality = new MethodOfEqualShares("mes_cardinality", Utility.Count),
        MesPoints = new MethodOfEqualShares("mes_none", Utility.Points),
        MesPointsAdd1Exhaustive = new MethodOfEqualShares("mes_add1_e", Utility.Points, new(Add1Start.Exact, true)),
        Phragmen = new SequentialPhragmen("sequential_phragmen"),
        Greedy = new Greedy("greedy_votes", PerCost: false),
        GreedyPerCost = new Greedy("greedy_votes_per_cost", PerCost: true);

    /// <summary>Every rule, in the order of the documentation.</summary>
    public static IReadOnlyList<Rule> All { get; } =
    [
        MesCost, MesCostAdd1ExhaustiveFracstart, MesCostAdd1ExhaustiveIntstart, MesCostAdd1UExhaustiveIntstart,
        MesCostAdd1NonexhaustiveFracstart, MesCardinality, MesPoints, MesPointsAdd1Exhaustive, Phragmen, Greedy, GreedyPerCost,
    ];

    public static Rule? Named(string name) => All.FirstOrDefault(r => r.Name == name);

    public sealed override string ToString() => Name;
}

/// <summary>
/// The Method of Equal Shares (Peters and Skowron 2020; Peters, Pierczyński and Skowron 2021). Each voter has the same
/// money. Again and again the project with the least price per utility, ρ, is bought among those that its supporters can
/// pay together; each pays min(what is left, ρ · utility).
/// </summary>
public sealed record MethodOfEqualShares : Rule
{
    internal MethodOfEqualShares(string name, Utility utility, Add1? completion = null)
        : base(name) => (Utility, Completion) = (utility, completion);

    public Utility Utility { get; }

    /// <summary>How the money that plain equal shares leave over is spent; null: not at all.</summary>
    public Add1? Completion { get; }
}

/// <summary>
/// Sequential Phragmén (Los, Christoff and Grossi 2022 for budgets): voters earn money evenly; a project is bought the
/// moment its supporters have its cost. It ends when a project that is due no longer fits into the budget.
/// </summary>
public sealed record SequentialPhragmen : Rule
{
    internal SequentialPhragmen(string name)
        : base(name) { }
}

/// <summary>The projects by votes, or by votes per cost, from the top; each that still fits is taken.</summary>
public sealed record Greedy : Rule
{
    internal Greedy(string name, bool PerCost)
        : base(name) => this.PerCost = PerCost;

    public bool PerCost { get; }
}
