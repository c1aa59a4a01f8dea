using Gongyi.Fund;
using Gongyi.Shared;
using Gongyi.Tests.Projects;
using Gongyi.Tests.Shared;

namespace Gongyi.Tests.Fund;

/// <summary>What moves the fund beside gifts and instalments: promises, the charity's own entries, emergency aid.</summary>
public sealed class BookTests
{
    private static readonly DateOnly Today = WorkingDays.DayOf(Cast.Monday), HalfTyped = new(206, 11, 23);
    private static readonly Actor Chair = Cast.As(Capacity.FundCommittee, "卢婉清", chair: true);
    private static readonly Books Rich = new(IsEmpty: false, new(10_000_00), Money.Zero, new(100_000_00));

    [Fact]
    public void A_promise_has_a_giver_an_amount_and_a_time()
    {
        Says.No<TextMissing, Promise>(Promise.Make(Cast.Worker, Guid.NewGuid(), "M-1", " ", GiverDisplay.Named, 1, Today, Today));
        Says.No<AmountNotPositive, Promise>(Promise.Make(Cast.Worker, Guid.NewGuid(), "M-1", "康宁药房", GiverDisplay.Named, 0, Today, Today));
        Says.No<DateMissing, Promise>(Promise.Make(Cast.Worker, Guid.NewGuid(), "M-1", "康宁药房", GiverDisplay.Named, 1, null, Today));
        Says.No<DateMissing, Promise>(Promise.Make(Cast.Worker, Guid.NewGuid(), "M-1", "康宁药房", GiverDisplay.Named, 1, Today, Today.AddDays(-1)));
        Assert.Equal(1, Says.Yes(Promise.Make(Cast.Worker, Guid.NewGuid(), "M-1", "康宁药房", GiverDisplay.Named, 1, Today, Today)).Fen);
    }

    [Fact]
    public void An_entry_of_the_charitys_books_is_complete()
    {
        Says.No<ChoiceMissing, BookEntry>(Register(null));
        Says.No<AmountNotPositive, BookEntry>(Register(BookEntryKind.Interest, fen: 0));
        Says.No<DateMissing, BookEntry>(BookEntry.Register(Cast.Custodian, Guid.NewGuid(), "B-1", BookEntryKind.Interest, 1, null, "对账单", Cast.Monday));
        Says.No<DateInFuture, BookEntry>(BookEntry.Register(Cast.Custodian, Guid.NewGuid(), "B-1", BookEntryKind.Interest, 1, Today.AddDays(1), "对账单", Cast.Monday));
        Says.No<DateLongAgo, BookEntry>(BookEntry.Register(Cast.Custodian, Guid.NewGuid(), "B-1", BookEntryKind.Interest, 1, HalfTyped, "对账单", Cast.Monday));
        Says.No<TextMissing, BookEntry>(BookEntry.Register(Cast.Custodian, Guid.NewGuid(), "B-1", BookEntryKind.Interest, 1, Today, "", Cast.Monday));
    }

    [Theory]
    [InlineData(BookEntryKind.Opening, 500)]
    [InlineData(BookEntryKind.Interest, 500)]
    [InlineData(BookEntryKind.Management, -500)]
    public void An_entry_is_confirmed_once_by_somebody_else_and_posted_balanced(BookEntryKind kind, long change)
    {
        var entry = Says.Yes(Register(kind, fen: 500));
        var books = Rich with { IsEmpty = kind is BookEntryKind.Opening };
        Says.No<SamePersonTwice, Posting>(Confirm(entry, books, Cast.Custodian with { Capacity = Capacity.FundCommittee }));
        var posting = Says.Yes(Confirm(entry, books));
        Assert.Equal((0L, new Money(change)), (posting.Lines.Sum(line => line.Fen), posting.Change));
        Says.No<BookEntrySettled, Posting>(Confirm(entry, books));
    }

    [Fact]
    public void Only_an_empty_ledger_is_opened() => Says.No<LedgerBegun, Posting>(Confirm(Says.Yes(Register(BookEntryKind.Opening)), Rich));

    [Fact]
    public void Management_takes_five_percent_of_what_the_year_spends_and_not_a_fen_more()
    {
        // 9,500 was spent on help: with 500 for management, exactly 5 % of 10,000.
        var books = Rich with { Spent = new(9_500_00) };
        Says.Yes(Confirm(Says.Yes(Register(BookEntryKind.Management, fen: 500_00)), books));
        Assert.Equal(5, Says.No<ManagementTooHigh, Posting>(Confirm(Says.Yes(Register(BookEntryKind.Management, fen: 500_01)), books)).Percent);
        Says.No<ManagementTooHigh, Posting>(Confirm(Says.Yes(Register(BookEntryKind.Management, fen: 1_00)), Rich with { Spent = new(10_000_00), Managed = new(500_00) }));
        Says.No<FundTooSmall, Posting>(Confirm(Says.Yes(Register(BookEntryKind.Management, fen: 500_00)), books with { Free = new(499_99) }));
    }

    [Fact]
    public void Emergency_aid_ends_at_two_thousand_yuan_and_answers_a_verified_need()
    {
        Says.Yes(Ask(2_000_00));
        Assert.Equal(2_000, Says.No<AidTooLarge, EmergencyAid>(Ask(2_000_01)).MostYuan);
        Says.Yes(Ask(500_00, already: 1_500_00));
        Says.No<AidTooLarge, EmergencyAid>(Ask(500_01, already: 1_500_00));
        Says.No<AidTooLarge, EmergencyAid>(Ask(long.MaxValue, already: 2_000_00));
        Says.No<AmountNotPositive, EmergencyAid>(Ask(0));
        Says.No<Gongyi.Lists.NeedNotVerified, EmergencyAid>(EmergencyAid.Request(Cast.Worker, Guid.NewGuid(), "A-1", NeedTalk.Filed(), 1, 0, Cast.Monday));
        Says.No<OwnRequest, EmergencyAid>(EmergencyAid.Request(Cast.Neighbour with { Capacity = Capacity.CaseWorker }, Guid.NewGuid(), "A-1", NeedTalk.Verified(), 1, 0, Cast.Monday));
    }

    [Fact]
    public void Emergency_aid_goes_through_four_hands_and_is_reported()
    {
        var aid = Says.Yes(Ask(500));
        Says.No<OwnRequest>(aid.Agree(Chair, close: true, new(500)));
        Says.No<OwnRequest>(aid.Agree(Cast.Worker with { Capacity = Capacity.SupervisoryCommittee }, close: false, new(500)));
        Says.No<FundTooSmall>(aid.Agree(Chair, close: false, new(499)));
        Says.Yes(aid.Agree(Chair, close: false, new(500)));
        Says.No<SamePersonTwice>(aid.Agree(Chair with { Capacity = Capacity.SupervisoryCommittee }, close: false, new(500)));
        Says.No<AlreadyApproved>(aid.Agree(Cast.Treasurer with { IsChair = true }, close: false, new(500)));
        Says.No<NotApproved, Posting>(Pay(aid, Cast.Custodian));
        Says.Yes(aid.Agree(Cast.Supervisor, close: false, new(500)));

        foreach (var hand in (Actor[])[Cast.Worker, Chair, Cast.Supervisor]) Says.No<SamePersonTwice, Posting>(Pay(aid, hand with { Capacity = Capacity.Custodian }));
        Says.No<OwnRequest, Posting>(aid.Confirm(Cast.Custodian, true, Guid.NewGuid(), "V-1", "回单", Today, Cast.Monday));
        Says.No<TextMissing, Posting>(aid.Confirm(Cast.Custodian, false, Guid.NewGuid(), "V-1", "", Today, Cast.Monday));
        Says.No<DateMissing, Posting>(aid.Confirm(Cast.Custodian, false, Guid.NewGuid(), "V-1", "回单", null, Cast.Monday));
        Says.No<DateInFuture, Posting>(aid.Confirm(Cast.Custodian, false, Guid.NewGuid(), "V-1", "回单", Today.AddDays(1), Cast.Monday));
        Says.No<DateLongAgo, Posting>(aid.Confirm(Cast.Custodian, false, Guid.NewGuid(), "V-1", "回单", HalfTyped, Cast.Monday));
        Assert.Equal(new Money(-500), Says.Yes(Pay(aid, Cast.Custodian)).Change);
        Says.No<PaymentSettled, Posting>(Pay(aid, Cast.Custodian));

        var sitting = Guid.NewGuid();
        aid.Report(sitting);
        aid.Report(Guid.NewGuid());
        Assert.Equal((AidState.Reported, (Guid?)sitting), (aid.State, aid.ReportedIn));
    }

    private static Result<EmergencyAid> Ask(long fen, long already = 0) =>
        EmergencyAid.Request(Cast.Worker, Guid.NewGuid(), "A-1", NeedTalk.Verified(), fen, already, Cast.Monday);

    private static Result<Posting> Pay(EmergencyAid aid, Actor by) => aid.Confirm(by, false, Guid.NewGuid(), "V-1", "回单", Today, Cast.Monday);

    private static Result<BookEntry> Register(BookEntryKind? kind, long fen = 1) =>
        BookEntry.Register(Cast.Custodian, Guid.NewGuid(), "B-1", kind, fen, Today, "对账单", Cast.Monday);

    private static Result<Posting> Confirm(BookEntry entry, Books books, Actor? by = null) => entry.Confirm(by ?? Cast.Treasurer, Guid.NewGuid(), "V-1", books, Cast.Monday);
}
