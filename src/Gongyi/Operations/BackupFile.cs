using System.Formats.Tar;
using System.Security.Cryptography;
using System.Text.Json;
using Gongyi.Shared;

namespace Gongyi.Operations;

/// <summary>What a backup says of itself: enough to see, before anything is taken from it, that it is whole.</summary>
/// <param name="Tables">SQLite or PostgreSQL: tables go back to the kind of database they came from.</param>
/// <param name="Heads">Where each community's journal ended at the moment of the copy.</param>
/// <param name="Files">Every other file in it, with length and SHA-256.</param>
public sealed record BackupManifest(
    int Format, string Product, DateTimeOffset At, string Tables, IReadOnlyList<BackupManifest.Head> Heads, IReadOnlyList<BackupManifest.Part> Files)
{
    public sealed record Head(int Community, long Seq, string Hash);

    public sealed record Part(string Name, long Bytes, string Hash);
}

/// <summary>The form of a backup: one plain tar file, its manifest first. Any tool can open it.</summary>
public static class BackupFile
{
    public const int Format = 1;
    public const string Manifest = "backup.json";
    public const string Tables = "tables";

    public static void Write(string file, BackupManifest about, Func<string, string> pathOf)
    {
        ArgumentNullException.ThrowIfNull(about);
        ArgumentNullException.ThrowIfNull(pathOf);
        using var stream = new FileStream(file, FileMode.CreateNew, FileAccess.Write, FileShare.None);
        // It holds everything, the keys too.
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(stream.SafeFileHandle, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        using (var tar = new TarWriter(stream, TarEntryFormat.Pax, leaveOpen: true))
        {
            using var manifest = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(about, Answers.Json));
            tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, Manifest) { DataStream = manifest, ModificationTime = about.At });
            foreach (var part in about.Files)
            {
                using var data = File.OpenRead(pathOf(part.Name));
                tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, part.Name) { DataStream = data, ModificationTime = about.At });
            }
        }

        stream.Flush(flushToDisk: true);
    }

    /// <summary>Lays all files of a backup into an empty directory. What is wrong with it comes back as one sentence, and then nothing of it may be used.</summary>
    public static (BackupManifest? About, string? Wrong) Read(string file, string into)
    {
        try
        {
            using var tar = new TarReader(File.OpenRead(file));
            if (tar.GetNextEntry() is not { Name: Manifest, DataStream: { } first }) return (null, "It is not a backup of gongyi.");
            var about = JsonSerializer.Deserialize<BackupManifest>(first, Answers.Json)!;
            if (about.Format != Format) return (null, $"Its format is {about.Format}, and this build reads {Format}.");
            var expected = about.Files.ToDictionary(part => part.Name);
            while (tar.GetNextEntry() is { } entry)
            {
                // Only names that the manifest knows, and none that leads out of the directory.
                if (!expected.Remove(entry.Name, out var part) || entry.EntryType is not TarEntryType.RegularFile || !IsInside(into, entry.Name))
                    return (null, $"It holds '{entry.Name}', which does not belong there.");
                if (entry.Length != part.Bytes || !Extract(entry, Path.Combine(into, entry.Name), part)) return (null, $"'{entry.Name}' in it is damaged.");
            }

            return expected.Count == 0 ? (about, null) : (null, $"'{expected.Keys.First()}' is missing in it.");
        }
        catch (Exception torn) when (torn is JsonException or InvalidDataException or EndOfStreamException or FormatException)
        {
            return (null, "It is damaged or not a backup of gongyi.");
        }
    }

    public static string HashOf(string path)
    {
        using var stream = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }

    private static bool IsInside(string directory, string name) =>
        Path.GetFullPath(Path.Combine(directory, name)).StartsWith(Path.GetFullPath(directory) + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    private static bool Extract(TarEntry entry, string path, BackupManifest.Part part)
    {
        _ = Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using (var target = new FileStream(path, FileMode.CreateNew, FileAccess.Write))
        {
            entry.DataStream?.CopyTo(target);
            target.Flush(flushToDisk: true);
        }

        return HashOf(path) == part.Hash;
    }
}
