using CsCheck;
using Gongyi.Fund;
using Gongyi.Shared;
using Gongyi.Tests.Projects;
using Gongyi.Tests.Shared;

namespace Gongyi.Tests.Fund;

/// <summary>Gifts in, instalments out: every posting balanced, every payment through three hands.</summary>
public sealed class FundTests
{
    private static readonly DateOnly Today = WorkingDays.DayOf(Cast.Monday), HalfTyped = new(206, 11, 23);

    [Fact]
    public void Every_posting_is_balanced_and_changes_what_the_charity_holds() =>
        Gen.Long[1, 10_000_000_000].Sample(fen =>
        {
            var posting = Says.Yes(Gift(fen).Confirm(Cast.Custodian, Guid.NewGuid(), "V-1", "R-1", Today, Cast.Monday));
            Assert.Equal((0L, 2, new Money(fen)), (posting.Lines.Sum(line => line.Fen), posting.Lines.Count, posting.Change));
        });

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(10_000_000_001)]
    public void A_gift_is_a_sane_amount(long fen) =>
        Says.No<AmountNotPositive, Gift>(Gongyi.Fund.Gift.Register(Cast.Worker, Guid.NewGuid(), "D-1", "老住户", GiverDisplay.Named, fen, Cast.Monday));

    [Fact]
    public void A_gift_is_confirmed_once_by_somebody_else_with_a_receipt()
    {
        Says.No<TextMissing, Gift>(Gongyi.Fund.Gift.Register(Cast.Worker, Guid.NewGuid(), "D-1", "", GiverDisplay.Named, 1, Cast.Monday));
        var gift = Gift(500);
        Says.No<SamePersonTwice, Posting>(gift.Confirm(Cast.Worker, Guid.NewGuid(), "V-1", "R-1", Today, Cast.Monday));
        Says.No<TextMissing, Posting>(gift.Confirm(Cast.Custodian, Guid.NewGuid(), "V-1", "", Today, Cast.Monday));
        Says.No<DateMissing, Posting>(gift.Confirm(Cast.Custodian, Guid.NewGuid(), "V-1", "R-1", null, Cast.Monday));
        Says.No<DateInFuture, Posting>(gift.Confirm(Cast.Custodian, Guid.NewGuid(), "V-1", "R-1", Today.AddDays(1), Cast.Monday));
        Says.No<DateLongAgo, Posting>(gift.Confirm(Cast.Custodian, Guid.NewGuid(), "V-1", "R-1", HalfTyped, Cast.Monday));
        Says.Yes(gift.Confirm(Cast.Custodian, Guid.NewGuid(), "V-1", "R-1", Today, Cast.Monday));
        Says.No<GiftSettled, Posting>(gift.Confirm(Cast.Custodian, Guid.NewGuid(), "V-1", "R-1", Today, Cast.Monday));
    }

    [Fact]
    public void An_anonymous_giver_has_no_name_in_public()
    {
        Assert.Null(Says.Yes(Gongyi.Fund.Gift.Register(Cast.Worker, Guid.NewGuid(), "D-1", "老住户", GiverDisplay.Anonymous, 1, Cast.Monday)).PublicName);
        Assert.Equal("老住户", Gift(1).PublicName);
    }

    [Fact]
    public void A_payment_goes_through_three_hands_none_of_them_close()
    {
        var payment = Payment();
        var enough = new Money(payment.Fen);
        Says.No<OwnRequest>(payment.Approve(Cast.Provider with { Capacity = Capacity.FundCommittee }, false, enough, Cast.Monday));
        Says.No<OwnRequest>(payment.Approve(Cast.Treasurer, true, enough, Cast.Monday));
        Says.No<NotApproved, Posting>(Confirm(Cast.Custodian));
        Says.No<FundTooSmall>(payment.Approve(Cast.Treasurer, false, enough - new Money(1), Cast.Monday));
        Says.Yes(payment.Approve(Cast.Treasurer, false, enough, Cast.Monday));
        Says.No<AlreadyApproved>(payment.Approve(Cast.Treasurer, false, enough, Cast.Monday));

        Says.No<SamePersonTwice, Posting>(Confirm(Cast.Provider with { Capacity = Capacity.Custodian }));
        Says.No<SamePersonTwice, Posting>(Confirm(Cast.Treasurer with { Capacity = Capacity.Custodian }));
        Says.No<OwnRequest, Posting>(Confirm(Cast.Custodian, close: true));
        Says.No<TextMissing, Posting>(payment.Confirm(Cast.Custodian, false, Guid.NewGuid(), "V-2", " ", Today, Cast.Monday));
        Says.No<DateMissing, Posting>(payment.Confirm(Cast.Custodian, false, Guid.NewGuid(), "V-2", "凭证", null, Cast.Monday));
        Says.No<DateInFuture, Posting>(payment.Confirm(Cast.Custodian, false, Guid.NewGuid(), "V-2", "凭证", Today.AddDays(1), Cast.Monday));
        Says.No<DateLongAgo, Posting>(payment.Confirm(Cast.Custodian, false, Guid.NewGuid(), "V-2", "凭证", HalfTyped, Cast.Monday));
        var posting = Says.Yes(Confirm(Cast.Custodian));

        Assert.Equal((0L, new Money(-payment.Fen)), (posting.Lines.Sum(line => line.Fen), posting.Change));
        Says.No<PaymentSettled, Posting>(Confirm(Cast.Custodian));
        Says.No<PaymentSettled>(payment.Approve(Cast.Treasurer, false, enough, Cast.Monday));

        Result<Posting> Confirm(Actor by, bool close = false) => payment.Confirm(by, close, Guid.NewGuid(), "V-2", "凭证", Today, Cast.Monday);
    }

    private static Gift Gift(long fen) =>
        Says.Yes(Gongyi.Fund.Gift.Register(Cast.Worker, Guid.NewGuid(), "D-1", "老住户", GiverDisplay.Named, fen, Cast.Monday));

    private static Payment Payment()
    {
        var job = Job.Contracted(30, 70);
        var instalment = Says.Yes(job.Project.MayAskFor(1, job.Matter));
        return Gongyi.Fund.Payment.Request(Cast.Provider, Guid.NewGuid(), "K-1", job.Project, instalment, Cast.Monday);
    }
}
