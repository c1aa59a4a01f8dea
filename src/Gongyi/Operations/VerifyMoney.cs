using Gongyi.Fund;
using Gongyi.Journal;

namespace Gongyi.Operations;

/// <summary>Adds up every account again and follows every fen to what it was posted for (invariants 3 and 5).</summary>
public static class VerifyMoney
{
    public static void Check(Db db, int community, ICollection<Finding> findings)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(findings);
        var postings = db.Postings.OrderBy(each => each.At).ThenBy(each => each.Number).ToList();
        var bySource = postings.ToLookup(posting => posting.SourceId);
        var balance = 0L;
        foreach (var posting in postings)
        {
            var row = $"Postings/{community}/{posting.Id}";
            if (posting.Lines.Sum(line => line.Fen) != 0) findings.Add(new(community, row, "its lines do not add up to zero"));
            balance += posting.Change.Fen;
            if (balance < 0) findings.Add(new(community, row, "the fund would have held less than nothing"));
        }

        var sums = db.PostingLines.GroupBy(line => line.Account).Select(lines => new { lines.Key, Fen = lines.Sum(line => line.Fen) }).ToDictionary(each => each.Key, each => each.Fen);
        var kept = db.AccountBalances.ToDictionary(each => each.Account, each => each.Fen);
        foreach (var account in sums.Keys.Union(kept.Keys).Where(account => sums.GetValueOrDefault(account) != kept.GetValueOrDefault(account)))
            findings.Add(new(community, $"AccountBalances/{community}/{account}", "it is not the sum of the account's lines"));

        foreach (var payment in db.Payments.ToList())
        {
            var row = $"Payments/{community}/{payment.Id}";
            Hands(row, payment.RequestedBy, payment.ApprovedBy, payment.ConfirmedBy);
            Posted(row, payment.State is PaymentState.Paid, bySource[payment.Id], -payment.Fen);
        }

        foreach (var gift in db.Gifts.ToList())
            Posted($"Gifts/{community}/{gift.Id}", gift.State is GiftState.CustodianConfirmed, bySource[gift.Id], gift.Fen);

        foreach (var aid in db.Aids.ToList())
        {
            var row = $"Aids/{community}/{aid.Id}";
            Hands(row, aid.RequestedBy, aid.ApprovedBy, aid.AgreedBy, aid.ConfirmedBy);
            Posted(row, aid.State is AidState.Paid or AidState.Reported, bySource[aid.Id], -aid.Fen);
            if (aid.Fen > EmergencyAid.MostFen) findings.Add(new(community, row, "it is more than emergency aid may be"));
        }

        foreach (var entry in db.BookEntries.ToList())
        {
            var row = $"BookEntries/{community}/{entry.Id}";
            Hands(row, entry.RegisteredBy, entry.ConfirmedBy);
            Posted(row, entry.State is BookEntryState.Confirmed, bySource[entry.Id], entry.Kind is BookEntryKind.Management ? -entry.Fen : entry.Fen);
        }

        void Hands(string row, params Guid?[] hands)
        {
            var used = hands.Where(hand => hand is not null).ToList();
            if (used.Distinct().Count() != used.Count) findings.Add(new(community, row, "one person acted twice"));
        }

        void Posted(string row, bool isSettled, IEnumerable<Posting> its, long fen)
        {
            if (isSettled != (its.ToList() is [{ } only] && only.Change.Fen == fen)) findings.Add(new(community, row, $"{What(row)} and posting differ"));
        }
    }

    private static string What(string row) => row.Split('/')[0] switch { "Payments" => "payment", "Gifts" => "gift", "Aids" => "aid", _ => "entry" };
}
