using CsCheck;

namespace TransparencyLog.Tests;

public sealed class WriterTests
{
    [Fact]
    public void However_entries_are_batched_the_log_is_the_same() =>
        Gen.Int[0, 700].List[1, 6].Sample(batches =>
        {
            var storage = new MemoryStorage();
            using (LogWriter.Create(storage, Some.Key).Value!) { }
            foreach (var batch in batches)
            {
                // Another writer each time: what it goes on from are the files alone.
                using var writer = LogWriter.Open(storage, Some.Key).Value!;
                Assert.Null(writer.Append(Some.Leaves(batch, (int)writer.Size)));
                writer.Publish();
            }
            var size = batches.Sum();
            var atOnce = Some.Log(size);
            Assert.Equal(Some.Latest(atOnce).Note.ToString(), Some.Latest(storage).Note.ToString());
            var files = Some.Files(storage);
            foreach (var (path, content) in Some.Files(atOnce)) Assert.Equal(content, files[path]);
            Assert.Empty(Audit.Run(storage, Policy.Of(Some.Key.Log)).Findings);
            Assert.Equal(0, Audit.Run(storage, Policy.Of(Some.Key.Log)).FilesBeyond);
            Assert.Equal(Merkle.Root((ulong)size, Some.Nodes(Some.Leaves(size))), Some.Latest(storage).Root);
        }, iter: 60);

    [Fact]
    public void Every_entry_can_be_read_back_and_proven_at_every_published_size()
    {
        int[] batches = [1, 254, 1, 1, 255, 3, 500];
        var (storage, log) = (new MemoryStorage(), (LogReader?)null);
        log = new LogReader(storage);
        using var writer = LogWriter.Create(storage, Some.Key).Value!;
        foreach (var batch in batches)
        {
            writer.Append(Some.Leaves(batch, (int)writer.Size));
            var published = writer.Publish();
            for (var i = 0UL; i < published.Size; i++)
            {
                Assert.Equal($"leaf {i}", System.Text.Encoding.UTF8.GetString(log.Entry(i, published.Size).Value!));
                Assert.Null(log.Prove(i, published.Note).Value!.Check(Merkle.Leaf(Some.Entry($"leaf {i}").Span), Policy.Of(Some.Key.Log)));
            }
        }
    }

    [Fact]
    public void A_checkpoint_of_before_stays_provable_after_its_partial_tiles_are_gone()
    {
        var storage = Some.Log(10, 20, 300);
        Assert.Null(storage.Read("tile/0/000.p/30"));
        Assert.NotNull(storage.Read("tile/0/000"));
        var log = new LogReader(storage);
        for (ulong size = 1; size <= 330; size++)
            Assert.Null(Merkle.CheckConsistency(size, log.Root(size).Value, 330, Some.Latest(storage).Root, log.Consistency(size, 330).Value!));
        Assert.Equal(Merkle.Root(30, Some.Nodes(Some.Leaves(30))), log.Root(30).Value);
    }

    [Fact]
    public void Nothing_new_leaves_the_checkpoint_with_its_cosignatures()
    {
        var storage = Some.Log(3);
        var witness = Some.KeyOf("w");
        using var writer = LogWriter.Open(storage, Some.Key).Value!;
        writer.Publish(Policy.Of(Some.Key.Log).Open(writer.Latest.Note.With(witness.Cosign(writer.Latest.Checkpoint, Some.Now))).Value!);
        Assert.Equal(2, writer.Publish().Note.Signatures.Count);
        Assert.Equal(2, Note.Parse(storage.Read("checkpoint")!).Value!.Signatures.Count);
        writer.Append(Some.Leaves(1, 3));
        Assert.Single(writer.Publish().Note.Signatures);
    }

    [Fact]
    public void Unpublished_entries_are_not_part_of_the_log()
    {
        var storage = Some.Log(3);
        using (var writer = LogWriter.Open(storage, Some.Key).Value!) writer.Append(Some.Leaves(600, 3));
        Assert.Equal(3UL, Some.Latest(storage).Size);
        Assert.Equal(4, Audit.Run(storage, Policy.Of(Some.Key.Log)).FilesBeyond);
        using (var writer = LogWriter.Open(storage, Some.Key).Value!) Assert.Equal(3UL, writer.Size);
        Assert.Equal(0, Audit.Run(storage, Policy.Of(Some.Key.Log)).FilesBeyond);
    }

    [Theory]
    [InlineData(255_900, 400)]
    [InlineData(256_000, 256)]
    public void What_a_crash_left_beyond_the_checkpoint_is_found_where_names_grow_longer(int published, int lost)
    {
        var storage = Some.Log(published);
        using (var writer = LogWriter.Open(storage, Some.Key).Value!) writer.Append(Some.Leaves(lost, published));
        storage.Write("tile/0/x001/001.p/7", new byte[7 * 32]);
        storage.Write("tile/entries/x001/000.p/9", new byte[18]);
        storage.Write("tile/2/000.p/4", new byte[4 * 32]);
        using (LogWriter.Open(storage, Some.Key).Value!) { }
        var report = Audit.Run(storage, Policy.Of(Some.Key.Log));
        Assert.Equal((0, 0), (report.Findings.Count, report.FilesBeyond));
    }

    [Fact]
    public void An_entry_that_is_too_long_takes_none_of_its_batch_with_it()
    {
        var storage = Some.Log(3);
        using var writer = LogWriter.Open(storage, Some.Key).Value!;
        Assert.Equal(new EntryTooLong(1, 65_536), writer.Append([Some.Entry("a"), new byte[65_536], Some.Entry("b")]));
        Assert.Equal(3UL, writer.Size);
        Assert.Null(writer.Append([new byte[65_535]]));
        Assert.Equal(4UL, writer.Publish().Size);
        Assert.Equal(65_535, new LogReader(storage).Entry(3, 4).Value!.Length);
    }

    [Fact]
    public void A_second_writer_is_refused_until_the_first_is_gone()
    {
        using var place = new Place();
        foreach (var storage in new ILogStorage[] { new MemoryStorage(), new DirectoryStorage(place["log"]) })
        {
            var first = LogWriter.Create(storage, Some.Key).Value!;
            Assert.IsType<InUse>(LogWriter.Open(storage, Some.Key).Refusal);
            Assert.IsType<InUse>(LogWriter.Create(storage, Some.Key).Refusal);
            first.Dispose();
            Assert.IsType<LogExists>(LogWriter.Create(storage, Some.Key).Refusal);
            using var second = LogWriter.Open(storage, Some.Key).Value!;
        }
        Assert.IsType<NoLog>(LogWriter.Open(new MemoryStorage(), Some.Key).Refusal);
    }

    [Fact]
    public void A_log_is_not_gone_on_with_under_another_key()
    {
        var storage = Some.Log(3);
        Assert.IsType<NotSigned>(LogWriter.Open(storage, Some.KeyOf("another")).Refusal);
        var sameName = SigningKey.Create(Some.Origin, new byte[32]).Value!;
        Assert.IsType<NotSigned>(LogWriter.Open(storage, sameName).Refusal);
        using var writer = LogWriter.Open(storage, Some.Key).Value!;
    }

    [Theory]
    [InlineData("tile/0/001.p/44")]
    [InlineData("tile/1/000.p/1")]
    [InlineData("tile/entries/001.p/44")]
    public void A_log_with_a_damaged_edge_is_not_gone_on_with(string path)
    {
        var storage = Some.Log(300);
        var good = storage.Read(path)!;
        foreach (var bad in new[] { [], good[..^1], [.. good, 0], Flipped(good), new byte[good.Length] })
        {
            storage.Write(path, bad);
            Assert.NotNull(LogWriter.Open(storage, Some.Key).Refusal);
        }
        storage.Delete(path);
        Assert.Equal(new FileMissing(path), LogWriter.Open(storage, Some.Key).Refusal);
        storage.Write(path, good);
        using var writer = LogWriter.Open(storage, Some.Key).Value!;
    }

    [Fact]
    public void Both_storages_keep_the_same_files()
    {
        using var place = new Place();
        var (memory, directory) = (new MemoryStorage(), new DirectoryStorage(place["a/b/log"]));
        foreach (var storage in new ILogStorage[] { memory, directory })
        {
            using var writer = LogWriter.Create(storage, Some.Key).Value!;
            foreach (var batch in new[] { 3, 500, 70_000, 1 })
            {
                writer.Append(Some.Leaves(batch, (int)writer.Size));
                writer.Publish();
            }
        }
        var (left, right) = (Some.Files(memory), Some.Files(directory));
        Assert.Equal(left.Keys.Order(), right.Keys.Order());
        foreach (var (path, content) in left) Assert.Equal(content, right[path]);
    }

    [Fact]
    public void What_a_crash_left_beyond_the_checkpoint_is_found_in_the_folder_at_the_edge()
    {
        // Past tile 2000, so that the edge lies in tile/0/x002, which is neither the first folder nor a deeper one.
        var storage = Some.Log(512_100);
        using (var writer = LogWriter.Open(storage, Some.Key).Value!) writer.Append(Some.Leaves(700, 512_100));
        Assert.Contains("tile/0/x002/001", Some.Files(storage).Keys);
        using (LogWriter.Open(storage, Some.Key).Value!) { }
        Assert.DoesNotContain("tile/0/x002/001", Some.Files(storage).Keys);
        Assert.Contains("tile/0/x002/000.p/100", Some.Files(storage).Keys);
    }

    [Fact]
    public void What_a_killed_writer_left_half_written_and_folders_without_files_are_gone()
    {
        using var place = new Place();
        using (var writer = LogWriter.Create(new DirectoryStorage(place["log"]), Some.Key).Value!)
        {
            writer.Append(Some.Leaves(30));
            writer.Publish();
        }
        Assert.True(Directory.Exists(place["log/tile/0/000.p"]));
        Directory.CreateDirectory(place["log/.new"]);
        File.WriteAllText(place["log/.new/7"], "half");
        using (var writer = LogWriter.Open(new DirectoryStorage(place["log"]), Some.Key).Value!)
        {
            Assert.False(File.Exists(place["log/.new/7"]));
            writer.Append(Some.Leaves(270, 30));
            writer.Publish();
        }
        // The full tile has taken the place of the partial ones, and of their folder.
        Assert.True(File.Exists(place["log/tile/0/000"]));
        Assert.False(Directory.Exists(place["log/tile/0/000.p"]));
    }

    private static byte[] Flipped(byte[] bytes)
    {
        var flipped = (byte[])bytes.Clone();
        flipped[^1] ^= 1;
        return flipped;
    }
}
