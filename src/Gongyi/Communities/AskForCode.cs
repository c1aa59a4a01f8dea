using Gongyi.Journal;
using Gongyi.Shared;
using Microsoft.EntityFrameworkCore;

namespace Gongyi.Communities;

/// <summary>
/// Somebody at the door says their number and wants a code. The same is done and written down whether or not anybody
/// here has that number, so that nobody learns who lives here by asking.
/// </summary>
public static class AskForCode
{
    /// <param name="Digits">Six digits of chance, drawn by the door.</param>
    public sealed record Input(byte[] Browser, string Number, byte[] Phone, string Digits);

    /// <param name="IsKnown">Whether a message has somebody to go to. Not for the page to say.</param>
    public sealed record Answer(bool IsKnown);

    public static Result<Answer> Run(Write write, SignInKey key, Input input, DateTimeOffset now)
    {
        var (forgotten, day) = (now - SignInCode.KnownFor, now - TimeSpan.FromDays(1));
        var all = write.Db.SignInCodes;
        _ = all.Where(code => code.ProvedAt < forgotten || (code.ProvedAt == null && code.AskedAt < day)).ExecuteDelete();

        // Whoever has signed in here before has an allowance of their own: strangers cannot use up a neighbour's.
        var isKnownBrowser = all.Any(code => code.Browser == input.Browser && code.Phone == input.Phone && code.ProvedAt != null);
        var earlier = all.Where(code => code.Phone == input.Phone && code.AskedAt > day && (!isKnownBrowser || code.Browser == input.Browser)).ToList();

        var id = Guid.CreateVersion7(now);
        if (SignInCode.Ask(id, input.Browser, input.Phone, key.OfDigits(id, input.Digits), earlier, now).Fails(out var code, out var no)) return no;
        _ = write.Add(code);
        return new Answer(write.Db.People.Any(person => person.Phone == input.Number));
    }
}
