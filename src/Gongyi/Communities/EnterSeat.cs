using Gongyi.Journal;
using Gongyi.Shared;

namespace Gongyi.Communities;

/// <summary>Whoever has proved a number sits down in one of its seats.</summary>
public static class EnterSeat
{
    /// <param name="Day">The business day: seats are held by it.</param>
    /// <param name="Chosen">As <see cref="ReadSeats.Item.Key"/> names it; null takes the only one.</param>
    public sealed record Input(byte[] Browser, string Number, byte[] Phone, DateOnly Day, string? Chosen);

    public static Result<ReadSeats.Item> Run(Write write, Input input, DateTimeOffset now)
    {
        var code = write.Db.SignInCodes.FirstOrDefault(each => each.Browser == input.Browser && each.Phone == input.Phone && each.ProvedAt != null);
        if (code is null) return new CodeOver();

        var seats = ReadSeats.OfNumber(write.Db, input.Number, input.Day);
        if (seats.Count == 0) return new NoSeatHeld();
        var wanted = seats is [var only] && input.Chosen is null ? only : seats.FirstOrDefault(seat => seat.Key == input.Chosen);
        if (wanted is null) return new ChoiceMissing("seat");
        return code.Enter(wanted.Seat.CommunityId, wanted.Seat.Id, now) is { } no ? no : wanted;
    }

    /// <summary>Whether the browser has proved the number and has not sat down yet.</summary>
    public static bool IsDue(Db db, byte[] browser, byte[] phone, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(db);
        return db.SignInCodes.FirstOrDefault(code => code.Browser == browser && code.Phone == phone && code.ProvedAt != null)?.MayEnter(now) is true;
    }
}
