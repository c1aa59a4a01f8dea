namespace TransparencyLog;

/// <summary>
/// Where a log, or a witness's memory, is kept: files by path, as a static web server would serve them. A directory and memory
/// are here; an object store or a table of a database can stand in their place.
/// </summary>
/// <remarks>
/// Two promises make a log safe: a file is there whole or not at all (<see cref="Write"/>), and nothing written before
/// <see cref="Flush"/> is lost after it. Writes of different paths may come from several threads at once.
/// </remarks>
public interface ILogStorage
{
    /// <summary>The file's bytes, or null when there is none. Of a file longer than <see cref="EntryBundle.LongestFile"/>, any longer beginning.</summary>
    byte[]? Read(string path);

    /// <summary>Puts the file there, whole, in place of any other of that name. Until <see cref="Flush"/> it may not be seen yet, and may be lost.</summary>
    void Write(string path, ReadOnlySpan<byte> content);

    /// <summary>Takes the file away, if it is there.</summary>
    void Delete(string path);

    /// <summary>What lies directly in a folder (its path ends in a slash, or is empty): names of files, and of folders with a slash at the end.</summary>
    IReadOnlyList<string> List(string folder);

    /// <summary>Returns when everything written so far would survive a power cut.</summary>
    void Flush();

    /// <summary>The right to write, until it is disposed of or the process ends; null when somebody else has it.</summary>
    IDisposable? TryLock();
}
