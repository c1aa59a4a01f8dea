using Gongyi.Communities;
using Gongyi.Journal;
using Gongyi.Shared;

namespace Gongyi.Lists;

/// <summary>Somebody says in one sentence what they, or a neighbour they write for, need.</summary>
public static class FileNeed
{
    /// <param name="Source">How it came to the community; what people say for themselves came from themselves.</param>
    /// <param name="Category">A first guess; who verifies it decides.</param>
    /// <param name="Urgency">The same.</param>
    public sealed record Input(string? Text, Guid? OnBehalfOf = null, NeedSource? Source = null, Category? Category = null, Urgency? Urgency = null);

    public sealed record Answer(Guid Id, string Number, NeedState State);

    public static Result<Answer> Run(Write write, Input input)
    {
        var person = input.OnBehalfOf ?? write.Actor.Person;
        var home = write.Db.Residences.Where(each => each.PersonId == person).Select(each => (Guid?)each.CourtyardId).FirstOrDefault();
        if (input.OnBehalfOf is not null && home is null) return new NotFoundHere();
        if (write.Unless(Act.FileNeed) is { } seat) return seat;
        if (person != write.Actor.Person && !MayWriteFor(write, person)) return new NotYourSeat();
        if (Need.File(write.Actor, write.NewId(), write.NextNumber("N"), input.Text, person, home, write.Now, input.Source, input.Category, input.Urgency)
            .Fails(out var need, out var no)) return no;

        _ = write.Add(need);
        return new Answer(need.Id, need.Number, need.State);
    }

    /// <summary>The same, with a photo of it, whose file is on the disk before this runs.</summary>
    public static Result<Answer> WithPhoto(Write write, Input input, KeptFile? photo)
    {
        if (Run(write, input).Fails(out var filed, out var no)) return no;
        if (photo is null) return filed;
        if (Attachment.Add(write.Actor, write.NewId(), new("need", filed.Id), AttachmentPurpose.Photo, photo, null, 0, write.Now).Fails(out var added, out no)) return no;

        _ = write.Add(added);
        return filed;
    }

    public static void Map(IEndpointRouteBuilder api) => api.Creates<Input, Answer>("/needs", Run);

    /// <summary>Staff write for anybody, other people for their own family (代办).</summary>
    private static bool MayWriteFor(Write write, Guid person)
    {
        var me = write.Actor.Person;
        return write.Actor.May(Act.ReadNeedWords)
            || write.Db.Relations.Any(each => (each.PersonId == me && each.OtherId == person) || (each.PersonId == person && each.OtherId == me));
    }
}
