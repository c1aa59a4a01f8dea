using Gongyi.Communities;
using Gongyi.Journal;
using Gongyi.Shared;

namespace Gongyi.Governance;

/// <summary>The residents' committee answers an objection, with a reason.</summary>
public static class RuleObjection
{
    public sealed record Input(bool? Upheld, string? Text);

    public sealed record Answer(ObjectionState State, NoticeState Notice);

    public static Result<Answer> Run(Write write, string id, Input input)
    {
        if (write.Db.Objections.Named(id) is not { } found) return new NotFoundHere();
        if (write.Unless(Act.RuleObjection) is { } seat) return seat;

        var notice = write.Db.Notices.Single(each => each.Id == found.NoticeId);
        var objection = notice.Objections.Single(each => each.Id == found.Id);
        var matter = write.Db.Matters.Single(each => each.Id == notice.MatterId);
        if (notice.Rule(write.Actor, objection, input.Upheld, input.Text, matter, write.Now) is { } no) return no;

        return new Answer(objection.State, notice.State);
    }

    public static void Map(IEndpointRouteBuilder api) => api.Moves<Input, Answer>("/objections/{id}/ruling", Run);
}
