using System.Numerics;

namespace TransparencyLog;

public static partial class Merkle
{
    /// <summary>Checks an inclusion proof by RFC 9162 §2.1.3.2. Null when it holds, else <see cref="NotIncluded"/>.</summary>
    public static Refusal? CheckInclusion(Hash leaf, ulong index, ulong size, ReadOnlySpan<Hash> proof, Hash root)
    {
        var no = new NotIncluded(index, size);
        if (index >= size) return no;

        var (node, last, hash) = (index, size - 1, leaf);
        foreach (var sibling in proof)
        {
            if (last == 0) return no;
            if ((node & 1) == 1 || node == last)
            {
                hash = Node(sibling, hash);
                Climb(ref node, ref last);
            }
            else
            {
                hash = Node(hash, sibling);
            }
            node >>= 1;
            last >>= 1;
        }
        return last == 0 && hash == root ? null : no;
    }

    /// <summary>
    /// Checks a consistency proof by RFC 9162 §2.1.4.2. Null when it holds, else <see cref="NotConsistent"/>. Two trees of one
    /// size need an empty proof and equal roots. From size 0 nothing can be proven, so that is refused.
    /// </summary>
    public static Refusal? CheckConsistency(ulong size1, Hash root1, ulong size2, Hash root2, ReadOnlySpan<Hash> proof)
    {
        var no = new NotConsistent(size1, size2);
        if (size1 == 0 || size1 > size2) return no;
        if (size1 == size2) return proof.IsEmpty && root1 == root2 ? null : no;

        var start = root1;
        if (!BitOperations.IsPow2(size1))
        {
            if (proof.IsEmpty) return no;
            start = proof[0];
            proof = proof[1..];
        }
        var (node, last) = (size1 - 1, size2 - 1);
        while ((node & 1) == 1) (node, last) = (node >> 1, last >> 1);

        var (smaller, larger) = (start, start);
        foreach (var hash in proof)
        {
            if (last == 0) return no;
            if ((node & 1) == 1 || node == last)
            {
                smaller = Node(hash, smaller);
                larger = Node(hash, larger);
                Climb(ref node, ref last);
            }
            else
            {
                larger = Node(larger, hash);
            }
            node >>= 1;
            last >>= 1;
        }
        return last == 0 && smaller == root1 && larger == root2 ? null : no;
    }

    // A node without a right sibling is its own parent; it rises until it is a right child.
    private static void Climb(ref ulong node, ref ulong last)
    {
        while ((node & 1) == 0 && node != 0) (node, last) = (node >> 1, last >> 1);
    }
}
