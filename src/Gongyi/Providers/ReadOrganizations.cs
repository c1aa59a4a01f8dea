using Gongyi.Communities;
using Gongyi.Journal;
using Gongyi.Shared;

namespace Gongyi.Providers;

/// <summary>Who acts in the community: social organisations, merchants, and how far each is admitted to serve.</summary>
public static class ReadOrganizations
{
    /// <param name="Standing">Null for those that never asked to serve here.</param>
    public sealed record Item(Guid Id, string Name, OrganizationKind? Kind, OrganizationLegalForm LegalForm, string? Courtyard, ProviderState? Standing);

    public static Listed<Item> Run(Db db, OrganizationKind? kind, string words, int page, int pageSize)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(words);
        var found = db.Organizations.AsQueryable();
        if (kind is not null) found = found.Where(each => each.Kind == kind);
        if (words.Length > 0) found = found.Where(each => each.Name.Contains(words));
        var (yards, providers) = (db.Courtyards, db.Providers);
        var rows = from each in found
                   orderby each.Name
                   select new Item(
                       each.Id, each.Name, each.Kind, each.LegalForm, yards.Where(yard => yard.Id == each.CourtyardId).Select(yard => yard.Name).FirstOrDefault(),
                       providers.Where(provider => provider.Id == each.Id).Select(provider => (ProviderState?)provider.State).FirstOrDefault());
        return new([.. rows.Skip((page - 1) * pageSize).Take(pageSize)], found.Count(), page, pageSize);
    }

    public static void Map(IEndpointRouteBuilder api) => api.Tells("/organizations", (db, _, request) =>
        Listed.Read(request).Fails(out var page, out var no) ? no
        : Listed.Choice<OrganizationKind>(request, "kind").Fails(out var kind, out no) ? no
        : Listed.Search(request).Fails(out var words, out no) ? no
        : (Result<Listed<Item>>)Run(db, kind.Value, words, page.Page, page.Size));
}
