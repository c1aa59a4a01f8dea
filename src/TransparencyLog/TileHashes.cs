namespace TransparencyLog;

/// <summary>All nodes of the small tree over one tile, computed once: a proof from a warm tile is looking up.</summary>
internal sealed class TileHashes
{
    private readonly Hash[][] levels = new Hash[9][];

    public TileHashes(ReadOnlySpan<byte> hashes)
    {
        var level = new Hash[hashes.Length / Hash.Length];
        for (var i = 0; i < level.Length; i++) level[i] = new Hash(hashes.Slice(i * Hash.Length, Hash.Length));
        levels[0] = level;
        for (var height = 1; height < levels.Length; height++)
        {
            var above = new Hash[level.Length / 2];
            for (var i = 0; i < above.Length; i++) above[i] = Merkle.Node(level[2 * i], level[2 * i + 1]);
            levels[height] = level = above;
        }
    }

    public int Width => levels[0].Length;

    /// <summary>The root of the complete subtree of 2^height hashes.</summary>
    public Hash this[int height, int index] => levels[height][index];
}
