using System.Buffers;
using System.Numerics;
using System.Security.Cryptography;

namespace TransparencyLog;

/// <summary>The hash of the complete subtree that covers entries [index·2^level, (index+1)·2^level).</summary>
public delegate Hash NodeAt(int level, ulong index);

/// <summary>The Merkle tree of RFC 6962 §2.1 (RFC 9162 §2.1) over SHA-256: hashes, proofs, and their checks.</summary>
/// <remarks>Everything here is pure. Proofs are made from <see cref="NodeAt"/>, which may read tiles or memory.</remarks>
public static partial class Merkle
{
    /// <summary>The root of the tree without entries: SHA-256 of nothing.</summary>
    public static readonly Hash Empty = new(SHA256.HashData([]));

    /// <summary>SHA-256(0x00 ‖ entry).</summary>
    public static Hash Leaf(ReadOnlySpan<byte> entry)
    {
        Span<byte> hash = stackalloc byte[Hash.Length];
        Leaf(entry, hash);
        return new Hash(hash);
    }

    /// <summary>SHA-256(0x01 ‖ left ‖ right).</summary>
    public static Hash Node(Hash left, Hash right)
    {
        Span<byte> pair = stackalloc byte[2 * Hash.Length];
        left.CopyTo(pair);
        right.CopyTo(pair[Hash.Length..]);
        Span<byte> hash = stackalloc byte[Hash.Length];
        Node(pair, hash);
        return new Hash(hash);
    }

    /// <summary>The root of the first <paramref name="size"/> entries, MTH(D[0:size]).</summary>
    public static Hash Root(ulong size, NodeAt nodes) => size == 0 ? Empty : Range(0, size, nodes);

    /// <summary>PATH(index, D[size]): the hashes from the entry's sibling up to the child of the root.</summary>
    public static Hash[] Inclusion(ulong index, ulong size, NodeAt nodes)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, size);
        var path = new List<Hash>(64);
        Path(0, size, index, nodes, path);
        return [.. path];
    }

    /// <summary>PROOF(size1, D[size2]): that the tree of size2 begins with the tree of size1.</summary>
    public static Hash[] Consistency(ulong size1, ulong size2, NodeAt nodes)
    {
        ArgumentOutOfRangeException.ThrowIfZero(size1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(size1, size2);
        var proof = new List<Hash>(64);
        Subproof(0, size2, size1, known: true, nodes, proof);
        return [.. proof];
    }

    internal static void Leaf(ReadOnlySpan<byte> entry, Span<byte> hash)
    {
        var length = entry.Length + 1;
        var rented = length > 512 ? ArrayPool<byte>.Shared.Rent(length) : null;
        Span<byte> text = rented ?? stackalloc byte[512];
        text[0] = 0;
        entry.CopyTo(text[1..]);
        _ = SHA256.HashData(text[..length], hash);
        if (rented is not null) ArrayPool<byte>.Shared.Return(rented);
    }

    internal static void Node(ReadOnlySpan<byte> pair, Span<byte> hash)
    {
        Span<byte> text = stackalloc byte[1 + 2 * Hash.Length];
        text[0] = 1;
        pair.CopyTo(text[1..]);
        _ = SHA256.HashData(text, hash);
    }

    /// <summary>The root of a complete subtree whose 2^n hashes stand one after another.</summary>
    internal static Hash Subtree(ReadOnlySpan<byte> hashes)
    {
        if (hashes.Length == Hash.Length) return new Hash(hashes);
        Span<byte> level = stackalloc byte[hashes.Length / 2];
        for (var at = 0; at < level.Length; at += Hash.Length) Node(hashes.Slice(2 * at, 2 * Hash.Length), level[at..]);
        for (var left = level.Length / 2; left >= Hash.Length; left /= 2)
            for (var at = 0; at < left; at += Hash.Length)
                Node(level.Slice(2 * at, 2 * Hash.Length), level[at..]);
        return new Hash(level[..Hash.Length]);
    }

    private static void Path(ulong low, ulong high, ulong index, NodeAt nodes, List<Hash> path)
    {
        if (high - low == 1) return;
        var middle = low + Split(high - low);
        if (index < middle)
        {
            Path(low, middle, index, nodes, path);
            path.Add(Range(middle, high, nodes));
        }
        else
        {
            Path(middle, high, index, nodes, path);
            path.Add(Range(low, middle, nodes));
        }
    }

    // SUB(m, D[n], b) of RFC 6962 §2.1.2, with D[low:high] for D[n] and the end of the smaller tree for m.
    private static void Subproof(ulong low, ulong high, ulong end, bool known, NodeAt nodes, List<Hash> proof)
    {
        if (end == high)
        {
            if (!known) proof.Add(Range(low, high, nodes));
            return;
        }
        var middle = low + Split(high - low);
        if (end <= middle)
        {
            Subproof(low, middle, end, known, nodes, proof);
            proof.Add(Range(middle, high, nodes));
        }
        else
        {
            Subproof(middle, high, end, known: false, nodes, proof);
            proof.Add(Range(low, middle, nodes));
        }
    }

    private static Hash Range(ulong low, ulong high, NodeAt nodes)
    {
        var size = high - low;
        if (BitOperations.IsPow2(size))
        {
            var level = BitOperations.TrailingZeroCount(size);
            return nodes(level, low >> level);
        }
        var middle = low + Split(size);
        return Node(Range(low, middle, nodes), Range(middle, high, nodes));
    }

    /// <summary>The largest power of two below <paramref name="size"/>, which is 2 or more.</summary>
    private static ulong Split(ulong size) => 1UL << BitOperations.Log2(size - 1);
}
