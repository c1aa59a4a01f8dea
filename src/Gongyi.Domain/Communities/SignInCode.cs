using System.Security.Cryptography;
using Gongyi.Shared;

namespace Gongyi.Communities;

/// <summary>
/// Six digits that were sent to a telephone, for the one browser that asked for them. Global, and only keyed hashes
/// are kept: of the browser, of the number and of the digits.
/// </summary>
public sealed class SignInCode
{
    /// <summary>Wrong tries that end a code.</summary>
    public const int Tries = 5;

    /// <summary>Codes that a number is sent within one hour.</summary>
    public const int CodesAnHour = 5;

    /// <summary>Wrong tries in one day after which a number is sent a code an hour only: slower, never locked.</summary>
    public const int WrongTriesADay = 15;

    private SignInCode() { }

    public static TimeSpan ValidFor { get; } = TimeSpan.FromMinutes(10);

    /// <summary>How long a browser that has signed a number in is known for it.</summary>
    public static TimeSpan KnownFor { get; } = TimeSpan.FromDays(400);

    public Guid Id { get; private init; }

    public byte[] Browser { get; private init; } = [];

    public byte[] Phone { get; private init; } = [];

    public byte[] Digits { get; private init; } = [];

    public DateTimeOffset AskedAt { get; private init; }

    public int WrongTries { get; private set; }

    /// <summary>When the right digits came.</summary>
    public DateTimeOffset? ProvedAt { get; private set; }

    /// <summary>When the browser was let in, and <see cref="SeatCommunity"/> and <see cref="SeatId"/> say as whom.</summary>
    public DateTimeOffset? EnteredAt { get; private set; }

    public int? SeatCommunity { get; private set; }

    public Guid? SeatId { get; private set; }

    /// <summary>Makes a code.</summary>
    /// <param name="earlier">
    /// The codes of this number in the last day, by whomever they were asked for; for a browser that is known for the
    /// number only its own, so that strangers cannot use up a neighbour's.
    /// </param>
    /// <returns>Refused: <see cref="TooManyTries"/>.</returns>
    public static Result<SignInCode> Ask(
        Guid id, byte[] browser, byte[] phone, byte[] digits, IReadOnlyCollection<SignInCode> earlier, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(earlier);
        var hour = TimeSpan.FromHours(1);
        var most = earlier.Where(code => code.AskedAt > now - TimeSpan.FromDays(1)).Sum(code => code.WrongTries) < WrongTriesADay ? CodesAnHour : 1;
        var recent = earlier.Where(code => code.AskedAt > now - hour).OrderByDescending(code => code.AskedAt).ToList();
        if (recent.Count >= most) return TooManyTries.Until(recent[most - 1].AskedAt + hour, now);

        return new SignInCode { Id = id, Browser = browser, Phone = phone, Digits = digits, AskedAt = now };
    }

    public bool IsOpen(DateTimeOffset now) => ProvedAt is null && WrongTries < Tries && now < AskedAt + ValidFor;

    /// <summary>Whether these are the digits. Takes as long for a wrong digit at the front as for one at the end.</summary>
    public bool Is(byte[] digits) => CryptographicOperations.FixedTimeEquals(Digits, digits);

    /// <summary>The right digits came from this browser.</summary>
    public void Prove(DateTimeOffset now) => ProvedAt = now;

    /// <summary>Wrong digits came; the fifth time the code ends.</summary>
    public void Miss() => WrongTries++;

    /// <summary>Whether the browser may sit down now: the number was proved a moment ago, and nobody has sat down with it.</summary>
    public bool MayEnter(DateTimeOffset now) => EnteredAt is null && now < ProvedAt + ValidFor;

    /// <summary>Lets the browser in, in one seat, once.</summary>
    /// <returns>Refused: <see cref="CodeOver"/>.</returns>
    public Refusal? Enter(int community, Guid seat, DateTimeOffset now)
    {
        if (!MayEnter(now)) return new CodeOver();
        (EnteredAt, SeatCommunity, SeatId) = (now, community, seat);
        return null;
    }
}
