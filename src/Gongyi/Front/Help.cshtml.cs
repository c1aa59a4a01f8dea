using Gongyi.Communities;
using Gongyi.Lists;
using Gongyi.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Gongyi.Front;

/// <summary>One sentence is enough to ask for help.</summary>
public sealed class HelpPage : CommunityPage
{
    public override string Title => T["我要帮忙"];

    /// <summary>Whom a worker may write down a need for; empty for everybody else.</summary>
    public IReadOnlyList<(Guid Id, string Name, string Courtyard)> Neighbours { get; private set; } = [];

    public Task<IActionResult> OnPostFileAsync(string? text, string? onBehalfOf) =>
        Press(write => FileNeed.Run(write, new(text, Person(onBehalfOf))), done => Routes.Helped(done.Number));

    /// <summary>What names nobody must not become a need of whoever writes.</summary>
    private static Guid? Person(string? chosen) => string.IsNullOrEmpty(chosen) ? null : Refs.Id(chosen) ?? Guid.Empty;

    protected override Refusal? Load()
    {
        if (Actor is null) return new SignInNeeded();
        if (!Actor.May(Act.FileNeed)) return new NotYourSeat();
        if (!Actor.May(Act.ReadNeedWords)) return null;

        var (people, courtyards, me) = (Db.People, Db.Courtyards, Actor.Person);
        var neighbours =
            from home in Db.Residences
            where home.PersonId != me
            select new
            {
                home.PersonId,
                Name = people.Where(person => person.Id == home.PersonId).Select(person => person.Name).First(),
                Courtyard = courtyards.Where(courtyard => courtyard.Id == home.CourtyardId).Select(courtyard => courtyard.Name).First(),
            };
        Neighbours = [.. neighbours.AsEnumerable().OrderBy(each => each.Courtyard, StringComparer.Ordinal).Select(each => (each.PersonId, Masked.Name(each.Name), each.Courtyard))];
        return null;
    }
}
