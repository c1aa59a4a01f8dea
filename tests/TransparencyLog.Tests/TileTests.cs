using CsCheck;

namespace TransparencyLog.Tests;

public sealed class TileTests
{
    [Fact]
    public void Paths_are_those_of_the_specification()
    {
        foreach (var vector in Data.Vectors.All("tile_paths"))
        {
            if (vector.TryGetProperty("bad", out var bad))
            {
                Assert.Null(Tile.Parse(bad.GetString()!));
                continue;
            }
            var width = vector.TryGetProperty("W", out var partial) ? partial.GetInt32() : 256;
            var tile = new Tile(vector.GetProperty("L").GetInt32(), vector.GetProperty("N").GetUInt64(), width);
            Assert.Equal(vector.Text("path"), tile.Path);
            Assert.Equal(tile, Tile.Parse(vector.Text("path")));
        }
    }

    [Fact]
    public void A_tile_says_its_path() => Assert.Equal(("tile/0/001.p/7", "tile/entries/000"), ($"{new Tile(0, 1, 7)}", $"{new Tile(Tile.Entries, 0, 256)}"));

    [Fact]
    public void The_last_number_is_a_tile_and_there_is_none_behind_it()
    {
        Assert.Equal(new Tile(0, ulong.MaxValue, 256), Tile.Parse("tile/0/x018/x446/x744/x073/x709/x551/615"));
        Assert.Null(Tile.Parse("tile/0/x018/x446/x744/x073/x709/x551/616"));
        Assert.Null(Tile.Parse("tile/0/x018/x446/x744/x073/x709/x552/000"));
    }

    [Fact]
    public void A_path_and_its_tile_are_one_and_the_same() =>
        Gen.Select(Gen.Int[-1, 63], Gen.ULong, Gen.Int[0, 63], Gen.Int[1, 256]).Sample((level, number, shift, width) =>
        {
            var tile = new Tile(level, number >> shift, width);
            Assert.Equal(tile, Tile.Parse(tile.Path));
        });

    [Theory]
    [InlineData("tile/0/1")]
    [InlineData("tile/0/0001")]
    [InlineData("tile/00/001")]
    [InlineData("tile/64/001")]
    [InlineData("tile/0/x000/001")]
    [InlineData("tile/0/x1/001")]
    [InlineData("tile/0/001/002")]
    [InlineData("tile/0/x001")]
    [InlineData("tile/0/001.p")]
    [InlineData("tile/0/001.p/0")]
    [InlineData("tile/0/001.p/256")]
    [InlineData("tile/0/001.p/05")]
    [InlineData("tile/0/001.p/5/6")]
    [InlineData("tile/0/")]
    [InlineData("tile/0")]
    [InlineData("tile/data/001")]
    [InlineData("tile/Entries/001")]
    [InlineData("tile/0/+01")]
    [InlineData("/tile/0/001")]
    [InlineData("tile/0/001 ")]
    [InlineData("tile/0/x999/x999/x999/x999/x999/x999/x999/999")]
    [InlineData("")]
    public void Another_spelling_is_no_tile(string path) => Assert.Null(Tile.Parse(path));

    [Fact]
    public void A_partial_tile_has_as_many_hashes_as_the_size_leaves_over() =>
        Gen.Select(Gen.ULong, Gen.Int[0, 63], Gen.Int[0, 7]).Sample((number, shift, level) =>
        {
            var size = number >> shift;
            var power = System.Numerics.BigInteger.Pow(256, level);
            var (full, width) = ((ulong)(size / (power * 256)), (int)(size / power % 256));
            if (full > 0) Assert.Equal(new Tile(level, full - 1, 256), Tile.InTree(level, full - 1, size));
            Assert.Equal(width == 0 ? null : new Tile(level, full, width), Tile.InTree(level, full, size));
            Assert.Null(Tile.InTree(level, full + 1, size));
        });

    [Fact]
    public void A_bundle_gives_back_its_entries_and_nothing_else()
    {
        var bundle = new System.Buffers.ArrayBufferWriter<byte>();
        byte[][] entries = [[], [7], new byte[65_535]];
        foreach (var entry in entries) EntryBundle.Write(bundle, entry);
        Assert.Equal(entries, EntryBundle.Read(bundle.WrittenMemory, 3)!.Select(e => e.ToArray()));
        Assert.Null(EntryBundle.Read(bundle.WrittenMemory, 2));
        Assert.Null(EntryBundle.Read(bundle.WrittenMemory, 4));
        Assert.Null(EntryBundle.Read(bundle.WrittenMemory[..^1], 3));
        Assert.Null(EntryBundle.Read(new byte[] { 0 }, 1));
        Assert.Equal(5, EntryBundle.Prefix(bundle.WrittenMemory, 2)!.Value.Length);
    }
}
