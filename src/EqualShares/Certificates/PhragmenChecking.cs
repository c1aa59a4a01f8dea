namespace EqualShares.Certificates;

/// <summary>Follows what voters earned and paid in sequential Phragmén.</summary>
internal sealed class PhragmenChecking(Paper paper)
{
    // The times of the purchases, after a zero for those who never paid; and for each ballot group, at which it paid last.
    private readonly List<Rational> times = [0];
    private readonly int[] last = new int[paper.Election.Ballots.Count];

    public CertificateRejected? Check(Certificate certificate)
    {
        if (certificate.ByVotes.Count > 0 || certificate.Account!.VoterBudget != 0) return new("In this rule nothing is given or taken besides what is earned.");

        var left = paper.Election.Budget;
        var open = Enumerable.Range(0, paper.Votes.Length).Where(p => paper.Stands(p) && paper.Cost(p) <= left).ToHashSet();
        foreach (var purchase in certificate.Account.Purchases)
        {
            var project = paper.Place(purchase.Project);
            if (!open.Remove(project)) return new($"Project {purchase.Project} was not to be bought.");
            if (purchase.Cost != paper.Cost(project)) return new($"Project {purchase.Project} costs {paper.Cost(project)}, not {purchase.Cost}.");
            if (DueAt(project) != purchase.At) return new($"Project {purchase.Project} is due at {DueAt(project)}, not at {purchase.At}.");
            foreach (var other in open)
            {
                var order = Before(other, purchase.At);
                if (order || (DueExactly(other, purchase.At) && !(paper.ComesFirst(project, other) && paper.Cost(other) <= left)))
                    return new($"Project {paper.Election.Projects[other].Id} was due before project {purchase.Project}, or in its way.");
            }

            if (paper.Cost(project) > left) return new($"Project {purchase.Project} does not fit.");
            left -= paper.Cost(project);
            if (Pay(project, purchase) is { } no) return no;
        }

        return Ending(certificate.Blocked, open, left);
    }

    private CertificateRejected? Ending(Purchase? blocked, HashSet<int> open, decimal left)
    {
        if (blocked is null) return open.Count == 0 ? null : new("It did not have to end here.");

        var project = paper.Place(blocked.Project);
        if (!open.Contains(project) || blocked.Cost != paper.Cost(project) || blocked.Payments.Count > 0 || DueAt(project) != blocked.At)
            return new($"Project {blocked.Project} was not due when it is said to be.");
        if (paper.Cost(project) <= left) return new($"Project {blocked.Project} would fit.");
        return open.Any(p => Before(p, blocked.At)) ? new($"Another project was due before project {blocked.Project}.") : null;
    }

    /// <summary>When the supporters have the cost, together with all that they earned and spent.</summary>
    private Rational DueAt(int project)
    {
        Rational owed = paper.Cost(project);
        var voters = LastPaid(project);
        for (var i = 1; i < voters.Length; i++) owed += times[i] * voters[i];
        return owed / paper.Votes[project];
    }

    private bool Before(int project, Rational time) => MayBeDue(project, time) && DueAt(project) < time;

    private bool DueExactly(int project, Rational time) => MayBeDue(project, time) && DueAt(project) == time;

    /// <summary>Doubles only tell that a project is due much later.</summary>
    private bool MayBeDue(int project, Rational time)
    {
        var owed = (double)paper.Cost(project);
        var voters = LastPaid(project);
        for (var i = 1; i < voters.Length; i++) owed += times[i].ToDouble() * voters[i];
        return owed / paper.Votes[project] < time.ToDouble() * (1 + 1e-6);
    }

    private long[] LastPaid(int project)
    {
        var voters = new long[times.Count];
        foreach (var s in paper.Supporters[project]) voters[last[s.Group]] += s.Voters;
        return voters;
    }

    private CertificateRejected? Pay(int project, Purchase purchase)
    {
        if (paper.Listed(purchase) is not { } claimed)
            return new($"The payments for project {purchase.Project} are not listed as they should be: largest first, each ballot group once.");

        times.Add(purchase.At);
        var owed = times.ConvertAll(t => purchase.At - t);
        foreach (var group in paper.Supporters[project].Select(s => s.Group))
        {
            var owes = owed[last[group]];
            last[group] = times.Count - 1;
            if (owes != 0 && (!claimed.Remove(group, out var paid) || paid != owes)) return new($"Ballot group {group} does not pay for project {purchase.Project} what it owes.");
        }

        return claimed.Count == 0 ? null : new($"Somebody pays for project {purchase.Project} who does not owe it.");
    }
}
