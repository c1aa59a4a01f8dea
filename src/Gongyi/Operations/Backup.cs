using Gongyi.Journal;

namespace Gongyi.Operations;

/// <summary>
/// Copies everything an installation keeps into one file, while it serves. Tables first, as of one moment; files after
/// them, because a file is there before the row that names it and is never changed.
/// </summary>
public static class Backup
{
    /// <returns>One sentence when it cannot be done; then there is no file.</returns>
    public static string? Take(ServerOptions options, string file, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (File.Exists(file)) return $"{file} is there already and is not overwritten.";
        if (Path.GetDirectoryName(Path.GetFullPath(file)) is not { } folder || !Directory.Exists(folder)) return $"There is no directory for {file}.";

        var scratch = Path.GetFullPath(file) + ".part";
        var (tables, unfinished) = (scratch + ".tables", scratch + ".tar");
        try
        {
            // Tables older than this build are backed up before they are changed, and know nobody erased.
            if (options.Store.PendingMigrations().Count == 0) Erasures.Finish(options.Store, options.Data);
            var erased = Erasures.In(options.Data).Count;
            var heads = options.Store.CopyTo(tables);
            string PathOf(string name) => name == BackupFile.Tables ? tables : options.Data.File(name);
            var about = new BackupManifest(
                BackupFile.Format, $"gongyi {typeof(Backup).Assembly.GetName().Version?.ToString(3)}", now, options.Store.Kind,
                [.. heads.Select(head => new BackupManifest.Head(head.CommunityId, head.Seq, Convert.ToHexStringLower(head.Hash)))],
                [.. options.Data.Kept().Prepend(BackupFile.Tables).Select(name => new BackupManifest.Part(name, new FileInfo(PathOf(name)).Length, BackupFile.HashOf(PathOf(name))))]);
            BackupFile.Write(unfinished, about, PathOf);
            if (Erasures.In(options.Data).Count != erased) return "Somebody was erased while the backup was written, and may stand in it. Nothing was kept; take it again.";
            File.Move(unfinished, file, overwrite: false);
            return null;
        }
        catch (Exception failed) when (failed is IOException or InvalidDataException or UnauthorizedAccessException or InvalidOperationException)
        {
            return $"The backup could not be written: {failed.Message}";
        }
        finally
        {
            File.Delete(tables);
            File.Delete(unfinished);
        }
    }
}
