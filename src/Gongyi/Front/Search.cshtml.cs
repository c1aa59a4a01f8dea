using Gongyi.Communities;
using Gongyi.Lists;
using Gongyi.Projects;
using Gongyi.Providers;
using Gongyi.Shared;

namespace Gongyi.Front;

/// <summary>Everything that a few letters lead to, as far as the reader would find it on the lists.</summary>
public sealed class SearchPage : CommunityPage
{
    private const int Most = 8;

    public override string Title => Asked.Length > 0 ? T["找“{0}”", Asked] : T["找一找"];

    public override bool IsDesk => Actor.May(Act.ReadNeedWords);

    public string Asked { get; private set; } = "";

    /// <summary>Nothing in it that anything could be found by.</summary>
    public bool IsTooShort { get; private set; }

    public Listed<ReadNeeds.Item> Needs { get; private set; } = Nothing<ReadNeeds.Item>();

    public Listed<ReadResources.Item> Resources { get; private set; } = Nothing<ReadResources.Item>();

    public Listed<ReadProjects.Item> Projects { get; private set; } = Nothing<ReadProjects.Item>();

    public Listed<ReadOrganizations.Item> Organizations { get; private set; } = Nothing<ReadOrganizations.Item>();

    public Listed<ReadPeople.Item> People { get; private set; } = Nothing<ReadPeople.Item>();

    public bool IsEmpty => Needs.Total + Resources.Total + Projects.Total + Organizations.Total + People.Total == 0;

    /// <summary>The list with the same words.</summary>
    public string More(string list) => $"{list}?q={Uri.EscapeDataString(Asked)}";

    protected override async Task<Refusal?> LoadAsync()
    {
        if (Listed.Search(Request).Fails(out var words, out var no)) return no;
        Asked = words;
        if (words.Length == 0) return null;
        IsTooShort = Terms.In(words) is [];
        if (IsTooShort) return null;

        Needs = await ReadNeeds.Run(Db, Actor, new(Search: words, PageSize: Most)).ConfigureAwait(false);
        Resources = await ReadResources.Run(Db, Actor, new(Search: words, PageSize: Most)).ConfigureAwait(false);
        Projects = await ReadProjects.Run(Db, Actor, new(Search: words, PageSize: Most)).ConfigureAwait(false);
        Organizations = ReadOrganizations.Run(Db, null, words, 1, Most);
        People = ReadPeople.Run(Db, Actor, words, Most);
        return null;
    }

    private static Listed<T> Nothing<T>() => new([], 0, 1, Most);
}
