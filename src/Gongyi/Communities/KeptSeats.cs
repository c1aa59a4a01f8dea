using System.Collections.Concurrent;
using Gongyi.Journal;

namespace Gongyi.Communities;

/// <summary>
/// Who sits in a seat, asked on every request of somebody signed in and read once for each version of the community:
/// whatever gives a seat or ends it, also by erasing its person, is a write there, and moves the version (decision 0023).
/// Whether the seat is held on the day of the request is asked each time.
/// </summary>
public sealed class KeptSeats(Store store, ServerOptions options)
{
    /// <summary>Nothing keeps longer: a commit of which nobody knows whether it was one may move the version before it happens.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    /// <summary>More than sign in to a house between two writes.</summary>
    private const int Most = 20_000;

    private readonly ConcurrentDictionary<(int Community, Guid Seat), (long Version, long At, SeatedPerson? Person)> kept = [];

    public async ValueTask<SeatedPerson?> Of(int community, Guid seat)
    {
        // Read before the seat: a write in between makes what is kept old at once.
        var (version, now) = (store.Versions.Of(community), options.RealTime.GetTimestamp());
        if (kept.TryGetValue((community, seat), out var known) && known.Version == version && options.RealTime.GetElapsedTime(known.At) < Longest) return known.Person;
        if (kept.Count >= Most) kept.Clear();
        using var db = store.Read(0);
        var person = await SeatedPerson.Read(db, community, seat).ConfigureAwait(false);
        kept[(community, seat)] = (version, now, person);
        return person;
    }
}
