using Gongyi.Communities;
using Gongyi.Journal;
using Gongyi.Lists;
using Gongyi.Shared;

namespace Gongyi.Projects;

/// <summary>Are you content? The answer closes the need.</summary>
public static class RateNeed
{
    public sealed record Input(Satisfaction? Answer);

    public sealed record Answer(NeedState State);

    public static Result<Answer> Run(Write write, string id, Input input)
    {
        if (write.Db.Needs.Named(id) is not { } need) return new NotFoundHere();
        if (write.Unless(Act.MindOwn) is { } seat) return seat;
        if (need.Rate(write.Actor, input.Answer) is { } no) return no;

        return new Answer(need.State);
    }

    public static void Map(IEndpointRouteBuilder api) => api.Moves<Input, Answer>("/needs/{id}/rating", Run);
}
