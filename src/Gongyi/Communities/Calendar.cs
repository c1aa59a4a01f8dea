using System.Globalization;
using Gongyi.Journal;
using Gongyi.Shared;

namespace Gongyi.Communities;

/// <summary>The State Council's yearly notices, as a table: one line a day, <c>2026-10-10,work</c> or <c>2026-10-01,holiday</c>.</summary>
public static class Calendar
{
    /// <summary>The notices that come with this build.</summary>
    public static IReadOnlyList<Holiday> Shipped { get; } = Read("Gongyi.Communities.holidays.csv");

    public static WorkingDays Load(Db db)
    {
        ArgumentNullException.ThrowIfNull(db);
        return new(db.Holidays.ToDictionary(holiday => holiday.Day, holiday => holiday.IsWorking));
    }

    /// <summary>Adds the shipped days that the table does not have yet; a community's own correction stays.</summary>
    public static void Complete(Db db)
    {
        ArgumentNullException.ThrowIfNull(db);
        var known = db.Holidays.Select(holiday => holiday.Day).ToHashSet();
        db.Holidays.AddRange(Shipped.Where(holiday => !known.Contains(holiday.Day)));
        _ = db.SaveChanges();
    }

    private static List<Holiday> Read(string resource)
    {
        using var stream = typeof(Calendar).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"{resource} is not part of the build.");
        using var reader = new StreamReader(stream);
        return
        [
            .. from line in reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
               where !line.StartsWith('#')
               let parts = line.Split(',')
               select new Holiday { Day = DateOnly.ParseExact(parts[0], "yyyy-MM-dd", CultureInfo.InvariantCulture), IsWorking = parts[1] == "work" },
        ];
    }
}
