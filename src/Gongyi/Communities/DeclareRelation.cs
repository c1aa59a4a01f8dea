using Gongyi.Journal;
using Gongyi.Shared;

namespace Gongyi.Communities;

/// <summary>Two people are related: neither decides for the other from now on.</summary>
public static class DeclareRelation
{
    public sealed record Input(Guid Person, Guid Other, Kinship Kinship);

    public sealed record Answer(Guid Id);

    public static Result<Answer> Run(Write write, Input input)
    {
        if (write.Unless(Act.SetUp) is { } seat) return seat;
        return new Answer(write.Add(Relation.Declare(write.Actor, write.NewId(), input.Person, input.Other, input.Kinship)).Id);
    }
}
