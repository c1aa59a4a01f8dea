using Gongyi.Shared;

namespace Gongyi.Communities;

/// <summary>A person. Global: belongs to communities through seats and residence.</summary>
public sealed class Person
{
    private Person() { }

    public Guid Id { get; private init; }

    public string Name { get; private set; } = "";

    /// <summary>A mobile or landline number, for the committee to call back and for signing in; families may share one. Never shown unmasked in public.</summary>
    public string Phone { get; private set; } = "";

    public static Person Register(Guid id, string name, string phone) => new() { Id = id, Name = name, Phone = phone };

    /// <summary>Nobody knows any more who this was; the id stays, because others' records point at it.</summary>
    public void Erase() => (Name, Phone) = (Masked.Erased, "");
}

/// <summary>With whom a person lives, as far as help asks: an old person alone is called on sooner.</summary>
public enum Living { WithOthers, Alone, CoupleOnly }

/// <summary>What a roll of residents says of one: no more than the community's daily work needs. A year is enough to know an age.</summary>
public sealed record RollLine(int BirthYear, Living Living, bool RegisteredElsewhere);

/// <summary>Where a person lives.</summary>
public sealed class Residence : CommunityRecord
{
    private Residence() { }

    public Guid PersonId { get; private init; }

    public Guid CourtyardId { get; private init; }

    public int? BirthYear { get; private set; }

    public Living? Living { get; private set; }

    /// <summary>Lives here, and is registered (户籍) in another place.</summary>
    public bool? RegisteredElsewhere { get; private set; }

    public static Residence Of(Actor by, Guid id, Guid person, Guid courtyard)
    {
        ArgumentNullException.ThrowIfNull(by);
        var residence = new Residence { CommunityId = by.Community, Id = id, PersonId = person, CourtyardId = courtyard };
        residence.Tell(new PersonSettled(person, courtyard));
        return residence;
    }

    /// <summary>Whoever lived here is erased: what the roll said of them goes. That somebody lived here stays in the count.</summary>
    public void Forget() => (BirthYear, Living, RegisteredElsewhere) = (null, null, null);

    /// <summary>One line of a roll; the courtyard tells of all of them together.</summary>
    internal static Residence Of(Actor by, Guid id, Guid person, Guid courtyard, RollLine line) => new()
    {
        CommunityId = by.Community, Id = id, PersonId = person, CourtyardId = courtyard,
        BirthYear = line.BirthYear, Living = line.Living, RegisteredElsewhere = line.RegisteredElsewhere,
    };
}

/// <summary>Why two people must not decide for each other (Residents' Committee law art. 14, 36; Charity Law art. 14).</summary>
public enum Kinship { Spouse, ParentOrChild, Sibling, OtherRelative }

/// <summary>Two related people; one row serves both directions.</summary>
public sealed class Relation : CommunityRecord
{
    private Relation() { }

    public Guid PersonId { get; private init; }

    public Guid OtherId { get; private init; }

    public Kinship Kinship { get; private init; }

    public static Relation Declare(Actor by, Guid id, Guid person, Guid other, Kinship kinship)
    {
        ArgumentNullException.ThrowIfNull(by);
        var relation = new Relation { CommunityId = by.Community, Id = id, PersonId = person, OtherId = other, Kinship = kinship };
        relation.Tell(new RelationDeclared(person, other, kinship));
        return relation;
    }
}
