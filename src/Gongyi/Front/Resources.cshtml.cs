using Gongyi.Communities;
using Gongyi.Fund;
using Gongyi.Lists;
using Gongyi.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Gongyi.Front;

/// <summary>The second list: what the neighbourhood has to give. Workers check here what was offered.</summary>
[SeenByAll]
public sealed class ResourcesPage : CommunityPage
{
    public override string Title => T["身边的服务"];

    public Listed<ReadResources.Item> List { get; private set; } = new([], 0, 1, 30);

    /// <summary>What people mean to give in money, beside what they give in kind; shown with the whole list only.</summary>
    public IReadOnlyList<RecordPromise.Item> Promises { get; private set; } = [];

    /// <summary>Offers that wait and are the reader's own: somebody else looks at those.</summary>
    public IReadOnlySet<Guid> Own { get; private set; } = new HashSet<Guid>();

    public Task<IActionResult> OnPostCheckAsync(string? resource) =>
        Press(write => CheckResource.Run(write, resource ?? "", new()), _ => Routes.Resources, T["已核对，从现在起可以用它帮忙"]);

    protected override async Task<Refusal?> LoadAsync()
    {
        if (Listed.Read(Request).Fails(out var page, out var no)) return no;
        if (Listed.Choice<Category>(Request, "category").Fails(out var category, out no)) return no;
        if (Listed.Search(Request).Fails(out var words, out no)) return no;

        List = await ReadResources.Run(Db, Actor, new(null, category.Value, words, page.Page, page.Size)).ConfigureAwait(false);
        if (category.Value is null && words.Length == 0 && page.Page == 1) Promises = RecordPromise.Read(Db);
        if (Me is { } me) Own = Db.Resources.Where(each => each.PersonId == me && each.State == ResourceState.PendingCheck).Select(each => each.Id).ToHashSet();
        return null;
    }
}
