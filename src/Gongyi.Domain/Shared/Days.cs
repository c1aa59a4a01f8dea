namespace Gongyi.Shared;

/// <summary>Days as people type them.</summary>
public static class Days
{
    /// <summary>Years that may lie between an event and its being written down.</summary>
    public const int MostYears = 10;

    /// <summary>The day of something that has happened.</summary>
    /// <returns>Refused: <see cref="DateMissing"/>, <see cref="DateInFuture"/>, <see cref="DateLongAgo"/> (browsers take 0206 for a year that was typed by half).</returns>
    public static Result<DateOnly> Happened(DateOnly? typed, string field, DateTimeOffset now)
    {
        var today = WorkingDays.DayOf(now);
        return typed is not { } day ? new DateMissing(field)
            : day > today ? new DateInFuture(field)
            : day < today.AddYears(-MostYears) ? new DateLongAgo(field, MostYears)
            : day;
    }
}
