using Gongyi.Shared;

namespace Gongyi.Governance;

/// <summary>What kinds of matter walk a chain.</summary>
public enum MatterKind { Project, ProviderAdmission }

/// <summary>
/// What the residents' representatives have delegated to the council. Without it the council only consults
/// (Residents' Committee law art. 32), and the representatives' meeting decides as well.
/// </summary>
public sealed class Mandate : CommunityRecord
{
    private Mandate() { }

    public MatterKind Kind { get; private init; }

    /// <summary>The largest amount the council may decide, in fen; exactly this amount is still within.</summary>
    public long LimitFen { get; private init; }

    public DateOnly From { get; private init; }

    public DateOnly To { get; private init; }

    /// <summary>The resolution that grants it.</summary>
    public string Document { get; private init; } = "";

    public static Mandate Grant(Actor by, Guid id, MatterKind kind, long limitFen, DateOnly from, DateOnly to, string document)
    {
        ArgumentNullException.ThrowIfNull(by);
        var mandate = new Mandate
        {
            CommunityId = by.Community, Id = id, Kind = kind, LimitFen = limitFen, From = from, To = to, Document = document,
        };
        mandate.Tell(new MandateGranted(id, kind, limitFen, from, to));
        return mandate;
    }

    public bool Covers(MatterKind kind, long fen, DateOnly day) => Kind == kind && fen <= LimitFen && From <= day && day <= To;
}
