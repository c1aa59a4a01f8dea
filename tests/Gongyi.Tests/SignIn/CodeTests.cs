using System.Text;
using System.Text.RegularExpressions;
using Gongyi.Communities;
using Gongyi.Shared;
using Gongyi.Tests.Doors;

namespace Gongyi.Tests.SignIn;

/// <summary>A code cannot be guessed, shared, used twice, or used up by somebody else; and it tells nothing about who lives here.</summary>
public sealed partial class CodeTests(BuiltDemo built)
{
    private const string Nobody = "15499999999";

    [Fact]
    public async Task Five_wrong_tries_end_a_code()
    {
        await using var house = await House.Open(built);
        var browser = house.Browser();
        await browser.Ask(House.Resident);
        var code = await house.Sms.CodeTo(House.Resident);
        for (var left = 4; left > 0; left--) Says(new CodeWrong(left), await browser.Write(Not(code)));
        Says(new CodeOver(), await browser.Write(Not(code)));
        Says(new CodeOver(), await browser.Write(code));
        Assert.Equal("/c/qiheli", (await browser.Enter(house.Sms, House.Resident, 2)).Location);
    }

    [Fact]
    public async Task Tries_at_the_same_moment_are_counted_one_by_one()
    {
        await using var house = await House.Open(built);
        var browser = house.Browser();
        await browser.Ask(House.Resident);
        var code = await house.Sms.CodeTo(House.Resident);
        var form = Fields((await browser.Open("/signin/code")).Text);
        var sheets = await Task.WhenAll(Enumerable.Range(0, 25).Select(at => browser.Post("/signin/code", form.Append(new("code", Not(code, at))).ToDictionary())));
        Assert.Equal(SignInCode.Tries, house.Read().SignInCodes.Single().WrongTries);
        Assert.Equal(4, sheets.Count(sheet => sheet.Status == 422));
        Says(new CodeOver(), await browser.Write(code));
    }

    [Fact]
    public async Task A_code_is_good_for_ten_minutes_and_once()
    {
        await using var house = await House.Open(built);
        var browser = house.Browser();
        await browser.Ask(House.Resident);
        var late = await house.Sms.CodeTo(House.Resident);
        house.Time.Pass(TimeSpan.FromMinutes(10));
        Says(new CodeOver(), await browser.Write(late));

        await browser.Ask(House.Resident);
        var code = await house.Sms.CodeTo(House.Resident, 2);
        house.Time.Pass(TimeSpan.FromMinutes(9.9));
        var thief = browser.Copy();
        Assert.Equal(302, (await browser.Write(code)).Status);
        Says(new CodeOver(), await thief.Write(code));
    }

    [Fact]
    public async Task Messages_may_overtake_each_other()
    {
        await using var house = await House.Open(built);
        var browser = house.Browser();
        await browser.Ask(House.Resident);
        await browser.Ask(House.Resident);
        var first = await house.Sms.CodeTo(House.Resident, 2) is not null ? await house.Sms.CodeTo(House.Resident) : "";
        Assert.Equal(302, (await browser.Write(first)).Status);
        Assert.Single(house.Read().SignInCodes);
    }

    [Fact]
    public async Task Another_browser_can_neither_use_a_code_nor_use_it_up()
    {
        await using var house = await House.Open(built);
        var (owner, other) = (house.Browser(), house.Browser("198.51.100.20"));
        await owner.Ask(House.Resident);
        var code = await house.Sms.CodeTo(House.Resident);
        await other.Ask(House.Resident);
        await house.Sms.CodeTo(House.Resident, 2);
        Says(new CodeWrong(4), await other.Write(code));
        for (var tries = 0; tries < 5; tries++) await other.Write(Not(code));
        Assert.Equal(302, (await owner.Write(code)).Status);

        // Nor does it help to take one's number along without the browser's own mark, or to make up a mark.
        await owner.Ask(House.Resident);
        code = await house.Sms.CodeTo(House.Resident, 3);
        var stranger = house.Browser();
        await stranger.Open("/signin");
        var half = owner.Copy("number", "form");
        Says(new CodeOver(), await half.Write(code));
    }

    [Fact]
    public async Task Nobody_learns_by_asking_who_lives_here()
    {
        await using var house = await House.Open(built);
        async Task<string> Seen(string phone)
        {
            var browser = house.Browser();
            var asked = await browser.Ask(phone);
            var page = await browser.Open("/signin/code");
            var wrong = await browser.Write("000000");
            var text = string.Join('\n', asked.Status, asked.Location, asked.Text, string.Join(',', browser.Jar.Keys.Order()), string.Join(',', browser.Jar.Values.Select(value => value.Length)), page.Text, wrong.Status, wrong.Text);
            return Chance().Replace(text, "").Replace(Masked.Phone(phone), "", StringComparison.Ordinal).Replace(phone, "", StringComparison.Ordinal);
        }

        var (known, unknown) = (await Seen(House.Resident), await Seen(Nobody));
        Assert.Equal(known, unknown);
        await house.Sms.CodeTo(House.Resident);
        Assert.Empty(house.Sms.To(Nobody));
        // The same is written down, too.
        Assert.Equal(2, house.Read().SignInCodes.Count());
    }

    [Fact]
    public async Task A_number_gets_few_codes_an_hour_from_wherever_they_are_asked_for()
    {
        await using var house = await House.Open(built);
        for (var at = 1; at <= SignInCode.CodesAnHour; at++) Assert.Equal(302, (await house.Browser($"198.51.100.{at}").Ask(House.Resident)).Status);
        var refused = await house.Browser("198.51.100.99").Ask(House.Resident);
        Assert.Equal(429, refused.Status);
        Assert.InRange(refused.RetryAfter, 3500, 3600);
        Says(new TooManyTries(refused.RetryAfter), refused);
        Assert.Equal(429, (await house.Browser("198.51.100.100").Ask(House.Resident)).Status);
        // The same is said of a number that nobody has.
        for (var at = 1; at <= SignInCode.CodesAnHour; at++) Assert.Equal(302, (await house.Browser().Ask(Nobody)).Status);
        Assert.Equal(429, (await house.Browser().Ask(Nobody)).Status);

        await house.Sms.CodeTo(House.Resident, SignInCode.CodesAnHour);
        Assert.Equal(SignInCode.CodesAnHour, house.Sms.To(House.Resident).Count());
        house.Time.Pass(TimeSpan.FromMinutes(61));
        Assert.Equal(302, (await house.Browser().Ask(House.Resident)).Status);
    }

    [Fact]
    public async Task Strangers_cannot_use_up_the_codes_of_a_browser_that_was_here_before()
    {
        await using var house = await House.Open(built);
        var mine = house.Browser();
        await mine.Enter(house.Sms, House.Resident);
        for (var at = 0; at < SignInCode.CodesAnHour + 2; at++) await house.Browser($"198.51.100.{at}").Ask(House.Resident);
        Assert.Equal(429, (await house.Browser().Ask(House.Resident)).Status);
        mine.Lose("seat");
        Assert.Equal(302, (await mine.Ask(House.Resident)).Status);
    }

    [Fact]
    public async Task Many_wrong_tries_in_a_day_make_it_slow_and_never_shut_it()
    {
        await using var house = await House.Open(built);
        for (var round = 0; round < 3; round++)
        {
            var guesser = house.Browser($"198.51.100.{round}");
            await guesser.Ask(House.Resident);
            var code = await house.Sms.CodeTo(House.Resident, round + 1);
            for (var tries = 0; tries < 5; tries++) await guesser.Write(Not(code, tries));
        }

        Assert.Equal(429, (await house.Browser().Ask(House.Resident)).Status);
        house.Time.Pass(TimeSpan.FromMinutes(61));
        var browser = house.Browser();
        Assert.Equal("/c/qiheli", (await browser.Enter(house.Sms, House.Resident, 4)).Location);
        Assert.Equal(429, (await house.Browser().Ask(House.Resident)).Status);
        house.Time.Pass(TimeSpan.FromHours(24));
        Assert.Equal(302, (await house.Browser().Ask(House.Resident)).Status);
        Assert.Equal(302, (await house.Browser().Ask(House.Resident)).Status);
    }

    [Fact]
    public async Task What_is_kept_of_a_code_tells_nothing_without_the_key()
    {
        await using var house = await House.Open(built);
        var browser = house.Browser();
        await browser.Ask(House.Resident);
        var code = await house.Sms.CodeTo(House.Resident);
        var row = house.Read().SignInCodes.Single();
        var kept = Encoding.Latin1.GetString([.. row.Browser, .. row.Phone, .. row.Digits]);
        Assert.DoesNotContain(code, kept, StringComparison.Ordinal);
        Assert.DoesNotContain(House.Resident, kept, StringComparison.Ordinal);
        Assert.All((byte[][])[row.Browser, row.Phone, row.Digits], hash => Assert.Equal(32, hash.Length));
        Assert.NotEqual(new SignInKey(house.Data).OfDigits(Guid.NewGuid(), code), row.Digits);
        Assert.Equal(new SignInKey(house.Data).OfDigits(row.Id, code), row.Digits);
        // The cookies say nothing either.
        Assert.DoesNotContain(browser.Jar.Values, value => value.Contains(House.Resident, StringComparison.Ordinal) || value.Contains(code, StringComparison.Ordinal));
        var key = Path.Combine(house.Data.Keys, "sign-in.key");
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(key));
    }

    [Fact]
    public async Task Old_codes_are_forgotten()
    {
        await using var house = await House.Open(built);
        await house.Browser().Ask(Nobody);
        await house.Browser().Enter(house.Sms, House.Resident);
        house.Time.Pass(TimeSpan.FromDays(2));
        await house.Browser().Ask("15488888888");
        Assert.Equal(2, house.Read().SignInCodes.Count());
        house.Time.Pass(TimeSpan.FromDays(401));
        await house.Browser().Ask("15488888888");
        Assert.Equal(1, house.Read().SignInCodes.Count());
    }

    [Fact]
    public async Task A_seat_is_taken_once_for_a_code_and_soon()
    {
        await using var house = await House.Open(built);
        var browser = house.Browser();
        await browser.Enter(house.Sms, "15400000004");
        var kept = browser.Copy();
        var seat = Regex.Match((await browser.Open("/signin/seat")).Text, "name=\"seat\" value=\"([^\"]+)\"").Groups[1].Value;
        Assert.Equal(302, (await browser.Press("/signin/seat", "/signin/seat", ("seat", seat))).Status);
        Assert.Equal("/signin", (await kept.Open("/signin/seat")).Location);
        var row = house.Read().SignInCodes.Single();
        Assert.Equal(seat, $"{row.SeatCommunity}-{row.SeatId:N}");

        browser.Lose("seat");
        await browser.Enter(house.Sms, "15400000004", 2);
        house.Time.Pass(TimeSpan.FromMinutes(10));
        Assert.Equal("/signin", (await browser.Open("/signin/seat")).Location);
    }

    private static void Says(Refusal expected, Sheet sheet)
    {
        Assert.Equal(expected.Status, sheet.Status);
        Assert.Contains(Words.For(null).Say(expected), sheet.Text, StringComparison.Ordinal);
    }

    private static string Not(string code, int by = 0) => $"{(int.Parse(code, System.Globalization.CultureInfo.InvariantCulture) + 1 + by) % 1_000_000:000000}";

    private static IEnumerable<KeyValuePair<string, string>> Fields(string page) =>
        Regex.Matches(page, """<input type="hidden" name="([^"]+)" value="([^"]*)">""").DistinctBy(field => field.Groups[1].Value).Select(field => KeyValuePair.Create(field.Groups[1].Value, field.Groups[2].Value));

    /// <summary>What differs from page to page by chance alone.</summary>
    [GeneratedRegex("""name="(_key|__RequestVerificationToken)" value="[^"]*"|value="\d{6}" """)]
    private static partial Regex Chance();
}
