namespace Gongyi.Shared;

/// <summary>
/// Dates that people copy from paper: a voucher, a receipt, a visit. They are taken as written, because the charity's
/// books and the signature of the person served are what make them true; only a slip of the pen is refused.
/// </summary>
public static class Dates
{
    /// <summary>More than a year after today: nobody means that.</summary>
    public static bool IsSlip(DateOnly written, DateTimeOffset now) => written > WorkingDays.DayOf(now).AddYears(1);
}
