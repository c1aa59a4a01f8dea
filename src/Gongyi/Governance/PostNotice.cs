using Gongyi.Communities;
using Gongyi.Journal;
using Gongyi.Shared;

namespace Gongyi.Governance;

/// <summary>A worker hangs the notice up and says where.</summary>
public static class PostNotice
{
    public sealed record Input(string? Place);

    public sealed record Answer(NoticeState State, string Number, DateOnly From, DateOnly To);

    public static Result<Answer> Run(Write write, string id, Input input)
    {
        if (write.Db.Notices.Named(id) is not { } notice) return new NotFoundHere();
        if (write.Unless(Act.PostNotice) is { } seat) return seat;

        var matter = write.Db.Matters.Single(each => each.Id == notice.MatterId);
        if (notice.Post(write.Actor, matter, input.Place, write.WorkingDays, write.Now) is { } no) return no;

        return new Answer(notice.State, notice.Number, notice.From!.Value, notice.To!.Value);
    }

    public static void Map(IEndpointRouteBuilder api) => api.Moves<Input, Answer>("/notices/{id}/posting", Run);
}
