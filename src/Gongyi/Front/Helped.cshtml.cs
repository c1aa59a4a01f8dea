using Gongyi.Communities;
using Gongyi.Lists;
using Gongyi.Shared;

namespace Gongyi.Front;

/// <summary>After asking for help: the number, and what happens next.</summary>
public sealed class HelpedPage : ShortPage
{
    public override string Title => T["已告诉社区"];

    public Need Need { get; private set; } = null!;

    /// <summary>What neighbours wait for in words like these, as everybody may read it.</summary>
    public IReadOnlyList<SimilarNeeds.Item> Similar { get; private set; } = [];

    protected override Refusal? Load()
    {
        if (Actor is null) return new SignInNeeded();
        if (Db.Needs.Named(RouteData.Values["number"] as string) is not { } need) return new NotFoundHere();
        // The page repeats nothing that was said, but its warning depends on it.
        if (need.PersonId != Me && need.FiledBy != Me && !Actor.May(Act.ReadNeedWords)) return new NotFoundHere();

        Need = need;
        Similar = SimilarNeeds.Run(Db, null, need.Words, need.CourtyardId, need.Id);
        return null;
    }
}
