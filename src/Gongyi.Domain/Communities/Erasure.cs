using Gongyi.Shared;

namespace Gongyi.Communities;

/// <summary>
/// That a person asked to be forgotten, and was (PIPL art. 47). It is kept under the person's id, once in each community.
/// </summary>
public sealed class Erasure : CommunityRecord
{
    private Erasure() { }

    public Guid By { get; private init; }

    public DateTimeOffset At { get; private init; }

    public static Erasure Of(Actor by, Guid person, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(by);
        var erasure = new Erasure { CommunityId = by.Community, Id = person, By = by.Person, At = now };
        erasure.Tell(new PersonErased(person));
        return erasure;
    }
}
