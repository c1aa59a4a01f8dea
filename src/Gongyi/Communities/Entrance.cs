using System.Globalization;
using System.Security.Cryptography;
using Gongyi.Journal;
using Gongyi.Shared;
using Microsoft.AspNetCore.Authentication;

namespace Gongyi.Communities;

/// <summary>
/// The house's front door: asks for a number, takes the code, and seats whoever proved the number. It goes by real
/// time, and acts for nobody's community, because it does not know yet who is there.
/// </summary>
public sealed partial class Entrance(
    ServerOptions options, Db db, Lane lane, TimeProvider business, SignInKey key, Browsers browsers, IEnumerable<IMessageChannel> channels, ILogger<Entrance> log)
{
    private readonly IMessageChannel? channel = channels.FirstOrDefault();

    /// <summary>False when this house can send no messages.</summary>
    public bool IsOpen => channel is not null;

    /// <summary>Seats are held by the business day.</summary>
    private DateOnly Today => WorkingDays.DayOf(business.GetUtcNow());

    private DateTimeOffset Now => options.RealTime.GetUtcNow();

    /// <summary>Sends six digits to a number, if anybody here has it. Nobody can tell whether, nor how long it took.</summary>
    /// <returns>What the page must show, where no telephone is reached.</returns>
    public async Task<Result<string>> Ask(HttpContext http, string number, Words words)
    {
        ArgumentNullException.ThrowIfNull(words);
        if (channel is null) return new NotFoundHere();
        var digits = RandomNumberGenerator.GetInt32(1_000_000).ToString("000000", CultureInfo.InvariantCulture);
        var input = new AskForCode.Input(key.OfBrowser(browsers.Mark(http)), number, key.OfPhone(number), digits);
        var result = await lane.Run(Actor.House(0), write => AskForCode.Run(write, key, input, Now)).ConfigureAwait(false);
        if (result.Fails(out var answer, out var no)) return no;

        browsers.KeepNumber(http, number);
        if (!answer.IsKnown) return "";
        var t = words;
        return channel.Send(new(number, digits, t["登录验证码 {0}，十分钟内有效。不是您自己要的就不用理会；谁来要都不要给，社区工作人员也不会问您要。", digits])) ?? "";
    }

    /// <summary>The digits come back: right, or wrong with some tries left.</summary>
    public async Task<Refusal?> Prove(HttpContext http, string digits)
    {
        if (Who(http) is not var (browser, number)) return new CodeOver();
        var input = new ProveNumber.Input(browser, key.OfPhone(number), digits);
        var result = await lane.Run(Actor.House(0), write => ProveNumber.Run(write, key, input, Now)).ConfigureAwait(false);
        return result.Fails(out var answer, out var no) ? no
            : answer.IsRight ? null
            : answer.Left > 0 ? new CodeWrong(answer.Left)
            : new CodeOver();
    }

    /// <summary>The seats to choose from: of the number that was proved just now, or else of whoever is signed in.</summary>
    public IReadOnlyList<ReadSeats.Item> Choices(HttpContext http, Visit visit)
    {
        ArgumentNullException.ThrowIfNull(visit);
        return Who(http) is var (browser, number) && EnterSeat.IsDue(db, browser, key.OfPhone(number), Now) ? ReadSeats.OfNumber(db, number, Today)
            : visit.Seat is { } seat ? ReadSeats.OfPerson(db, seat.PersonId, Today)
            : [];
    }

    /// <summary>Takes the chosen seat; without a choice the only one there is.</summary>
    public async Task<Result<ReadSeats.Item>> Sit(HttpContext http, Visit visit, string? chosen)
    {
        ArgumentNullException.ThrowIfNull(visit);
        var choices = Choices(http, visit);
        if (Who(http) is var (browser, number) && EnterSeat.IsDue(db, browser, key.OfPhone(number), Now))
        {
            var input = new EnterSeat.Input(browser, number, key.OfPhone(number), Today, chosen);
            var result = await lane.Run(Actor.House(0), write => EnterSeat.Run(write, input, Now)).ConfigureAwait(false);
            if (result.Fails(out _, out var no)) return no;
            chosen = result.Value!.Key;
        }

        if (choices.FirstOrDefault(choice => choice.Key == chosen) is not { } seat) return visit.Seat is null ? new CodeOver() : new ChoiceMissing("seat");
        Browsers.ForgetNumber(http);
        var hasOthers = choices.Count(choice => choice.Seat.PersonId == seat.Seat.PersonId) > 1;
        await http.SignInAsync(Visit.Scheme, Visit.PrincipalOf(seat.Seat, hasOthers)).ConfigureAwait(false);
        await KeptSize.Bring(http, db, seat.Seat).ConfigureAwait(false);
        SatDown(log, seat.Seat.CommunityId, seat.Seat.Id);
        return seat;
    }

    /// <summary>Leaves nothing behind on a shared computer, neither pages nor drafts; only the size of letters stays.</summary>
    public static async Task Leave(HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(http);
        await http.SignOutAsync(Visit.Scheme).ConfigureAwait(false);
        Browsers.ForgetNumber(http);
        http.Response.Headers["Clear-Site-Data"] = "\"cache\", \"storage\"";
    }

    private (byte[] Browser, string Number)? Who(HttpContext http) =>
        browsers.MarkOf(http) is { } mark && browsers.NumberOf(http) is { } number ? (key.OfBrowser(mark), number) : null;

    [LoggerMessage(LogLevel.Information, "Signed in: community {Community}, seat {Seat}")]
    private static partial void SatDown(ILogger logger, int community, Guid seat);
}
