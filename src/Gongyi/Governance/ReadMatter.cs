using Gongyi.Communities;
using Gongyi.Journal;
using Gongyi.Shared;

namespace Gongyi.Governance;

/// <summary>A matter's way through its chain, for everybody to follow.</summary>
public static class ReadMatter
{
    public sealed record OpinionView(Guid Id, StepKind? At, string Text, DateTimeOffset GivenAt);

    /// <param name="Body">The step's name, as in the chain.</param>
    /// <param name="DecidedBy">The body that sits on it; null for the report and the notice.</param>
    public sealed record StepView(
        int Order, StepKind Body, BodyKind? DecidedBy, string Rule, StepState State, DateTimeOffset? DecidedAt, CloseSitting.Outcome? Outcome,
        Guid? Notice, IReadOnlyList<OpinionView> Opinions);

    public sealed record NoticeView(Guid Id, string Number, NoticeState State, DateOnly? From, DateOnly? To);

    public sealed record Answer(
        Guid Id, string Subject, string Title, long Fen, MatterState State, IReadOnlyList<StepView> Steps, StepKind? WaitingFor,
        NoticeView? Notice, Guid? NoticeId, IReadOnlyList<OpinionView> Opinions);

    public static Result<Answer> Run(Db db, string id)
    {
        if (db.Matters.Named(id) is not { } matter) return new NotFoundHere();

        var motions = db.Motions.Where(motion => motion.MatterId == matter.Id).ToDictionary(motion => motion.Id);
        var notice = db.Notices.Where(each => each.MatterId == matter.Id).OrderByDescending(each => each.Id).FirstOrDefault();
        List<OpinionView> opinions = [.. matter.Opinions.Select(opinion => new OpinionView(opinion.Id, opinion.At, opinion.Text, opinion.GivenAt))];
        return new Answer(
            matter.Id, matter.Subject.ToString(), matter.Title, matter.Fen, matter.State,
            [.. matter.Steps.Select(step => View(step, motions, notice, opinions))],
            matter.Current?.Kind,
            notice is null ? null : new NoticeView(notice.Id, notice.Number, notice.State, notice.From, notice.To),
            notice?.Id, opinions);
    }

    public static void Map(IEndpointRouteBuilder api) =>
        api.Tells("/matters/{id}", (db, _, request) => Run(db, request.RouteValues["id"] as string ?? ""));

    private static StepView View(Step step, Dictionary<Guid, Motion> motions, PublicNotice? notice, List<OpinionView> opinions) => new(
        step.Order, step.Kind, step.Body, RuleOf(step), step.State, step.DecidedAt,
        step.DecidedIn is { } decided && motions.TryGetValue(decided, out var motion)
            ? new(motion.Id, motion.MatterId, motion.State, motion.For, motion.Against, motion.Abstained, motion.Recused, motion.Present, motion.Members)
            : null,
        step.Kind is StepKind.Notice ? notice?.Id : null,
        [.. opinions.Where(opinion => opinion.At == step.Kind)]);

    private static string RuleOf(Step step) =>
        step.Body is { } body ? DecisionRule.Of(body).LegalBasis : Chain.Rules.Single(rule => rule.Step == step.Kind).Why;
}
