using Gongyi.Communities;
using Gongyi.Journal;
using Gongyi.Lists;
using Gongyi.Providers;
using Gongyi.Shared;

namespace Gongyi.Front;

/// <summary>Organisations by name: to everybody those that are admitted or that give something, to the workers all that are known.</summary>
public static class ReadOrganizations
{
    public sealed record Item(Guid Id, string Name, bool IsAdmitted);

    public static Listed<Item> Run(Db db, Actor? actor, string name, int pageSize)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(name);
        var (all, providers, resources) = (actor.May(Act.CheckResource), db.Providers, db.Resources);
        var rows = from organization in db.Organizations
                   where organization.Name.Contains(name)
                   let isAdmitted = providers.Any(provider => provider.Id == organization.Id && provider.State == ProviderState.Active)
                   where all || isAdmitted || resources.Any(resource => resource.OrganizationId == organization.Id && resource.State == ResourceState.Available)
                   orderby organization.Name, organization.Id
                   select new Item(organization.Id, organization.Name, isAdmitted);
        return new([.. rows.Take(pageSize)], rows.Count(), 1, pageSize);
    }
}
