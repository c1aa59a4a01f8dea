using Gongyi.Shared;

namespace Gongyi.Fund;

/// <summary>
/// Accounts of the mirror ledger. The money itself lies with the custodian charity; the fund has no account and no
/// legal personality (domain.md fact 6).
/// </summary>
public enum Account
{
    /// <summary>What the charity holds for the community (an asset; its sum is the balance).</summary>
    Custody,

    /// <summary>What people gave (income; negative by convention).</summary>
    Gifts,

    /// <summary>What projects received (expense).</summary>
    Projects,

    /// <summary>What the charity held already when the ledger began.</summary>
    Opening,

    /// <summary>What the bank paid (income).</summary>
    Interest,

    /// <summary>Emergency aid to households (expense).</summary>
    Aid,

    /// <summary>What the charity keeps for its work (expense).</summary>
    Management,
}

public enum PostingKind { Gift, Instalment, Opening, Interest, Aid, Management }

/// <summary>One line of a posting, in fen; a positive line debits its account.</summary>
public sealed class PostingLine
{
    internal PostingLine() { }

    public int CommunityId { get; internal init; }

    public Guid PostingId { get; internal init; }

    public int No { get; internal init; }

    public Account Account { get; internal init; }

    public long Fen { get; internal init; }
}

/// <summary>A double entry: its lines add up to zero, and it is never changed or deleted.</summary>
public sealed class Posting : CommunityRecord
{
    private readonly List<PostingLine> lines = [];

    private Posting() { }

    public string Number { get; private init; } = "";

    public PostingKind Kind { get; private init; }

    /// <summary>The day the charity's books show.</summary>
    public DateOnly On { get; private init; }

    public DateTimeOffset At { get; private init; }

    /// <summary>The gift or payment that it records.</summary>
    public Guid SourceId { get; private init; }

    public Guid? ProjectId { get; private init; }

    /// <summary>The charity's voucher or receipt number.</summary>
    public string Voucher { get; private init; } = "";

    public IReadOnlyList<PostingLine> Lines => [.. lines.OrderBy(line => line.No)];

    /// <summary>What it adds to the balance.</summary>
    public Money Change => new(lines.Where(line => line.Account is Account.Custody).Sum(line => line.Fen));

    /// <summary>Moves an amount between two accounts; it can only be made balanced.</summary>
    internal static Posting Transfer(
        Actor by, Guid id, string number, PostingKind kind, Account from, Account to, Money amount, Guid source, Guid? project,
        string voucher, DateOnly on, DateTimeOffset now)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(amount.Fen, 1);
        var posting = new Posting
        {
            CommunityId = by.Community, Id = id, Number = number, Kind = kind, On = on, At = now, SourceId = source, ProjectId = project, Voucher = voucher,
        };
        posting.lines.Add(new PostingLine { CommunityId = by.Community, PostingId = id, No = 1, Account = to, Fen = amount.Fen });
        posting.lines.Add(new PostingLine { CommunityId = by.Community, PostingId = id, No = 2, Account = from, Fen = -amount.Fen });
        posting.Tell(new MoneyPosted(id, kind, source, amount.Fen, on));
        return posting;
    }
}
