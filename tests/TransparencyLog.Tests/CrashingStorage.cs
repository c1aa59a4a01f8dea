namespace TransparencyLog.Tests;

/// <summary>
/// A disk that loses power. What was written since the last flush is afterwards there or not, each file for itself, as the
/// disk happened to get to it; what was flushed is there.
/// </summary>
internal sealed class CrashingStorage(MemoryStorage disk, int operations) : ILogStorage
{
    private readonly MemoryStorage flushed = disk.Copy();
    private readonly MemoryStorage seen = disk.Copy();
    private readonly List<(string Path, byte[]? Content)> since = [];
    private readonly Lock door = new();
    private int left = operations;

    public bool Crashed { get; private set; }

    public byte[]? Read(string path) => seen.Read(path);

    public IReadOnlyList<string> List(string folder) => seen.List(folder);

    public IDisposable? TryLock() => seen.TryLock();

    public void Write(string path, ReadOnlySpan<byte> content)
    {
        lock (door)
        {
            Count();
            since.Add((path, content.ToArray()));
            seen.Write(path, content);
        }
    }

    public void Delete(string path)
    {
        lock (door)
        {
            Count();
            since.Add((path, null));
            seen.Delete(path);
        }
    }

    public void Flush()
    {
        lock (door)
        {
            Count();
            foreach (var (path, content) in since) Do(flushed, path, content);
            since.Clear();
        }
    }

    /// <summary>What is found when power is back.</summary>
    public MemoryStorage After(Random chance)
    {
        var after = flushed.Copy();
        foreach (var (path, content) in since)
            if (chance.Next(2) == 0) Do(after, path, content);
        return after;
    }

    private void Count()
    {
        if (left-- > 0) return;
        Crashed = true;
        throw new IOException("The power is gone.");
    }

    private static void Do(MemoryStorage storage, string path, byte[]? content)
    {
        if (content is null) storage.Delete(path);
        else storage.Write(path, content);
    }
}
