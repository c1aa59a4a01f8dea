namespace Gongyi.Communities;

/// <summary>An urban community (社区). Global: it is looked up by its slug and by nothing else.</summary>
public sealed class Community
{
    private Community() { }

    /// <summary>A small number: it stands first in every key.</summary>
    public int Id { get; private init; }

    /// <summary>The word in addresses: <c>qiheli</c>.</summary>
    public string Slug { get; private init; } = "";

    /// <summary>栖禾里社区</summary>
    public string Name { get; private init; } = "";

    /// <summary>The committee's telephone number, shown on every page.</summary>
    public string Phone { get; private init; } = "";

    public string Office { get; private init; } = "";

    /// <summary>12 digits, province to community (domain.md §2.8).</summary>
    public string AreaCode { get; private init; } = "";

    /// <summary>The full name of the fund: charity first, then the community (domain.md CH-18).</summary>
    public string FundName { get; private init; } = "";

    public static Community Found(int id, string slug, string name, string phone, string office, string areaCode, string fundName) =>
        new() { Id = id, Slug = slug, Name = name, Phone = phone, Office = office, AreaCode = areaCode, FundName = fundName };
}
