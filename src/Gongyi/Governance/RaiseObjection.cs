using Gongyi.Communities;
using Gongyi.Journal;
using Gongyi.Shared;

namespace Gongyi.Governance;

/// <summary>Somebody objects to a notice while it hangs. Pages never show who.</summary>
public static class RaiseObjection
{
    public sealed record Input(string? Text);

    public sealed record Answer(Guid Id, ObjectionState State);

    public static Result<Answer> Run(Write write, string id, Input input)
    {
        if (write.Db.Notices.Named(id) is not { } notice) return new NotFoundHere();
        if (write.Unless(Act.Object) is { } seat) return seat;
        if (notice.Object(write.Actor, write.NewId(), input.Text, write.Now).Fails(out var objection, out var no)) return no;

        return new Answer(objection.Id, objection.State);
    }

    public static void Map(IEndpointRouteBuilder api) => api.Creates<Input, Answer>("/notices/{id}/objections", Run);
}
