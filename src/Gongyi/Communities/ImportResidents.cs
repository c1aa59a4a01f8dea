using Gongyi.Journal;
using Gongyi.Shared;

namespace Gongyi.Communities;

/// <summary>The roll of a courtyard comes in: everybody who lives there, as one action.</summary>
public static class ImportResidents
{
    /// <param name="Phone">May stay empty: who signs in for the first time proves a number then.</param>
    public sealed record Line(string Name, int BirthYear, Living Living = Living.WithOthers, bool RegisteredElsewhere = false, string Phone = "");

    public sealed record Input(Guid Courtyard, IReadOnlyList<Line> Lines);

    /// <param name="People">In the order of the lines.</param>
    public sealed record Answer(IReadOnlyList<Guid> People);

    public static Result<Answer> Run(Write write, Input input)
    {
        if (write.Db.Courtyards.Named(input.Courtyard.ToString()) is not { } courtyard) return new NotFoundHere();
        if (write.Unless(Act.SetUp) is { } seat) return seat;

        var roll = new List<(Guid Id, Guid Person, RollLine Line)>();
        foreach (var line in input.Lines)
        {
            if (Text.Needed(line.Name, "name", Text.Line).Fails(out var name, out var no)) return no;
            if (line.BirthYear < 1900 || line.BirthYear > write.Today.Year) return new NumberOutOfRange("birthYear", 1900, write.Today.Year);
            var person = write.Add(Person.Register(write.NewId(), name, Typing.Mobile(line.Phone) ?? line.Phone));
            roll.Add((write.NewId(), person.Id, new(line.BirthYear, line.Living, line.RegisteredElsewhere)));
        }

        foreach (var home in courtyard.TakeIn(write.Actor, roll)) _ = write.Add(home);
        return new Answer([.. roll.Select(each => each.Person)]);
    }
}
