using System.Globalization;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace TransparencyLog;

/// <summary>
/// A log in a directory that any web server can serve and any tool can copy. A file is written beside, brought to the disk, and
/// renamed into place; <see cref="Flush"/> then brings the names to the disk.
/// </summary>
/// <remarks>
/// <c>.lock</c> keeps a second writer out as long as the first one's process lives; <c>.new/</c> holds files on their way in.
/// Neither belongs to the log. On Windows, names are left to the file system's own journal.
/// </remarks>
public sealed class DirectoryStorage : ILogStorage
{
    private const string Arrivals = ".new", LockFile = ".lock";

    private readonly string root;
    private readonly bool durable;
    private readonly Lock door = new();
    private readonly HashSet<string> ready = new(StringComparer.Ordinal), unflushed = new(StringComparer.Ordinal);
    private long arrivals;

    /// <param name="path">The directory; it is made with the first file.</param>
    /// <param name="durable">False leaves the disk to the operating system: for logs that can be made again.</param>
    public DirectoryStorage(string path, bool durable = true) => (root, this.durable) = (Path.GetFullPath(path), durable);

    public byte[]? Read(string path)
    {
        try
        {
            using var file = File.OpenHandle(InRoot(path));
            var bytes = new byte[Math.Min(RandomAccess.GetLength(file), EntryBundle.LongestFile + 1)];
            var length = 0;
            while (length < bytes.Length && RandomAccess.Read(file, bytes.AsSpan(length), length) is > 0 and var read) length += read;
            return length == bytes.Length ? bytes : bytes[..length];
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    public void Write(string path, ReadOnlySpan<byte> content)
    {
        var target = InRoot(path);
        var folder = Path.GetDirectoryName(target)!;
        lock (door)
        {
            Prepare(folder);
            Prepare(InRoot(Arrivals));
        }
        var arriving = InRoot($"{Arrivals}/{Interlocked.Increment(ref arrivals).ToString(CultureInfo.InvariantCulture)}");
        using (var file = File.OpenHandle(arriving, FileMode.Create, FileAccess.Write, FileShare.None, FileOptions.None, content.Length))
        {
            RandomAccess.Write(file, content, 0);
            if (durable) RandomAccess.FlushToDisk(file);
        }
        File.Move(arriving, target, overwrite: true);
        // Only now: a flush that came between would otherwise have let go of a name that did not yet exist.
        if (durable) lock (door) _ = unflushed.Add(folder);
    }

    public void Delete(string path)
    {
        var target = InRoot(path);
        try
        {
            File.Delete(target);
        }
        catch (DirectoryNotFoundException)
        {
            return;
        }
        var folder = Path.GetDirectoryName(target)!;
        lock (door)
        {
            if (folder == root || Directory.EnumerateFileSystemEntries(folder).Any()) return;
            Directory.Delete(folder);
            _ = ready.Remove(folder);
            _ = unflushed.Remove(folder);
        }
    }

    public IReadOnlyList<string> List(string folder)
    {
        var directory = new DirectoryInfo(InRoot(folder));
        if (!directory.Exists) return [];
        return [.. directory.EnumerateFileSystemInfos().Select(entry => entry is DirectoryInfo ? entry.Name + "/" : entry.Name)];
    }

    public void Flush()
    {
        string[] folders;
        lock (door)
        {
            folders = [.. unflushed];
            unflushed.Clear();
        }
        foreach (var folder in folders) FlushNamesIn(folder);
    }

    public IDisposable? TryLock()
    {
        lock (door) Prepare(root);
        FileStream file;
        try
        {
            file = new FileStream(InRoot(LockFile), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException taken) when (taken.GetType() == typeof(IOException))
        {
            return null;
        }
        // What a killed writer left half written was never part of anything.
        if (Directory.Exists(InRoot(Arrivals))) Directory.Delete(InRoot(Arrivals), recursive: true);
        lock (door) _ = ready.Remove(InRoot(Arrivals));
        return file;
    }

    private string InRoot(string path) => Path.Combine(root, path);

    private void Prepare(string folder)
    {
        if (!ready.Add(folder) || Directory.Exists(folder)) return;
        if (Path.GetDirectoryName(folder) is { } parent)
        {
            if (folder != root) Prepare(parent);
            else _ = Directory.CreateDirectory(parent);
            if (durable) _ = unflushed.Add(parent);
        }
        _ = Directory.CreateDirectory(folder);
    }

    private static void FlushNamesIn(string directory)
    {
        if (OperatingSystem.IsWindows()) return;
        using var handle = new SafeFileHandle(OpenDirectory(Strict.Utf8.GetBytes(directory + "\0"), 0), ownsHandle: true);
        if (handle.IsInvalid) throw new IOException($"{directory} could not be opened: error {Marshal.GetLastPInvokeError()}.");
        RandomAccess.FlushToDisk(handle);
    }

    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int OpenDirectory(byte[] path, int readOnly);
}
