using Gongyi.Journal;

namespace Gongyi.Lists;

/// <summary>A resource is found by what it is called.</summary>
public sealed class FindResources : Findable<Resource>
{
    public const string Mark = "resource";

    protected override Described Of(Resource record) => new(
        record.Name, record.Number, "", "", [Mark, record.State is ResourceState.Available ? Described.Public : "", Described.Mark(record.State), Described.Mark(record.Category), Described.Mark(record.Kind)]);
}
