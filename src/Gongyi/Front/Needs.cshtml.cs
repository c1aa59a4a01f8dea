using Gongyi.Communities;
using Gongyi.Lists;
using Gongyi.Shared;

namespace Gongyi.Front;

/// <summary>The first list, as everybody may see it: titles without names.</summary>
[SeenByAll]
public sealed class NeedsPage : CommunityPage
{
    public override string Title => T["需求清单"];

    public Listed<ReadNeeds.Item> List { get; private set; } = new([], 0, 1, 30);

    /// <summary>States in which the public can find a need.</summary>
    public static IReadOnlyList<NeedState> States { get; } =
        [NeedState.Published, NeedState.MatchProposed, NeedState.InService, NeedState.AwaitingFeedback, NeedState.Closed];

    protected override async Task<Refusal?> LoadAsync()
    {
        if (Listed.Read(Request).Fails(out var page, out var no)) return no;
        if (Listed.Choice<NeedState>(Request, "state").Fails(out var state, out no)) return no;
        if (Listed.Choice<Category>(Request, "category").Fails(out var category, out no)) return no;
        if (Listed.Search(Request).Fails(out var words, out no)) return no;

        // Nobody in particular: also a worker sees here what the public sees.
        List = await ReadNeeds.Run(Db, null, new(state.Value, category.Value, null, words, page.Page, page.Size)).ConfigureAwait(false);
        return null;
    }
}
