namespace Gongyi.Shared;

/// <summary>
/// Working days in China: Monday to Friday, less the holidays and plus the working weekends (调休) of the State
/// Council's yearly notice.
/// </summary>
/// <param name="Exceptions">Days that differ from the plain week: true = a working weekend, false = a holiday.</param>
public sealed record WorkingDays(IReadOnlyDictionary<DateOnly, bool> Exceptions)
{
    private static readonly TimeSpan Shanghai = TimeSpan.FromHours(8);

    /// <summary>The plain week, without any yearly notice.</summary>
    public static WorkingDays Plain { get; } = new(new Dictionary<DateOnly, bool>());

    public bool IsWorking(DateOnly day) =>
        Exceptions.TryGetValue(day, out var works) ? works : day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);

    /// <summary>The last day of a period of <paramref name="count"/> working days; <paramref name="from"/> is day 1 if it is one.</summary>
    public DateOnly LastOf(DateOnly from, int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        var day = from;
        for (var left = IsWorking(day) ? count - 1 : count; left > 0;)
        {
            day = day.AddDays(1);
            if (IsWorking(day)) left--;
        }

        return day;
    }

    /// <summary>The calendar day in the community's zone (Asia/Shanghai, no summer time since 1991).</summary>
    public static DateOnly DayOf(DateTimeOffset instant) => DateOnly.FromDateTime(Local(instant).DateTime);

    /// <summary>The first moment of a day on the community's wall.</summary>
    public static DateTimeOffset StartOf(DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), Shanghai);

    /// <summary>An instant as the clock on the community's wall shows it.</summary>
    /// <remarks>What lies in the last hours of time, which the wall no longer shows, is its last moment.</remarks>
    public static DateTimeOffset Local(DateTimeOffset instant) =>
        instant.UtcDateTime <= DateTime.MaxValue - Shanghai ? instant.ToOffset(Shanghai) : new(DateTime.MaxValue, Shanghai);
}
