using Gongyi.Journal;
using Gongyi.Shared;

namespace Gongyi.Lists;

/// <summary>A need in which others went on is withdrawn, or its person erased: theirs is wanted as before.</summary>
public sealed class KeepMerged : IHear<NeedMoved>
{
    public Refusal? Hear(NeedMoved fact, Write write)
    {
        ArgumentNullException.ThrowIfNull(fact);
        ArgumentNullException.ThrowIfNull(write);
        if (fact.To is NeedState.Withdrawn)
            foreach (var follower in write.Db.Needs.Where(need => need.MergedInto == fact.Need).ToList()) follower.StandAlone();
        return null;
    }
}
