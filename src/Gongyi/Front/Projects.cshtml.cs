using Gongyi.Communities;
using Gongyi.Projects;
using Gongyi.Shared;
using Microsoft.AspNetCore.OutputCaching;

namespace Gongyi.Front;

/// <summary>The third list, for everybody.</summary>
[OutputCache(PolicyName = SeenByAll.Name)]
public sealed class ProjectsPage : CommunityPage
{
    public override string Title => T["项目清单"];

    public Listed<ReadProjects.Item> List { get; private set; } = null!;

    public ProjectState? Chosen { get; private set; }

    public bool MayCompose => Actor.May(Act.ComposeProject);

    /// <summary>States that can be asked for; drafts only by those who write them.</summary>
    public IEnumerable<ProjectState> States => Enum.GetValues<ProjectState>().Where(state => state is not ProjectState.Drafting || MayCompose);

    protected override Refusal? Load()
    {
        if (Listed.Read(Request).Fails(out var page, out var no)) return no;
        if (Listed.Choice<ProjectState>(Request, "state").Fails(out var state, out no)) return no;
        if (Listed.Search(Request).Fails(out var words, out no)) return no;

        Chosen = state.Value;
        List = ReadProjects.Run(Db, Actor, new(Chosen, words, page.Page, page.Size));
        return null;
    }
}
