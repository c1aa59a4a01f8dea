using Gongyi.Communities;
using Gongyi.Journal;
using Gongyi.Lists;
using Gongyi.Shared;

namespace Gongyi.Matching;

/// <summary>Nobody is erased while two people have an appointment: it is kept or called off first.</summary>
public sealed class KeepMatches : IHear<PersonErased>
{
    public Refusal? Hear(PersonErased fact, Write write)
    {
        ArgumentNullException.ThrowIfNull(fact);
        ArgumentNullException.ThrowIfNull(write);
        if (ErasePerson.IsRepeated(write)) return null;
        var (needs, offers) = (write.Db.Needs, write.Db.Resources);
        return write.Db.Matches.Any(match =>
            (match.State == MatchState.PendingBoth || match.State == MatchState.Confirmed || match.State == MatchState.InService)
            && (needs.Any(need => need.Id == match.NeedId && need.PersonId == fact.Person) || offers.Any(offer => offer.Id == match.ResourceId && offer.PersonId == fact.Person)))
                ? new ServiceUnderWay()
                : null;
    }
}
