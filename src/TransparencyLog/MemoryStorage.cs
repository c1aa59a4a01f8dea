using System.Collections.Concurrent;

namespace TransparencyLog;

/// <summary>A log in memory: for tests, for trying things out, and for checking copies.</summary>
public sealed class MemoryStorage : ILogStorage
{
    private readonly ConcurrentDictionary<string, byte[]> files = new(StringComparer.Ordinal);
    private readonly Lock door = new();
    private object? holder;

    public byte[]? Read(string path) => files.GetValueOrDefault(path);

    public void Write(string path, ReadOnlySpan<byte> content) => files[path] = content.ToArray();

    public void Delete(string path) => files.TryRemove(path, out _);

    public IReadOnlyList<string> List(string folder)
    {
        var names = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var (path, _) in files)
        {
            if (!path.StartsWith(folder, StringComparison.Ordinal)) continue;
            var slash = path.IndexOf('/', folder.Length);
            _ = names.Add(slash < 0 ? path[folder.Length..] : path[folder.Length..(slash + 1)]);
        }
        return [.. names];
    }

    public void Flush() { }

    public IDisposable? TryLock()
    {
        lock (door)
        {
            if (holder is not null) return null;
            var lease = new Lease(this);
            holder = lease;
            return lease;
        }
    }

    /// <summary>A copy that goes its own way.</summary>
    public MemoryStorage Copy()
    {
        var copy = new MemoryStorage();
        foreach (var (path, content) in files) copy.files[path] = content;
        return copy;
    }

    private sealed class Lease(MemoryStorage storage) : IDisposable
    {
        public void Dispose()
        {
            lock (storage.door)
                if (storage.holder == this) storage.holder = null;
        }
    }
}
