namespace EqualShares.Certificates;

/// <summary>
/// An outcome with its reasons. It names no voter: ballots that were equal are one group, and a group is named by its
/// place in <see cref="Ballots"/>, which is the same for everybody who reads the same ballots.
/// </summary>
public sealed record Certificate
{
    /// <summary>The name of the rule.</summary>
    public required string Rule { get; init; }

    /// <summary>The lot as it was given, first to last.</summary>
    public IReadOnlyList<string> Lot { get; init; } = [];

    public required decimal Budget { get; init; }

    public required int Voters { get; init; }

    public required IReadOnlyList<BallotGroup> Ballots { get; init; }

    /// <summary>Equal shares and Phragmén: the purchases, in order.</summary>
    public Account? Account { get; init; }

    /// <summary>Add1: the purchases with one unit less for each voter. They show that it could not end there.</summary>
    public Account? Before { get; init; }

    /// <summary>Add1: the purchases with one unit more for each voter. They show that it could not go on.</summary>
    public Account? After { get; init; }

    /// <summary>Phragmén: the project that was due and did not fit. It has no payments.</summary>
    public Purchase? Blocked { get; init; }

    /// <summary>What was taken by votes: all winners of the greedy rules, and those that Add1U adds.</summary>
    public IReadOnlyList<string> ByVotes { get; init; } = [];

    /// <summary>All winners, in order.</summary>
    public required IReadOnlyList<string> Winners { get; init; }

    public required decimal TotalCost { get; init; }

    public required bool Exhaustive { get; init; }
}

/// <summary>Voters who voted alike, and the ids they named: in their order when ranked, with points when there are points.</summary>
public sealed record BallotGroup(int Voters, IReadOnlyList<string> For, IReadOnlyList<decimal>? Points = null);

/// <summary>Purchases in order, and what each voter could spend (Phragmén: 0, since money is earned).</summary>
public sealed record Account(Rational VoterBudget, IReadOnlyList<Purchase> Purchases);

/// <summary>A project that its supporters bought.</summary>
/// <param name="At">Equal shares: ρ, the price for one unit of utility. Phragmén: what each voter had earned by then.</param>
/// <param name="Payments">Who paid what; left out in the accounts before and after, where they follow from ρ.</param>
public sealed record Purchase(string Project, decimal Cost, Rational At, IReadOnlyList<Payment> Payments);

/// <summary>Each voter of these ballot groups paid so much.</summary>
public sealed record Payment(Rational Each, IReadOnlyList<int> Ballots);
