using Gongyi.Communities;
using Gongyi.Journal;
using Gongyi.Shared;

namespace Gongyi.Lists;

/// <summary>A worker puts a need on the public list, without names and with consent.</summary>
public static class PublishNeed
{
    public sealed record Input(string? Title, ConsentMethod? Consent);

    public sealed record Answer(NeedState State);

    public static Result<Answer> Run(Write write, string id, Input input)
    {
        if (write.Db.Needs.Named(id) is not { } need) return new NotFoundHere();
        if (write.Unless(Act.PublishNeed) is { } seat) return seat;

        var name = write.Db.People.Where(person => person.Id == need.PersonId).Select(person => person.Name).Single();
        if (need.Publish(input.Title, input.Consent, name, write.Now) is { } no) return no;

        return new Answer(need.State);
    }

    public static void Map(IEndpointRouteBuilder api) => api.Moves<Input, Answer>("/needs/{id}/publication", Run);
}
