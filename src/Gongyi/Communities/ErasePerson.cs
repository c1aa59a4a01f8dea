using Gongyi.Journal;
using Gongyi.Shared;
using Microsoft.EntityFrameworkCore;

namespace Gongyi.Communities;

/// <summary>
/// Somebody asked to be forgotten (PIPL art. 47): name, number and words go, seats end, no door opens to them any more.
/// Money, ballots, steps, opinions and objections stay, under an id that leads to nobody.
/// </summary>
public static class ErasePerson
{
    public sealed record Input;

    public sealed record Answer(string State = "Erased");

    public static Result<Answer> Run(Write write, SignInKey key, string id)
    {
        ArgumentNullException.ThrowIfNull(write);
        ArgumentNullException.ThrowIfNull(key);
        if (Refs.Id(id) is not { } who || write.Db.People.FirstOrDefault(each => each.Id == who) is not { } person) return new NotFoundHere();
        var seats = write.Db.Seats.Where(seat => seat.PersonId == who).ToList();
        if (seats is [] && !write.Db.Residences.Any(home => home.PersonId == who)) return new NotFoundHere();
        if (write.Unless(Act.ErasePerson) is { } no) return no;
        if (write.Db.Erasures.Any(each => each.Id == who)) return new AlreadyErased();
        var running = seats.FindAll(seat => seat.To >= write.Today);
        if (!IsRepeated(write) && running.Exists(seat => seat.IsOffice)) return new OfficeRunning();

        CloseDoors(write, key, person.Phone, [.. seats.Select(seat => seat.Id)]);
        foreach (var seat in running) seat.Leave(write.Today.AddDays(-1));
        if (!LivesElsewhere(write, who)) person.Erase();
        foreach (var home in write.Db.Residences.Where(home => home.PersonId == who).ToList()) home.Forget();
        _ = write.Add(Erasure.Of(write.Actor, who, write.Now));
        return new Answer();
    }

    /// <summary>After a restore the house does it again, whatever the older state holds: it was allowed when it was asked.</summary>
    public static bool IsRepeated(Write write)
    {
        ArgumentNullException.ThrowIfNull(write);
        return write.Actor.Capacity is Capacity.House;
    }

    public static RouteHandlerBuilder Map(IEndpointRouteBuilder api, SignInKey key) =>
        api.Moves<Input, Answer>("/people/{id}/erasure", (write, id, _) => Run(write, key, id));

    /// <summary>Codes are kept by number: where a family shares one, theirs stay.</summary>
    private static void CloseDoors(Write write, SignInKey key, string number, List<Guid> seats)
    {
        var (db, here) = (write.Db, write.Actor.Community);
        write.Delete(db.AccessTokens.Where(token => token.SeatCommunity == here && seats.Contains(token.SeatId)));
        write.Delete(db.SignInCodes.Where(code => code.SeatCommunity == here && seats.Contains(code.SeatId!.Value)));
        if (db.People.Count(person => person.Phone == number) > 1) return;
        var phone = key.OfPhone(number);
        write.Delete(db.SignInCodes.Where(code => code.Phone == phone));
    }

    /// <summary>A name belongs to all communities in which the person holds a seat; the last one to forget takes it away.</summary>
    private static bool LivesElsewhere(Write write, Guid who)
    {
        var (here, day, seats) = (write.Actor.Community, write.Today, write.Db.Seats.IgnoreQueryFilters());
        return write.Db.Communities.Any(other => other.Id != here && seats.Any(seat => seat.CommunityId == other.Id && seat.PersonId == who && seat.To >= day));
    }
}
