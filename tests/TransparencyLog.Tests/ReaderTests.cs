namespace TransparencyLog.Tests;

/// <summary>What a reader says when there is nothing to prove, or nothing to prove it with.</summary>
public sealed class ReaderTests
{
    [Fact]
    public void Of_an_entry_or_a_size_that_no_tree_has_there_is_no_proof()
    {
        var log = new LogReader(Some.Log(5));
        Assert.Equal(new OutOfRange("index", 5, 5), log.Inclusion(5, 5).Refusal);
        Assert.Equal(new OutOfRange("index", 5, 5), log.Entry(5, 5).Refusal);
        Assert.Equal(new OutOfRange("first size", 0, 5), log.Consistency(0, 5).Refusal);
        Assert.Equal(new OutOfRange("first size", 6, 5), log.Consistency(6, 5).Refusal);
        Assert.Null(log.Inclusion(4, 5).Refusal);
        Assert.Null(log.Consistency(5, 5).Refusal);
    }

    [Theory]
    [InlineData("tile/0/000")]
    [InlineData("tile/0/001.p/44")]
    public void A_tile_that_is_missing_or_too_short_is_named_instead_of_proving_anything(string path)
    {
        var storage = Some.Log(300);
        var good = storage.Read(path)!;
        foreach (var bad in new byte[]?[] { null, good[..^32] })
        {
            storage.Delete(path);
            if (bad is not null) storage.Write(path, bad);
            // Another reader each time: what it read once it keeps.
            foreach (var no in new[] { new LogReader(storage).Inclusion(3, 300).Refusal, new LogReader(storage).Consistency(3, 300).Refusal })
                Assert.Equal(path, no switch { FileMissing missing => missing.Path, FileWrong wrong => wrong.Path, _ => $"{no}" });
        }
    }
}
