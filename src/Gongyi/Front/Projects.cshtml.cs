using Gongyi.Communities;
using Gongyi.Projects;
using Gongyi.Shared;
using Microsoft.AspNetCore.WebUtilities;

namespace Gongyi.Front;

/// <summary>The third list, for everybody.</summary>
[SeenByAll]
public sealed class ProjectsPage : CommunityPage
{
    public override string Title => T["项目清单"];

    public Listed<ReadProjects.Item> List { get; private set; } = null!;

    /// <summary>Where a project stands, in the few words that the list is sorted into.</summary>
    /// <param name="Name">As in addresses: <c>?stage=running</c>.</param>
    public sealed record Stage(string Name, string Word, int Count, long Fen, long PaidFen, IReadOnlyList<ProjectState> States);

    public IReadOnlyList<Stage> Stages { get; private set; } = [];

    /// <summary>The stage that is shown; null for all.</summary>
    public Stage? Chosen { get; private set; }

    public (int Count, long Fen, long PaidFen) All => (Stages.Sum(each => each.Count), Stages.Sum(each => each.Fen), Stages.Sum(each => each.PaidFen));

    /// <summary>The list of a stage, with the words that were looked for.</summary>
    public string To(Stage? stage) => QueryHelpers.AddQueryString(
        Routes.Projects, [.. stage is null ? [] : new[] { KeyValuePair.Create("stage", (string?)stage.Name) }, .. Typed("q") is { Length: > 0 } words ? new[] { KeyValuePair.Create("q", (string?)words) } : []]);

    public bool MayCompose => Actor.May(Act.ComposeProject);

    protected override async Task<Refusal?> LoadAsync()
    {
        if (Listed.Read(Request).Fails(out var page, out var no)) return no;
        if (Listed.Choice<ProjectState>(Request, "state").Fails(out var state, out no)) return no;
        if (Listed.Search(Request).Fails(out var words, out no)) return no;

        var sums = ReadProjects.Sums(Db, Actor);
        Stage Sum(string name, string word, params ProjectState[] states)
        {
            var own = sums.Where(each => states.Contains(each.State)).ToList();
            return new(name, word, own.Sum(each => each.Count), own.Sum(each => each.Fen), own.Sum(each => each.PaidFen), states);
        }

        Stages =
        [
            Sum("drafting", T["在起草"], ProjectState.Drafting),
            Sum("deciding", T["在商量"], ProjectState.Submitted, ProjectState.Approved),
            Sum("running", T["在做"], ProjectState.Contracted, ProjectState.FirstPayment, ProjectState.InProgress, ProjectState.MidTermReview, ProjectState.Rectification),
            Sum("closing", T["在结项"], ProjectState.ClosingRequested, ProjectState.FinalReview),
            Sum("done", T["做完了"], ProjectState.ResultPublished, ProjectState.Archived),
            Sum("stopped", T["没做成"], ProjectState.NotPassed, ProjectState.Terminated),
        ];
        var wish = Request.Query["stage"].ToString();
        Chosen = Stages.FirstOrDefault(stage => stage.Name == wish);
        if (wish.Length > 0 && Chosen is null) return new ChoiceMissing("stage");

        List = await ReadProjects.Run(Db, Actor, new(state.Value, words, page.Page, page.Size, Among: Chosen?.States)).ConfigureAwait(false);
        return null;
    }
}
