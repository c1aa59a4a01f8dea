using System.Collections.Concurrent;
using Gongyi.Journal;

namespace Gongyi.Communities;

/// <summary>Which community an address means. Every request asks, so what was found is kept for as long as nothing is written there.</summary>
public sealed class Addresses(Store store)
{
    private readonly ConcurrentDictionary<string, (long Version, Community Community)> known = new(StringComparer.Ordinal);

    /// <summary>The community of a slug; null when there is none. Only slugs that exist are remembered, so nobody can fill the memory.</summary>
    public Community? Find(string slug)
    {
        ArgumentNullException.ThrowIfNull(slug);
        if (known.TryGetValue(slug, out var kept) && kept.Version == store.Versions.Of(kept.Community.Id)) return kept.Community;

        using var db = store.Read(0);
        var named = db.Communities.Where(each => each.Slug == slug);
        if (named.Select(each => (int?)each.Id).FirstOrDefault() is not { } id) return null;
        var version = store.Versions.Of(id);
        var community = named.First();
        known[slug] = (version, community);
        return community;
    }
}
