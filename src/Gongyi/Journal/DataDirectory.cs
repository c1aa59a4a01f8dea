namespace Gongyi.Journal;

/// <summary>Everything one installation keeps: the database file, keys, files. One server at a time may write in it.</summary>
public sealed class DataDirectory(string path)
{
    public string Path { get; } = System.IO.Path.GetFullPath(path);

    public string Database => System.IO.Path.Combine(Path, "gongyi.db");

    public string Keys => System.IO.Path.Combine(Path, "keys");

    public string Files => System.IO.Path.Combine(Path, "files");

    public string File(string name) => System.IO.Path.Combine(Path, name);

    public bool HasDatabase => System.IO.File.Exists(Database);

    /// <summary>
    /// Names of all files that belong to the data beside its tables: keys, attachments, what the demo knows of itself.
    /// Settings belong to the machine: a restored one must not lead back to the database it came from.
    /// </summary>
    public IEnumerable<string> Kept() =>
        !Directory.Exists(Path) ? []
        : from file in Directory.EnumerateFiles(Path, "*", SearchOption.AllDirectories)
          let name = System.IO.Path.GetRelativePath(Path, file)
          where !name.StartsWith("gongyi.db", StringComparison.Ordinal) && name is not ("gongyi.lock" or "gongyi.json")
              && !name.StartsWith("backups/", StringComparison.Ordinal) && !name.StartsWith("files/incoming/", StringComparison.Ordinal)
          orderby name
          select name;

    /// <summary>Takes the directory for writing; null when another process has it.</summary>
    public IDisposable? Lock()
    {
        _ = Directory.CreateDirectory(Path);
        try
        {
            return new FileStream(File("gongyi.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException taken) when (IsTaken(taken.HResult))
        {
            return null;
        }
    }

    /// <summary>EWOULDBLOCK on Linux and macOS, a sharing violation on Windows; anything else means that the directory cannot be written.</summary>
    internal static bool IsTaken(int code) => code is 11 or 35 or unchecked((int)0x80070020);
}
