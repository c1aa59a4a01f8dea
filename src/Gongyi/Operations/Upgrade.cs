using System.Globalization;
using Gongyi.Communities;
using Gongyi.Journal;

namespace Gongyi.Operations;

/// <summary>Creates the tables, or brings them up to this build after a backup has been taken.</summary>
public static class Upgrade
{
    /// <returns>Where the backup lies, if there was something to lose; or one sentence why nothing was done.</returns>
    public static (string? Backup, string? Wrong) Run(ServerOptions options, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(options);
        string? backup = null;
        if (options.Store.Exists() && options.Store.PendingMigrations() is [var next, ..])
        {
            _ = Directory.CreateDirectory(options.Data.File("backups"));
            backup = options.Data.File(string.Create(CultureInfo.InvariantCulture, $"backups/before-{next}-{now:yyyyMMdd'T'HHmmss'Z'}.tar"));
            if (Backup.Take(options, backup, now) is { } wrong) return (null, wrong);
        }

        Complete(options.Store);
        return (backup, null);
    }

    /// <summary>The tables as this build knows them, with all that comes with it.</summary>
    public static void Complete(Store store)
    {
        ArgumentNullException.ThrowIfNull(store);
        store.Migrate(Communities.Calendar.Complete);
        using var db = store.Read(0);
        FillFinding.Run(store, Modules.Findables(), [.. db.Communities.Select(community => community.Id)]);
    }
}
