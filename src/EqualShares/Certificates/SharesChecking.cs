using System.Numerics;

namespace EqualShares.Certificates;

/// <summary>Follows the purses of the Method of Equal Shares.</summary>
internal sealed class SharesChecking(Paper paper, MethodOfEqualShares rule)
{
    private readonly decimal budget = paper.Election.Budget;

    public CertificateRejected? Check(Certificate certificate)
    {
        var account = certificate.Account!;
        if (Follow(account, listed: true) is { } no) return no;
        if (rule.Completion is not { } add1)
        {
            if (account.VoterBudget != budget / (Rational)paper.Election.Voters) return new("A voter's budget is not the budget divided by the voters.");
            if ((certificate.Before ?? certificate.After) is not null) return new("Purchases before or after do not belong to this rule.");
        }
        else if (Ending(certificate, add1) is { } wrong) return wrong;

        if (rule.Completion is { ThenByVotes: true }) return paper.ByVotes(certificate.ByVotes, [.. Winners(account)], perCost: false);
        return certificate.ByVotes.Count == 0 ? null : new("Nothing was to be taken by votes.");
    }

    private IEnumerable<int> Winners(Account account) => account.Purchases.Select(p => paper.Place(p.Project));

    private decimal Cost(Account account) => Winners(account).Sum(paper.Cost);

    /// <summary>Add1 may end where nothing more fits (or everything is bought), or where one more unit costs too much; never earlier.</summary>
    private CertificateRejected? Ending(Certificate certificate, Add1 add1)
    {
        var (account, before, after) = (certificate.Account!, certificate.Before, certificate.After);
        var start = budget / (Rational)paper.Election.Voters;
        if (add1.Start is Add1Start.Whole) start = new(start.Floor(), 1);
        var steps = account.VoterBudget - start;
        if (steps.Numerator.Sign < 0 || !steps.Denominator.IsOne) return new("A voter's budget is not a whole number of units above where it began.");

        if (Cost(account) > budget) return new("The purchases cost more than the budget.");
        if (before is not null != steps.Numerator.Sign > 0) return new("The purchases one unit before are missing, or do not belong there.");
        if (before is not null)
        {
            if (account.VoterBudget - before.VoterBudget != 1) return new("The purchases before are not those one unit before.");
            if (Follow(before, listed: false) is { } no) return no;
            if (Cost(before) > budget || Done(before)) return new("It had to end at least one unit earlier.");
        }

        if (Done(account)) return after is null ? null : new("It had to end here; there is no purchase after it.");
        if (after is null) return new("It did not have to end here: the purchases one unit after are missing.");
        if (after.VoterBudget - account.VoterBudget != 1) return new("The purchases after are not those one unit after.");
        return Follow(after, listed: false) ?? (Cost(after) > budget ? null : new("It did not have to end here: one unit more costs no more than the budget."));

        bool Done(Account at) => add1.StopWhenExhaustive
            ? paper.Exhausts(Winners(at))
            : !Enumerable.Range(0, paper.Votes.Length).Except(Winners(at)).Any(paper.Stands);
    }

    /// <summary>Every purchase was the next one due, was paid exactly, and at the end nothing more can be paid.</summary>
    private CertificateRejected? Follow(Account account, bool listed)
    {
        if (Purses.Of(paper, rule, account) is not { } purses) return new("These fractions are finer than so many purchases can make them.");

        HashSet<int> bought = [];
        foreach (var purchase in account.Purchases)
        {
            var project = paper.Place(purchase.Project);
            if (!paper.Stands(project)) return new($"Project {purchase.Project} does not stand for election, or nobody supports it.");
            if (!bought.Add(project)) return new($"Project {purchase.Project} is bought twice.");
            if (purchase.Cost != paper.Cost(project)) return new($"Project {purchase.Project} costs {paper.Cost(project)}, not {purchase.Cost}.");
            if (purchase.At.Numerator.Sign <= 0) return new($"Project {purchase.Project} has no price.");
            if (!purses.BringExactly(project, purchase.At, purchase.Cost)) return new($"At this ρ, the supporters of project {purchase.Project} do not bring exactly its cost.");

            for (var other = 0; other < paper.Votes.Length; other++)
            {
                if (bought.Contains(other) || !paper.Stands(other)) continue;

                var before = purses.Reach(other, purchase.At);
                if (before > 0 || (before == 0 && !paper.ComesFirst(project, other))) return new($"Project {paper.Election.Projects[other].Id} was due before project {purchase.Project}.");
            }

            if (purses.Pay(project, purchase, listed) is { } no) return no;
        }

        for (var project = 0; project < paper.Votes.Length; project++)
        {
            if (!bought.Contains(project) && paper.Stands(project) && purses.CanPay(project))
                return new($"The supporters of project {paper.Election.Projects[project].Id} have its cost, and it was not bought.");
        }

        return null;
    }
}

/// <summary>What each voter of each ballot group has left, over one denominator for the whole account.</summary>
internal sealed class Purses
{
    // Doubles only tell that something is far from its cost; what is closer is added up exactly. A double here is off by
    // less than a trillionth of the voter's budget, so all together by less than a thousandth of this.
    private readonly double slack;
    private readonly Paper paper;
    private readonly bool byCost;
    private readonly BigInteger denominator;
    private readonly BigInteger[] left;
    private readonly double[] about;

    private Purses(Paper paper, bool byCost, BigInteger denominator, Rational each)
    {
        (this.paper, this.byCost, this.denominator) = (paper, byCost, denominator);
        left = new BigInteger[paper.Election.Ballots.Count];
        about = new double[left.Length];
        Array.Fill(left, Scaled(each));
        Array.Fill(about, each.ToDouble());
        slack = 1e-9 * paper.Election.Voters * each.ToDouble();
    }

    /// <summary>Null when the fractions are finer than purchases can make them: each adds at most a number of voters, a cost and points.</summary>
    public static Purses? Of(Paper paper, MethodOfEqualShares rule, Account account)
    {
        var points = paper.Supporters.SelectMany(s => s).Select(s => s.Utility).Distinct().Select(u => ((Rational)u).Denominator).Aggregate(BigInteger.One, CommonMultiple);
        var costs = paper.Election.Projects.Select(p => ((Rational)p.Cost).Denominator).Distinct().Aggregate(BigInteger.One, CommonMultiple);
        var denominator = account.VoterBudget.Denominator;
        foreach (var purchase in account.Purchases)
        {
            denominator = CommonMultiple(denominator, purchase.At.Denominator);
            if (denominator.GetBitLength() > 256 * (account.Purchases.Count + 4)) return null;
        }

        return new(paper, rule.Utility is Utility.Cost, denominator * points * costs, account.VoterBudget);
    }

    private static BigInteger CommonMultiple(BigInteger a, BigInteger b) => a / BigInteger.GreatestCommonDivisor(a, b) * b;

    private BigInteger Scaled(Rational amount) => amount.Numerator * (denominator / amount.Denominator);

    private Rational Each(int project, Rational rho) => byCost ? rho * paper.Cost(project) : rho;

    public bool BringExactly(int project, Rational rho, decimal cost) => Brought(project, Each(project, rho), out _) == Scaled(cost);

    public bool CanPay(int project)
    {
        double some = 0;
        foreach (var s in paper.Supporters[project]) some += s.Voters * about[s.Group];
        if (some + slack < (double)paper.Cost(project) * (1 - 1e-9)) return false;

        var all = BigInteger.Zero;
        foreach (var s in paper.Supporters[project]) all += s.Voters * left[s.Group];
        return all >= Scaled(paper.Cost(project));
    }

    /// <summary>Where the project's own ρ lies: negative: above this ρ; 0: exactly there; positive: below, so it was due before.</summary>
    public int Reach(int project, Rational rho)
    {
        var each = Each(project, rho);
        var (price, some) = (each.ToDouble(), 0d);
        foreach (var s in paper.Supporters[project]) some += s.Voters * Math.Min(about[s.Group], price * s.About);
        if (some + slack < (double)paper.Cost(project) * (1 - 1e-9)) return -1;

        var order = Brought(project, each, out var someoneHasEnough).CompareTo(Scaled(paper.Cost(project)));
        // When all give their last, a lower ρ brings as much.
        return order == 0 && !someoneHasEnough ? 1 : order;
    }

    private BigInteger Brought(int project, Rational each, out bool someoneHasEnough)
    {
        var brought = BigInteger.Zero;
        someoneHasEnough = false;
        foreach (var alike in paper.Supporters[project].GroupBy(s => s.Utility))
        {
            var needs = Scaled(each * alike.Key);
            foreach (var s in alike)
            {
                var enough = left[s.Group] >= needs;
                someoneHasEnough |= enough;
                brought += s.Voters * (enough ? needs : left[s.Group]);
            }
        }

        return brought;
    }

    public CertificateRejected? Pay(int project, Purchase purchase, bool listed)
    {
        var each = Each(project, purchase.At);
        if ((listed ? paper.Listed(purchase) : purchase.Payments.Count == 0 ? [] : null) is not { } claimed)
            return new($"The payments for project {purchase.Project} are not listed as they should be: largest first, each ballot group once.");

        foreach (var alike in paper.Supporters[project].GroupBy(s => s.Utility))
        {
            var (needs, some) = (Scaled(each * alike.Key), (each * alike.Key).ToDouble());
            foreach (var group in alike.Select(s => s.Group))
            {
                var paid = BigInteger.Min(left[group], needs);
                left[group] -= paid;
                about[group] = left[group].IsZero ? 0 : Math.Max(0, about[group] - some);
                if (listed && !paid.IsZero && (!claimed.Remove(group, out var said) || said.Numerator * denominator != paid * said.Denominator))
                    return new($"Ballot group {group} does not pay for project {purchase.Project} what it owes.");
            }
        }

        return claimed.Count == 0 ? null : new($"Somebody pays for project {purchase.Project} who does not owe it.");
    }
}
