using Gongyi.Communities;
using Gongyi.Journal;

namespace Gongyi.Fund;

/// <summary>The fund month by month, and who the money came from: sums only, of what the charity's books show.</summary>
public static class ReadStatement
{
    /// <param name="From">The first day of the month.</param>
    public sealed record Month(
        DateOnly From, long OpeningFen, long GiftsFen, long InterestFen, long ProjectsFen, long AidFen, long ManagementFen, long ClosingFen)
    {
        public long IncomeFen => GiftsFen + InterestFen;

        public long SpentFen => ProjectsFen + AidFen + ManagementFen;
    }

    /// <param name="Kind">Null for gifts written down before anybody asked.</param>
    public sealed record Givers(GiverKind? Kind, int Gifts, long Fen);

    /// <param name="OpeningFen">What the charity held when the ledger began.</param>
    public sealed record Answer(long OpeningFen, IReadOnlyList<Month> Months, IReadOnlyList<Givers> Givers, int Aids, long ClosingFen);

    public static Answer Run(Db db)
    {
        ArgumentNullException.ThrowIfNull(db);
        var sums = db.Postings
            .GroupBy(posting => new { posting.On.Year, posting.On.Month, posting.Kind })
            .Select(month => new
            {
                month.Key.Year, month.Key.Month, month.Key.Kind,
                Fen = month.SelectMany(posting => posting.Lines).Where(line => line.Account == Account.Custody).Sum(line => line.Fen),
            }).ToList();
        long Of(DateOnly month, PostingKind kind) => sums.Where(each => each.Kind == kind && each.Year == month.Year && each.Month == month.Month).Sum(each => each.Fen);

        var opening = sums.Where(each => each.Kind is PostingKind.Opening).Sum(each => each.Fen);
        var (months, held) = (new List<Month>(), opening);
        foreach (var from in sums.Where(each => each.Kind is not PostingKind.Opening).Select(each => new DateOnly(each.Year, each.Month, 1)).Distinct().Order())
        {
            var month = new Month(
                from, held, Of(from, PostingKind.Gift), Of(from, PostingKind.Interest), -Of(from, PostingKind.Instalment), -Of(from, PostingKind.Aid),
                -Of(from, PostingKind.Management), 0);
            months.Add(month = month with { ClosingFen = held + month.IncomeFen - month.SpentFen });
            held = month.ClosingFen;
        }

        var givers = db.Gifts.Where(gift => gift.State == GiftState.CustodianConfirmed).GroupBy(gift => gift.Kind)
            .Select(gifts => new Givers(gifts.Key, gifts.Count(), gifts.Sum(gift => gift.Fen))).ToList();
        return new(opening, months, [.. givers.OrderBy(each => each.Kind)], db.Aids.Count(), held);
    }

    public static void Map(IEndpointRouteBuilder api) => api.Tells<Answer>("/fund/statement", (db, _, _) => Run(db));
}
