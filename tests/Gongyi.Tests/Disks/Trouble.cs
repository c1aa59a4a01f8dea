using System.Diagnostics;
using Gongyi.Tests.Doors;

namespace Gongyi.Tests.Disks;

/// <summary>Something that keeps a running server from writing, and can be taken away again.</summary>
public abstract class Trouble : IDisposable
{
    public static Trouble Of(string name) => name switch
    {
        "full disk" => new FullDisk(),
        "size limit" => new SizeLimit(),
        "read-only" => new Fault("pwrite64:error=EROFS"),
        "broken disk" => new Fault("pwrite64:error=EIO"),
        "broken flush" => new Fault("fdatasync,fsync:error=EIO"),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "No such trouble."),
    };

    /// <summary>Where the server works.</summary>
    public virtual Place Move(Place place) => place;

    public abstract Task Begin(ServerProcess server, Place place);

    public abstract Task End();

    public virtual void Dispose() => GC.SuppressFinalize(this);

    protected static async Task Call(params string[] call)
    {
        var (exit, _, errors) = await ServerProcess.Finish(call);
        if (exit != 0) throw new InvalidOperationException($"{string.Join(' ', call)}: {errors}");
    }

    /// <summary>A small disk, filled up by somebody else.</summary>
    private sealed class FullDisk : Trouble
    {
        private readonly SmallDisk disk = new(megabytes: 24);

        public override Place Move(Place place) => disk.Move(place);

        public override Task Begin(ServerProcess server, Place place)
        {
            disk.Fill();
            return Task.CompletedTask;
        }

        public override Task End()
        {
            disk.Free();
            return Task.CompletedTask;
        }

        public override void Dispose()
        {
            disk.Dispose();
            base.Dispose();
        }
    }

    /// <summary>A limit of the kernel: no file of this process may grow beyond the log as it is now.</summary>
    private sealed class SizeLimit : Trouble
    {
        private string server = "";

        public override Task Begin(ServerProcess server, Place place)
        {
            this.server = $"{server.Id}";
            return Call("prlimit", "--pid", this.server, $"--fsize={new FileInfo(place.Data.Database + "-wal").Length}:unlimited");
        }

        public override Task End() => Call("prlimit", "--pid", server, "--fsize=unlimited:unlimited");
    }

    /// <summary>A kernel that says no to the log's writes or flushes (strace's fault injection).</summary>
    private sealed class Fault(string fault) : Trouble
    {
        private Process? tracer;

        public override async Task Begin(ServerProcess server, Place place)
        {
            var calls = fault.Split(':')[0];
            tracer = Process.Start(new ProcessStartInfo(
                "strace", ["-f", "-p", $"{server.Id}", "-e", $"trace={calls}", "-e", $"inject={fault}", "-P", place.Data.Database + "-wal", "-o", "/dev/null"])
            {
                RedirectStandardError = true,
            })!;
            var said = await tracer.StandardError.ReadLineAsync();
            if (said?.Contains("attached", StringComparison.Ordinal) is not true)
                throw new InvalidOperationException($"strace could not attach; is tracing (ptrace) permitted here? {said}");
            _ = tracer.StandardError.ReadToEndAsync();
        }

        public override async Task End()
        {
            await Call("kill", "-INT", $"{tracer!.Id}");
            await tracer.WaitForExitAsync();
        }

        public override void Dispose()
        {
            tracer?.Dispose();
            base.Dispose();
        }
    }
}
