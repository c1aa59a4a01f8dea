using Gongyi.Journal;

namespace Gongyi.Operations;

/// <summary>
/// Brings a backup back into an empty place. It is looked at as a whole first, verified after, and what does not hold is
/// taken away again: there is never half an installation.
/// </summary>
public static class Restore
{
    /// <param name="Findings">What <c>verify</c> found in it; then nothing stays.</param>
    public sealed record Outcome(string? Wrong = null, VerifyReport? Findings = null);

    public static Outcome From(ServerOptions options, string file)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (!File.Exists(file)) return new($"There is no file {file}.");
        if (options.Store.Exists()) return new($"There is data in {options.Place} already, and it is not overwritten. Name an empty place with --data or --database.");
        if (options.Data.Kept().FirstOrDefault(name => name != Erasures.Name) is { } inTheWay)
            return new($"{options.Data.Path} is not empty ('{inTheWay}'), and nothing is overwritten. Name another directory with --data.");

        var scratch = options.Data.Path.TrimEnd(Path.DirectorySeparatorChar) + ".restoring";
        if (Directory.Exists(scratch)) Directory.Delete(scratch, recursive: true);
        try
        {
            _ = Directory.CreateDirectory(scratch);
            var (about, wrong) = BackupFile.Read(file, scratch);
            if (about is null) return new($"{file} cannot be restored. {wrong}");
            if (about.Tables != options.Store.Kind) return new($"{file} holds tables of {about.Tables}, and {options.Place} is {options.Store.Kind}.");

            return Lay(options, about, scratch);
        }
        catch (Exception failed) when (failed is IOException or InvalidDataException or UnauthorizedAccessException or InvalidOperationException)
        {
            return new($"{file} could not be restored: {failed.Message}");
        }
        finally
        {
            if (Directory.Exists(scratch)) Directory.Delete(scratch, recursive: true);
        }
    }

    private static Outcome Lay(ServerOptions options, BackupManifest about, string scratch)
    {
        options.Store.FillFrom(Path.Combine(scratch, BackupFile.Tables));
        var laid = false;
        try
        {
            Move(options, about, scratch);
            Upgrade.Complete(options.Store);
            if (Differs(options.Store, about) is { } head) return new($"The journal of community {head} does not end where the backup says.");
            if (Wrong(options) is { } torn) return torn;
            // As it was, it is whole; whoever was erased since is now erased in it too, before anybody sees it.
            if (Erasures.Repeat(options) is { } known) return new(known);
            if (Wrong(options) is { } after) return after;

            laid = true;
            return new();
        }
        finally
        {
            if (!laid) TakeAway(options, about);
        }
    }

    private static Outcome? Wrong(ServerOptions options) =>
        Verify.Run(options.Store, new FileStore(options.Data)) is { Findings.Count: > 0 } found ? new(Findings: found) : null;

    private static void Move(ServerOptions options, BackupManifest about, string scratch)
    {
        foreach (var part in about.Files.Where(part => part.Name is not (BackupFile.Tables or Erasures.Name)))
        {
            _ = Directory.CreateDirectory(Path.GetDirectoryName(options.Data.File(part.Name))!);
            File.Move(Path.Combine(scratch, part.Name), options.Data.File(part.Name), overwrite: false);
        }

        // What was erased after the backup counts as much as what was erased before it.
        Erasures.Join(options.Data, Path.Combine(scratch, Erasures.Name));
    }

    private static int? Differs(Store store, BackupManifest about) =>
        about.Heads.Where(head =>
        {
            using var db = store.Read(head.Community);
            return db.JournalHeads.FirstOrDefault() is not { } found || found.Seq != head.Seq || Convert.ToHexStringLower(found.Hash) != head.Hash;
        }).Select(head => (int?)head.Community).FirstOrDefault();

    private static void TakeAway(ServerOptions options, BackupManifest about)
    {
        options.Store.Clear();
        foreach (var part in about.Files.Where(part => part.Name is not (BackupFile.Tables or Erasures.Name))) File.Delete(options.Data.File(part.Name));
    }
}
