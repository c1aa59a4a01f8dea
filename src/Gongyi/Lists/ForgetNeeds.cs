using Gongyi.Communities;
using Gongyi.Journal;
using Gongyi.Shared;

namespace Gongyi.Lists;

/// <summary>
/// A person is erased: what was said for them or by them goes, what they asked for is no longer waited for, what they
/// offered is no longer offered. A need that they wrote down for a neighbour who still waits is the neighbour's.
/// </summary>
public sealed class ForgetNeeds : IHear<PersonErased>
{
    public Refusal? Hear(PersonErased fact, Write write)
    {
        ArgumentNullException.ThrowIfNull(fact);
        ArgumentNullException.ThrowIfNull(write);
        var needs = write.Db.Needs.Where(need => need.PersonId == fact.Person || need.FiledBy == fact.Person).ToList();
        foreach (var need in needs.FindAll(need => need.PersonId == fact.Person)) need.LetGo();
        var theirs = needs.FindAll(need => need.PersonId == fact.Person || need.IsOver);
        foreach (var need in theirs) need.EraseWords();
        EraseAttachments.Of(write, [.. theirs.Select(need => need.Id)]);

        foreach (var offer in write.Db.Resources.Where(offer => offer.PersonId == fact.Person && offer.OrganizationId == null).ToList()) offer.Erase();
        return null;
    }
}
