namespace EqualShares.Certificates;

/// <summary>
/// Checks certificates. It shares no code with the counting: it follows who is said to have paid what and asks at every
/// purchase whether that was due, in integers over one common denominator.
/// </summary>
public static class Checking
{
    /// <summary>
    /// Null: the certificate shows that the rule gives these winners. What it does not show: that Add1 could not have
    /// ended at an earlier step than the one before (each step is a count of its own).
    /// </summary>
    public static CertificateRejected? Check(this Election election, Certificate certificate)
    {
        ArgumentNullException.ThrowIfNull(election);
        ArgumentNullException.ThrowIfNull(certificate);

        if (Rule.Named(certificate.Rule) is not { } rule) return new($"There is no rule {certificate.Rule}.");
        if (Heading(election, certificate) is { } no) return no;

        var paper = new Paper(election, rule, certificate.Lot);
        var parts = rule switch
        {
            MethodOfEqualShares => (Account: true, Between: true, Blocked: false),
            SequentialPhragmen => (Account: true, Between: false, Blocked: true),
            _ => (Account: false, Between: false, Blocked: false),
        };
        if (parts.Account != certificate.Account is not null) return new("The purchases are missing, or do not belong there.");
        if (!parts.Between && (certificate.Before ?? certificate.After) is not null) return new("Purchases before or after do not belong to this rule.");
        if (!parts.Blocked && certificate.Blocked is not null) return new("A project in the way does not belong to this rule.");

        return (rule switch
        {
            MethodOfEqualShares mes => new SharesChecking(paper, mes).Check(certificate),
            SequentialPhragmen => new PhragmenChecking(paper).Check(certificate),
            Greedy greedy => paper.ByVotes(certificate.ByVotes, [], greedy.PerCost),
            _ => throw new ArgumentOutOfRangeException(nameof(certificate)),
        }) ?? Winners(paper, certificate);
    }

    private static CertificateRejected? Heading(Election election, Certificate certificate)
    {
        if (certificate.Budget != election.Budget) return new($"The budget is {election.Budget}, not {certificate.Budget}.");
        if (certificate.Voters != election.Voters) return new($"There are {election.Voters} voters, not {certificate.Voters}.");
        if (certificate.Ballots.Count != election.Ballots.Count) return new("The ballots are not those of the election.");
        if (certificate.Lot.Distinct().Count() != certificate.Lot.Count || certificate.Lot.Except(election.Projects.Select(p => p.Id)).Any())
            return new("The lot names a project twice, or one that does not stand for election.");

        for (var i = 0; i < election.Ballots.Count; i++)
        {
            var (claimed, ballot) = (certificate.Ballots[i], election.Ballots[i]);
            IEnumerable<Choice> choices = election.Kind is BallotKind.Ranking ? ballot.Choices.OrderByDescending(c => c.Points) : ballot.Choices;
            var same = claimed.Voters == ballot.Voters
                && claimed.For.SequenceEqual(choices.Select(c => election.Projects[c.Project].Id))
                && (claimed.Points is not null) == (election.Kind is BallotKind.Points)
                && (claimed.Points is null || claimed.Points.SequenceEqual(choices.Select(c => c.Points)));
            if (!same) return new($"Ballot group {i} is not that of the election.");
        }

        return null;
    }

    private static CertificateRejected? Winners(Paper paper, Certificate certificate)
    {
        var winners = (certificate.Account?.Purchases.Select(p => p.Project) ?? []).Concat(certificate.ByVotes).ToArray();
        if (!winners.SequenceEqual(certificate.Winners)) return new("The winners are not those that were bought or taken.");

        var cost = winners.Sum(id => paper.Cost(paper.Place(id)));
        if (cost != certificate.TotalCost) return new($"The winners cost {cost}, not {certificate.TotalCost}.");
        if (cost > paper.Election.Budget) return new("The winners cost more than the budget.");
        if (paper.Exhausts(winners.Select(paper.Place)) != certificate.Exhaustive)
            return new("Whether another project would fit is stated wrongly.");
        return null;
    }
}
