using System.Collections.Concurrent;
using Gongyi.Journal;
using Microsoft.EntityFrameworkCore;

namespace Gongyi.Communities;

/// <summary>Which community an address means. Every request asks, so what was found is kept for as long as nothing is written there.</summary>
public sealed class Addresses(Store store)
{
    private readonly ConcurrentDictionary<string, (long Version, Community Community)> known = new(StringComparer.Ordinal);

    /// <summary>The community of a slug; null when there is none. Only slugs that exist are remembered, so nobody can fill the memory.</summary>
    public async ValueTask<Community?> Find(string slug)
    {
        ArgumentNullException.ThrowIfNull(slug);
        if (known.TryGetValue(slug, out var kept) && kept.Version == store.Versions.Of(kept.Community.Id)) return kept.Community;

        // After a write everybody who presses asks again, and whoever waits for a connection should hold no thread meanwhile.
        using var db = store.Read(0);
        var named = db.Communities.Where(each => each.Slug == slug);
        if (await named.Select(each => (int?)each.Id).FirstOrDefaultAsync().ConfigureAwait(false) is not { } id) return null;
        var version = store.Versions.Of(id);
        var community = await named.FirstAsync().ConfigureAwait(false);
        known[slug] = (version, community);
        return community;
    }
}
