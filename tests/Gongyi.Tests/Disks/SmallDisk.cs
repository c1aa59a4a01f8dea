using System.Diagnostics;
using Gongyi.Tests.Doors;

namespace Gongyi.Tests.Disks;

/// <summary>A disk of the test's own (a tmpfs): small, and it can be mounted read-only. Only root may have one.</summary>
public sealed class SmallDisk : IDisposable
{
    private readonly string path = Directory.CreateTempSubdirectory("gongyi-disk-").FullName;

    public SmallDisk(int megabytes) => Call("mount", "-t", "tmpfs", "-o", $"size={megabytes}m", "tmpfs", path);

    private string Ballast => Path.Combine(path, "ballast");

    /// <summary>Moves a copy of the demo onto it.</summary>
    public Place Move(Place place) => new(Place.CopyOf(place.Data, Directory.CreateDirectory(Path.Combine(path, "data")).FullName));

    /// <summary>Somebody else takes all that is left.</summary>
    public void Fill()
    {
        using var ballast = new FileStream(Ballast, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        try
        {
            for (var block = new byte[4096]; ;) ballast.Write(block);
        }
        catch (IOException)
        {
            // Full.
        }
    }

    public void Free() => File.Delete(Ballast);

    public void TurnReadOnly() => Call("mount", "-o", "remount,ro", path);

    public void Dispose()
    {
        Call("umount", "-l", path);
        Directory.Delete(path);
    }

    private static void Call(params string[] call)
    {
        using var done = Process.Start(new ProcessStartInfo(call[0], call[1..]) { RedirectStandardError = true })!;
        var said = done.StandardError.ReadToEnd();
        done.WaitForExit();
        if (done.ExitCode != 0) throw new InvalidOperationException($"{string.Join(' ', call)}: {said}");
    }
}
