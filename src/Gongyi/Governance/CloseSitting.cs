using Gongyi.Communities;
using Gongyi.Journal;
using Gongyi.Shared;

namespace Gongyi.Governance;

/// <summary>The chair closes a sitting: votes are counted, and each matter takes or misses its step.</summary>
public static class CloseSitting
{
    public sealed record Input;

    public sealed record Outcome(
        Guid Id, Guid Matter, MotionState State, int For, int Against, int Abstained, int Recused, int Present, int Members);

    /// <param name="State">What became of the motions; <c>Mixed</c> when they differ.</param>
    public sealed record Answer(
        string State, int Present, int Quorum, int For, int Against, int Abstained, int Recused, IReadOnlyList<Outcome> Motions);

    public static Result<Answer> Run(Write write, string id, Input input)
    {
        if (write.Db.Sittings.Named(id) is not { } sitting) return new NotFoundHere();
        if (!Convene.MayConvene(write.Actor, sitting.Body)) return new NotYourSeat();

        var ids = sitting.Motions.Select(motion => motion.MatterId).ToList();
        var matters = write.Db.Matters.Where(matter => ids.Contains(matter.Id)).ToDictionary(matter => matter.Id);
        if (sitting.Close(matters, write.Now) is { } no) return no;

        foreach (var matter in matters.Values.Where(matter => matter.Current is { Kind: StepKind.Notice }))
            _ = write.Add(PublicNotice.Draft(write.Actor, write.NewId(), NextNoticeNumber(write), matter));

        List<Outcome> outcomes =
        [
            .. sitting.Motions.Select(motion => new Outcome(
                motion.Id, motion.MatterId, motion.State, motion.For, motion.Against, motion.Abstained, motion.Recused, motion.Present, motion.Members)),
        ];
        var first = outcomes[0];
        var state = outcomes.TrueForAll(each => each.State == first.State) ? first.State.ToString() : "Mixed";
        var presence = sitting.Presence();
        return new Answer(state, presence.Present, presence.Quorum, first.For, first.Against, first.Abstained, first.Recused, outcomes);
    }

    public static void Map(IEndpointRouteBuilder api) => api.Moves<Input, Answer>("/sittings/{id}/closing", Run);

    /// <summary>〔2026〕12号 is <c>2026-12</c> in addresses: no leading zero.</summary>
    private static string NextNoticeNumber(Write write)
    {
        var parts = write.NextNumber("G").Split('-');
        return $"{parts[1]}-{int.Parse(parts[2], System.Globalization.CultureInfo.InvariantCulture)}";
    }
}
