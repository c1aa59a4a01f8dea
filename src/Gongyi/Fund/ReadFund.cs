using Gongyi.Communities;
using Gongyi.Journal;
using Gongyi.Projects;
using Gongyi.Shared;

namespace Gongyi.Fund;

/// <summary>Where the money went, for everybody: the balance and every entry behind it.</summary>
public static class ReadFund
{
    /// <param name="Fen">What the charity holds for the community.</param>
    /// <param name="OpeningFen">What it held when the ledger began; the rest came and went since.</param>
    public sealed record Balance(long Fen, long ReceivedFen, long SpentFen, long PromisedFen, long OpeningFen);

    /// <param name="Papers">How many scans of papers lie behind it; who may open them is another question.</param>
    /// <param name="Giver">As the giver wants to be shown; null when anonymous or a payment.</param>
    public sealed record Entry(
        Guid Id, string Number, DateOnly On, PostingKind Kind, long Fen, long BalanceFen, string? Giver, string? Project, string? ProjectNumber, string Voucher, int Papers = 0);

    public sealed record Budget(string Number, string Title, ProjectState State, long Fen, long PaidFen)
    {
        public long Percent => PaidFen * 100 / Fen;
    }

    public static Balance Sum(Db db)
    {
        ArgumentNullException.ThrowIfNull(db);
        var fen = db.AccountBalances.ToDictionary(balance => balance.Account, balance => balance.Fen);
        long Of(params Account[] accounts) => accounts.Sum(account => fen.GetValueOrDefault(account));
        return new(
            Of(Account.Custody), -Of(Account.Gifts, Account.Interest), Of(Account.Projects, Account.Aid, Account.Management), db.FundPromised.Fen, -Of(Account.Opening));
    }

    /// <summary>Newest first, each with the balance after it.</summary>
    public static Listed<Entry> Entries(Db db, Guid? project = null, int page = 1, int pageSize = 30)
    {
        ArgumentNullException.ThrowIfNull(db);
        var (gifts, projects, papers) = (db.Gifts, db.Projects, db.Attachments);
        var postings = db.Postings.Where(posting => project == null || posting.ProjectId == project);
        var rows = from posting in postings
                   orderby posting.At descending, posting.Number descending
                   select new
                   {
                       posting.Id, posting.Number, posting.On, posting.Kind, posting.Voucher,
                       Fen = posting.Lines.Where(line => line.Account == Account.Custody).Sum(line => line.Fen),
                       Gift = gifts.Where(gift => gift.Id == posting.SourceId).Select(gift => new { gift.Display, gift.Giver }).FirstOrDefault(),
                       Papers = papers.Count(paper => paper.SubjectId == posting.SourceId && paper.ErasedAt == null),
                       Project = projects.Where(each => each.Id == posting.ProjectId).Select(each => new { each.Title, each.Number }).FirstOrDefault(),
                   };
        var skipped = (page - 1) * pageSize;
        var balance = Sum(db).Fen - rows.Take(skipped).Select(row => row.Fen).AsEnumerable().Sum();
        var entries = new List<Entry>();
        foreach (var row in rows.Skip(skipped).Take(pageSize))
        {
            entries.Add(new(
                row.Id, row.Number, row.On, row.Kind, row.Fen, balance,
                row.Gift is { Display: not GiverDisplay.Anonymous } gift ? gift.Giver : null, row.Project?.Title, row.Project?.Number, row.Voucher, row.Papers));
            balance -= row.Fen;
        }

        return new(entries, postings.Count(), page, pageSize);
    }

    /// <summary>What runs with the fund's money, newest first.</summary>
    public static IReadOnlyList<Budget> Budgets(Db db)
    {
        ArgumentNullException.ThrowIfNull(db);
        IReadOnlyList<ProjectState> running =
        [
            ProjectState.Contracted, ProjectState.FirstPayment, ProjectState.InProgress, ProjectState.MidTermReview, ProjectState.Rectification,
            ProjectState.ClosingRequested, ProjectState.FinalReview,
        ];
        return
        [
            .. from project in db.Projects
               where running.Contains(project.State) && project.Lines.Any()
               orderby project.Number descending
               select new Budget(
                   project.Number, project.Title, project.State, project.Lines.Sum(line => line.Fen),
                   project.Instalments.Where(part => part.PaidAt != null).Sum(part => part.Fen)),
        ];
    }

    /// <summary>Services of funded projects that were signed for, and emergency aids, within a year.</summary>
    public static int Helped(Db db, int year)
    {
        ArgumentNullException.ThrowIfNull(db);
        var (from, to) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
        var (first, end) = (WorkingDays.StartOf(from), WorkingDays.StartOf(from.AddYears(1)));
        var funded = db.Projects.Where(project => project.Lines.Any()).Select(project => project.Id);
        return db.Services.Count(service => service.ReceivedAt != null && service.At >= first && service.At < end && funded.Contains(service.ProjectId!.Value))
            + db.Aids.Count(aid => aid.PaidOn >= from && aid.PaidOn <= to);
    }

    public static void Map(IEndpointRouteBuilder api)
    {
        _ = api.Tells<Balance>("/fund/balance", (db, _, _) => Sum(db));
        _ = api.Lists<Entry>("/fund/entries", (db, _, request) =>
            Listed.Read(request).Fails(out var page, out var no) ? no : Entries(db, null, page.Page, page.Size));
    }
}
