using Gongyi.Communities;
using Gongyi.Lists;
using Gongyi.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Gongyi.Front;

/// <summary>Somebody says what they can give.</summary>
public sealed class OfferPage : ShortPage
{
    public override string Title => T["我来出份力"];

    public Task<IActionResult> OnPostOfferAsync(
        string? name, ResourceKind? kind, Category? category, ServiceNature? nature, Guid? courtyard, string? capacity, DateOnly? from, DateOnly? to) =>
        Press(
            write => OfferResource.Run(write, new(name, kind, category, nature, courtyard, Typing.Whole(capacity), from, to)),
            _ => Routes.Resources, T["谢谢您。社区核对以后，就会出现在这里"]);

    /// <summary>Where it is to be had; asked only of those whose home does not say so.</summary>
    public IReadOnlyList<Courtyard> Courtyards { get; private set; } = [];

    protected override Refusal? Load()
    {
        if (Actor is null) return new SignInNeeded();
        if (!Actor.May(Act.OfferResource)) return new NotYourSeat();

        var me = Actor.Person;
        if (!Db.Residences.Any(home => home.PersonId == me)) Courtyards = [.. Db.Courtyards.OrderBy(courtyard => courtyard.Name)];
        return null;
    }
}
