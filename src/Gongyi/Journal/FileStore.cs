using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Gongyi.Journal;

/// <summary>
/// The files of the data directory, <c>files/ab/cdef…</c> by the SHA-256 of what they hold: the same content is one
/// file, and no file is ever changed. A file is on the disk before a row names it, so a crash leaves at most a file
/// that no row names, never a row without its file.
/// </summary>
public sealed class FileStore(DataDirectory data)
{
    private readonly string root = data.Files;

    private string Arrivals => Path.Combine(root, "incoming");

    /// <summary>Every stored file, as a path below <see cref="DataDirectory.Files"/>: what a backup copies. Files never change, so it may take its time.</summary>
    public IEnumerable<string> All() =>
        !Directory.Exists(root) ? []
        : from folder in Directory.EnumerateDirectories(root)
          where Path.GetFileName(folder).Length == 2
          from file in Directory.EnumerateFiles(folder)
          select Path.GetRelativePath(root, file);

    /// <summary>Where content of this hash lies, below <see cref="DataDirectory.Files"/>.</summary>
    public static string NameOf(byte[] hash)
    {
        var hex = Convert.ToHexStringLower(hash);
        return Path.Combine(hex[..2], hex[2..]);
    }

    /// <summary>Begins a file under a name that nobody reads; it is gone when let go, unless it was kept.</summary>
    public IncomingFile Begin()
    {
        _ = Directory.CreateDirectory(Arrivals);
        return new(Path.Combine(Arrivals, Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture)));
    }

    /// <summary>Puts what came in to where its hash says, and returns when it would survive a power cut there.</summary>
    public (byte[] Hash, long Bytes) Keep(IncomingFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        file.Content.Flush(flushToDisk: true);
        file.Content.Position = 0;
        var (hash, bytes) = (SHA256.HashData(file.Content), file.Content.Length);
        file.Content.Dispose();

        var place = Path.Combine(root, NameOf(hash));
        var folder = Path.GetDirectoryName(place)!;
        _ = Directory.CreateDirectory(folder);
        // What stands there already is replaced by the same bytes: the name says so.
        File.Move(file.Path, place, overwrite: true);
        foreach (var changed in (string[])[folder, root, data.Path]) FlushNamesIn(changed);
        return (hash, bytes);
    }

    /// <summary>The content of that hash, to be streamed; null when it is not there.</summary>
    public FileStream? Open(byte[] hash)
    {
        try
        {
            return new FileStream(
                Path.Combine(root, NameOf(hash)), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 16 * 1024,
                FileOptions.Asynchronous | FileOptions.SequentialScan);
        }
        catch (Exception gone) when (gone is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Takes content away for good. Only for what was erased with a person.</summary>
    public void Remove(byte[] hash)
    {
        var place = Path.Combine(root, NameOf(hash));
        if (File.Exists(place)) File.Delete(place);
    }

    /// <summary>What is wrong with the content of that hash; null when it is as it was kept.</summary>
    public string? Fault(byte[] hash, long bytes)
    {
        using var file = Open(hash);
        return file is null ? "its file is missing"
            : file.Length != bytes || !SHA256.HashData(file).AsSpan().SequenceEqual(hash) ? "its file is changed"
            : null;
    }

    /// <summary>Takes away what a killed process left half received. Only for whoever has the directory locked.</summary>
    public void ClearArrivals()
    {
        if (Directory.Exists(Arrivals)) Directory.Delete(Arrivals, recursive: true);
    }

    /// <summary>A new name survives a power cut only when its directory, too, is on the disk.</summary>
    internal static void FlushNamesIn(string directory)
    {
        if (OperatingSystem.IsWindows()) return;
        using var handle = new SafeFileHandle(OpenDirectory(Encoding.UTF8.GetBytes(directory + "\0"), 0), ownsHandle: true);
        if (handle.IsInvalid) throw new IOException($"{directory} could not be opened: error {Marshal.GetLastPInvokeError()}.");
        RandomAccess.FlushToDisk(handle);
    }

    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int OpenDirectory(byte[] path, int readOnly);
}

/// <summary>A file on its way in. Letting it go takes it away, unless it was kept.</summary>
public sealed class IncomingFile : IDisposable
{
    internal IncomingFile(string path) =>
        (Path, Content) = (path, new FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Read, 64 * 1024, FileOptions.Asynchronous));

    internal string Path { get; }

    public FileStream Content { get; }

    public void Dispose()
    {
        Content.Dispose();
        File.Delete(Path);
    }
}
