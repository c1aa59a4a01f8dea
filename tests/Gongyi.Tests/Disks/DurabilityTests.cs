using Gongyi.Tests.Doors;

namespace Gongyi.Tests.Disks;

/// <summary>What "kept" means: the log of the database was on the disk before the answer went out. The kernel's own account of what the server asked of it says so.</summary>
public sealed class DurabilityTests(BuiltDemo built)
{
    private const int Writes = 40;

    [Fact]
    public async Task No_answer_goes_out_before_the_disk_has_it()
    {
        var trace = Path.GetTempFileName();
        using var server = new ServerProcess(built.Copy(), "strace", "-D", "-f", "-y", "-e", "trace=fdatasync,fsync", "-o", trace);
        server.Start();
        using var client = await server.Client();
        for (var no = 1; no <= Writes; no++)
        {
            var before = Flushes(trace);
            Assert.Equal("201 PendingVerification", (await client.Send(HttpMethod.Post, "resident", "/needs", new { text = $"请帮忙 {no}" })).ToString());
            Assert.True(Flushes(trace) > before, $"Write {no} was answered and the disk had not been asked to keep it, or strace may not trace (ptrace) here: {server.Said()}");
        }

        // What is refused changes nothing, and asks nothing of the disk.
        var after = Flushes(trace);
        for (var no = 1; no <= Writes; no++) Assert.Equal(422, (await client.Send(HttpMethod.Post, "resident", "/needs", new { text = "" })).Status);
        Assert.Equal(after, Flushes(trace));
        server.Kill();
        File.Delete(trace);
    }

    /// <summary>How often the write-ahead log was flushed, with success.</summary>
    private static int Flushes(string trace)
    {
        using var open = new StreamReader(new FileStream(trace, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return open.ReadToEnd().Split('\n').Count(line => line.Contains("gongyi.db-wal", StringComparison.Ordinal) && line.EndsWith("= 0", StringComparison.Ordinal));
    }
}
