using Gongyi.Communities;
using Gongyi.Fund;
using Gongyi.Governance;
using Gongyi.Projects;
using Gongyi.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Gongyi.Front;

/// <summary>Instalments on their way, and gifts that wait for the charity's word; everybody may look, few may press.</summary>
public sealed class PaymentsPage : ShortPage
{
    private readonly PaymentVouchers vouchers = new();

    public override string Title => T["拨付"];

    public sealed record Row(Payment Payment, string Project, string ProjectNumber, string Payee);

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    /// <summary>Gifts written down and not yet confirmed; shown to the fund's own people only.</summary>
    public IReadOnlyList<Gift> Gifts { get; private set; } = [];

    /// <summary>Vouchers and receipts, by payment and by gift.</summary>
    public ILookup<Guid, ReadAttachments.Item> Papers { get; private set; } = null!;

    public bool SeesVouchers(Payment payment) => vouchers.MaySee(Db, Actor, payment);

    public bool MayAddVoucher(Payment payment) => Actor is not null && vouchers.MayAdd(Db, Actor, payment);

    /// <summary>Nobody decides on what they asked for, or on a payment to their own.</summary>
    public bool MayApprove(Payment payment) => payment is { State: PaymentState.Requested } && Actor.May(Act.ApprovePayment)
        && payment.RequestedBy != Actor!.Person && !Interests.IsClose(Db, Actor.Person, payment.PayeeId);

    public bool MayConfirm(Payment payment) => payment is { State: PaymentState.Approved } && Actor.May(Act.ConfirmPayment)
        && payment.RequestedBy != Actor!.Person && payment.ApprovedBy != Actor.Person && !Interests.IsClose(Db, Actor.Person, payment.PayeeId);

    public DateOnly Today => WorkingDays.DayOf(Now);

    public Task<IActionResult> OnPostApproveAsync(string? item) =>
        Press(write => ApprovePayment.Run(write, item ?? "", new()), _ => Routes.Payments, T["同意了，等慈善组织付款。"]);

    public Task<IActionResult> OnPostConfirmAsync(string? item, string? voucher, DateOnly? paidOn) =>
        Press(write => ConfirmPayment.Run(write, item ?? "", new(voucher, paidOn)), _ => Routes.Payments, T["付款记下了，账本跟着变了。"]);

    public Task<IActionResult> OnPostVoucherAsync(string? item) => Attach(vouchers, item, Routes.Payments, T["凭证加上了。"]);

    public Task<IActionResult> OnPostReceiptAsync(string? item) => Attach(new GiftReceipts(), item, Routes.Payments, T["票据加上了。"]);

    public Task<IActionResult> OnPostGiftAsync(string? item, string? receipt, DateOnly? on) =>
        Press(write => ConfirmGift.Run(write, item ?? "", new(receipt, on)), _ => Routes.Payments, T["这笔捐赠记进账本了。"]);

    protected override Refusal? Load()
    {
        var (projects, organizations) = (Db.Projects, Db.Organizations);
        Rows =
        [
            .. Db.Payments.OrderByDescending(payment => payment.Id).Select(payment => new
                {
                    Payment = payment,
                    Project = projects.Where(each => each.Id == payment.ProjectId).Select(each => new { each.Title, each.Number }).First(),
                    Payee = organizations.Where(each => each.Id == payment.PayeeId).Select(each => each.Name).First(),
                })
                .AsEnumerable().Select(row => new Row(row.Payment, row.Project.Title, row.Project.Number, row.Payee)),
        ];
        if (Actor.May(Act.ConfirmGift) || Actor.May(Act.RegisterGift))
            Gifts = [.. Db.Gifts.Where(gift => gift.State == GiftState.Registered).OrderBy(gift => gift.Id)];
        Papers = ReadAttachments.Of(Db, Actor is null ? [] : [.. Rows.Select(row => row.Payment.Id), .. Gifts.Select(gift => gift.Id)]);
        return null;
    }
}
