using Gongyi.Communities;
using Gongyi.Journal;
using Gongyi.Shared;

namespace Gongyi.Lists;

/// <summary>A worker looked at an offer; from now on it can be proposed.</summary>
public static class CheckResource
{
    public sealed record Input;

    public sealed record Answer(ResourceState State);

    public static Result<Answer> Run(Write write, string id, Input input)
    {
        if (write.Db.Resources.Named(id) is not { } resource) return new NotFoundHere();
        if (write.Unless(Act.CheckResource) is { } seat) return seat;
        if (resource.Check(write.Actor) is { } no) return no;

        return new Answer(resource.State);
    }

    public static void Map(IEndpointRouteBuilder api) => api.Moves<Input, Answer>("/resources/{id}/check", Run);
}
