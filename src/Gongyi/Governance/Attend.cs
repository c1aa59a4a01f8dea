using Gongyi.Communities;
using Gongyi.Journal;
using Gongyi.Shared;

namespace Gongyi.Governance;

/// <summary>A member signs in at a sitting.</summary>
public static class Attend
{
    public sealed record Input;

    public static Result<Presence> Run(Write write, string id, Input input)
    {
        if (write.Db.Sittings.Named(id) is not { } sitting) return new NotFoundHere();
        if (sitting.Attend(write.Actor, write.Now) is { } no) return no;

        return sitting.Presence();
    }

    public static void Map(IEndpointRouteBuilder api) => api.Moves<Input, Presence>("/sittings/{id}/attendance", Run);
}
