using System.Globalization;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace TransparencyLog;

/// <summary>
/// A log in a directory that any web server can serve and any tool can copy. A file is written beside; <see cref="Flush"/> brings
/// it to the disk, renames it into place, and brings its name to the disk.
/// </summary>
/// <remarks>
/// Files are synced together and not one by one as they come: the file system then commits its journal once for many.
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
    private readonly List<(string From, string To)> arrived = [];
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
        using (var file = File.OpenHandle(arriving, FileMode.Create, FileAccess.Write))
            RandomAccess.Write(file, content, 0);
        lock (door) arrived.Add((arriving, target));
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
        (string From, string To)[] files;
        lock (door)
        {
            files = [.. arrived];
            arrived.Clear();
        }
        if (durable) SideBySide.Run(files.Length, i =>
        {
            using var file = File.OpenHandle(files[i].From, FileMode.Open, FileAccess.Write);
            RandomAccess.FlushToDisk(file);
        });
        string[] folders;
        lock (door)
        {
            foreach (var (from, to) in files)
            {
                File.Move(from, to, overwrite: true);
                if (durable) _ = unflushed.Add(Path.GetDirectoryName(to)!);
            }
            folders = [.. unflushed];
            unflushed.Clear();
        }
        SideBySide.Run(folders.Length, i => FlushNamesIn(folders[i]));
    }

    public IDisposable? TryLock()
    {
        lock (door) Prepare(root);
        FileStream file;
        try
        {
            // Somebody else's lock is EAGAIN on Linux (11) and macOS (35), and a sharing violation on Windows; a full disk is not.
            file = new FileStream(InRoot(LockFile), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException taken) when (taken.HResult is 11 or 35 or unchecked((int)0x80070020))
        {
            return null;
        }
        // What a killed writer left half written was never part of anything.
        if (Directory.Exists(InRoot(Arrivals))) Directory.Delete(InRoot(Arrivals), recursive: true);
        lock (door)
        {
            _ = ready.Remove(InRoot(Arrivals));
            arrived.Clear();
        }
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
