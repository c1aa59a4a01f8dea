using System.Security.Cryptography;
using Gongyi.Journal;
using Gongyi.Shared;

namespace Gongyi.Communities;

/// <summary>People come in: with a home, a seat, or both.</summary>
public static class Enroll
{
    public sealed record SeatWish(Capacity Capacity, DateOnly From, DateOnly To, bool Chair = false, string Title = "", Guid? Organization = null);

    /// <param name="Person">Set for somebody already known.</param>
    public sealed record Newcomer(string Name, string Phone, Guid? Courtyard, IReadOnlyList<SeatWish> Seats, Guid? Person = null);

    public sealed record Input(IReadOnlyList<Newcomer> People);

    public sealed record Enrolled(Guid Person, IReadOnlyList<Guid> Seats);

    public sealed record Answer(IReadOnlyList<Enrolled> People);

    public static Result<Answer> Run(Write write, Input input)
    {
        if (write.Unless(Act.SetUp) is { } seat) return seat;

        var all = new List<Enrolled>();
        foreach (var newcomer in input.People)
        {
            var person = newcomer.Person ?? write.Add(Person.Register(write.NewId(), newcomer.Name, Typing.Mobile(newcomer.Phone) ?? newcomer.Phone)).Id;
            if (newcomer.Courtyard is { } home) _ = write.Add(Residence.Of(write.Actor, write.NewId(), person, home));

            var seats = new List<Guid>();
            foreach (var wish in newcomer.Seats)
            {
                if (Seat.Take(
                        write.Actor, write.NewId(), person, wish.Capacity, wish.Organization, wish.Chair, wish.Title, wish.From, wish.To, SeatsNear(write, person))
                    .Fails(out var taken, out var no)) return no;
                seats.Add(write.Add(taken).Id);
            }

            all.Add(new(person, seats));
        }

        return new Answer(all);
    }

    /// <summary>Makes a bearer token for a seat; only its hash stays.</summary>
    public static string IssueToken(Write write, Guid seat)
    {
        ArgumentNullException.ThrowIfNull(write);
        var token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));
        _ = write.Add(new AccessToken { Hash = Visit.HashOf(token), SeatCommunity = write.Actor.Community, SeatId = seat });
        return token;
    }

    /// <summary>Seats of the person and of close relatives, also those taken a moment ago.</summary>
    private static List<Seat> SeatsNear(Write write, Guid person)
    {
        var near = new HashSet<Guid> { person };
        near.UnionWith(write.Db.Relations.Where(relation => relation.PersonId == person).Select(relation => relation.OtherId));
        near.UnionWith(write.Db.Relations.Where(relation => relation.OtherId == person).Select(relation => relation.PersonId));
        return
        [
            .. write.Added<Seat>().Where(seat => near.Contains(seat.PersonId)),
            .. write.Db.Seats.Where(seat => near.Contains(seat.PersonId)),
        ];
    }
}
