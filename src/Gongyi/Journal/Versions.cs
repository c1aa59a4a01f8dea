using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace Gongyi.Journal;

/// <summary>
/// How often each community's tables have moved since this server began. Whoever keeps something that was read writes
/// down the version first and reads then: what was read before a write is then never taken for what stands after it.
/// </summary>
public sealed class Versions
{
    private readonly ConcurrentDictionary<int, long> moves = [];

    /// <summary>Tells this run of the server from all others, whose counting began at nought as well.</summary>
    public string Run { get; } = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(6));

    /// <param name="community">0 for all of them together.</param>
    public long Of(int community) => moves.GetValueOrDefault(community);

    /// <summary>Something was, or may have been, committed.</summary>
    public void Move(int community)
    {
        _ = moves.AddOrUpdate(community, 1, static (_, version) => version + 1);
        if (community != 0) Move(0);
    }
}
