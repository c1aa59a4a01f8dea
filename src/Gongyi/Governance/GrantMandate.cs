using Gongyi.Communities;
using Gongyi.Journal;
using Gongyi.Shared;

namespace Gongyi.Governance;

/// <summary>Writes down what the representatives' meeting has delegated to the council.</summary>
public static class GrantMandate
{
    public sealed record Input(MatterKind Kind, long LimitFen, DateOnly From, DateOnly To, string Document);

    public sealed record Answer(Guid Id);

    public static Result<Answer> Run(Write write, Input input)
    {
        if (write.Unless(Act.SetUp) is { } seat) return seat;
        return new Answer(write.Add(Mandate.Grant(write.Actor, write.NewId(), input.Kind, input.LimitFen, input.From, input.To, input.Document)).Id);
    }

    /// <summary>Whether the council may decide this alone today.</summary>
    public static bool Covers(Write write, MatterKind kind, long fen)
    {
        ArgumentNullException.ThrowIfNull(write);
        var today = write.Today;
        return write.Db.Mandates.Where(mandate => mandate.Kind == kind).AsEnumerable().Any(mandate => mandate.Covers(kind, fen, today));
    }
}
