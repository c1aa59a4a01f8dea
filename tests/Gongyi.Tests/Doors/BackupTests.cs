using System.Formats.Tar;
using Gongyi.Journal;
using Gongyi.Lists;
using Gongyi.Operations;

namespace Gongyi.Tests.Doors;

/// <summary>A backup is everything, as of one moment; a restore is all of it or nothing.</summary>
public sealed class BackupTests(BuiltDemo built) : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("gongyi-backup-").FullName;

    private string File => Path.Combine(folder, "b.tar");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_backup_taken_during_a_write_storm_restores_to_a_state_that_verifies_and_holds_all_that_was_acknowledged_before()
    {
        await using var host = await DemoHost.Start(built);
        using var stop = new CancellationTokenSource();
        var acknowledged = new List<string>();
        var storm = Enumerable.Range(0, 8).Select(client => Task.Run(async () =>
        {
            for (var no = 0; !stop.IsCancellationRequested; no++)
            {
                var reply = await host.Post("resident", "/needs", new { text = $"想请人帮忙 {client} {no}" });
                Assert.Equal(201, reply.Status);
                lock (acknowledged) acknowledged.Add(reply.Id);
            }
        })).ToList();
        while (Count() < 40) await Task.Delay(10);
        List<string> before;
        lock (acknowledged) before = [.. acknowledged];
        var (exit, said) = await Run(["backup", File, .. host.Place.Flags]);
        Assert.True(exit == 0, said);
        await stop.CancelAsync();
        await Task.WhenAll(storm);

        var place = built.Empty();
        (exit, said) = await Run(["restore", File, .. place.Flags]);
        Assert.True(exit == 0, said);
        using (var db = place.Store.Read(1))
        {
            var kept = db.Needs.Select(need => need.Id).ToHashSet();
            Assert.Subset(kept, before.Select(Guid.Parse).ToHashSet());
            Assert.True(kept.Count <= Count() + 100);
        }

        Assert.Empty(place.Verify().Findings);
        Assert.Equal(Names(host.Place.Data), Names(place.Data));

        int Count()
        {
            lock (acknowledged) return acknowledged.Count;
        }
    }

    [Fact]
    public async Task A_restored_community_goes_on_where_it_was()
    {
        var place = built.Copy();
        Assert.Equal(0, (await Run(["backup", File, .. place.Flags])).Exit);
        var back = built.Empty();
        Assert.Equal(0, (await Run(["restore", File, .. back.Flags])).Exit);
        await using var host = await DemoHost.Start(built, place: back);
        Assert.Equal("201 PendingVerification", (await host.Post("resident", "/needs", new { text = "又能用了" })).ToString());
        Assert.Empty(host.Verify().Findings);
    }

    [Fact]
    public async Task Nothing_is_overwritten()
    {
        var place = built.Copy();
        Assert.Equal(0, (await Run(["backup", File, .. place.Flags])).Exit);
        var (exit, said) = await Run(["backup", File, .. place.Flags]);
        Assert.Equal(2, exit);
        Assert.Contains("not overwritten", said, StringComparison.Ordinal);

        (exit, said) = await Run(["restore", File, .. place.Flags]);
        Assert.Equal(2, exit);
        Assert.Contains("not overwritten", said, StringComparison.Ordinal);

        var half = built.Empty();
        System.IO.File.WriteAllText(half.Data.File("something.txt"), "mine");
        (exit, said) = await Run(["restore", File, .. half.Flags]);
        Assert.Equal(2, exit);
        Assert.Contains("something.txt", said, StringComparison.Ordinal);
        Assert.Equal("mine", System.IO.File.ReadAllText(half.Data.File("something.txt")));
        Assert.False(half.Store.Exists());
    }

    [Fact]
    public async Task Nobody_restores_under_a_running_server()
    {
        var place = built.Empty();
        using var other = new ServerOptions(place.Data, "", IsDemo: false, place.Database).Lock();
        Assert.Equal(0, (await Run(["backup", File, .. built.Copy().Flags])).Exit);
        var (exit, said) = await Run(["restore", File, .. place.Flags]);
        Assert.Equal(2, exit);
        Assert.Contains("Another gongyi works", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("cut")]
    [InlineData("flipped")]
    [InlineData("no backup")]
    [InlineData("path trick")]
    [InlineData("absent")]
    public async Task A_damaged_backup_is_refused_and_leaves_nothing(string damage)
    {
        Assert.Equal(0, (await Run(["backup", File, .. built.Copy().Flags])).Exit);
        var bytes = System.IO.File.ReadAllBytes(File);
        if (damage == "cut") System.IO.File.WriteAllBytes(File, bytes[..(bytes.Length / 2)]);
        if (damage == "flipped") bytes[bytes.Length / 2] ^= 1;
        if (damage == "flipped") System.IO.File.WriteAllBytes(File, bytes);
        if (damage == "no backup") System.IO.File.WriteAllText(File, new string('x', 5000));
        if (damage == "path trick") AddAbove();
        if (damage == "absent") System.IO.File.Delete(File);

        var place = built.Empty();
        var (exit, said) = await Run(["restore", File, .. place.Flags]);
        Assert.Equal(2, exit);
        Assert.Single(said.Trim().Split('\n'));
        Assert.False(place.Store.Exists());
        Assert.Empty(place.Data.Kept());
        Assert.False(System.IO.File.Exists(Path.Combine(Path.GetDirectoryName(place.Data.Path)!, "evil")));
    }

    [Fact]
    public async Task A_backup_of_tampered_tables_is_named_and_not_kept()
    {
        var tampered = built.Copy();
        using (var somebody = new Tampering(tampered)) somebody.Update("Ballots");
        Assert.Equal(0, (await Run(["backup", File, .. tampered.Flags])).Exit);
        var place = built.Empty();
        var (exit, said) = await Run(["restore", File, .. place.Flags]);
        Assert.Equal(1, exit);
        Assert.Contains("Ballots/", said, StringComparison.Ordinal);
        Assert.False(place.Store.Exists());
        Assert.Empty(place.Data.Kept());
    }

    /// <summary>A member of the archive that would land beside the data directory.</summary>
    private void AddAbove()
    {
        var entries = new List<(string Name, byte[] Data)>();
        using (var tar = new TarReader(System.IO.File.OpenRead(File)))
            while (tar.GetNextEntry(copyData: true) is { } entry)
            {
                using var data = new MemoryStream();
                entry.DataStream?.CopyTo(data);
                entries.Add((entry.Name, data.ToArray()));
            }

        using var stream = System.IO.File.Create(File);
        using var again = new TarWriter(stream);
        foreach (var (name, data) in entries.Append(("../evil", [1])))
            again.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, name) { DataStream = new MemoryStream(data) });
    }

    private static List<string> Names(DataDirectory data) => [.. data.Kept()];

    private static async Task<(int Exit, string Said)> Run(string[] args)
    {
        using var said = new StringWriter();
        return (await Commands.Run(args, said, said), said.ToString());
    }
}
