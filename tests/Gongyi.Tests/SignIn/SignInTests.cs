using Gongyi.Communities;
using Gongyi.Shared;
using Gongyi.Tests.Doors;

namespace Gongyi.Tests.SignIn;

/// <summary>A number, a code, a seat: how people really come in.</summary>
public sealed class SignInTests(BuiltDemo built)
{
    private const string Secretary = "15400000004";

    [Fact]
    public async Task A_resident_comes_in_with_a_number_and_a_code()
    {
        await using var house = await House.Open(built);
        var browser = house.Browser();
        Assert.Contains("您的手机号码是多少？", (await browser.Open("/signin")).Text, StringComparison.Ordinal);

        var entered = await browser.Enter(house.Sms, House.Resident);
        Assert.Equal((302, "/c/qiheli"), (entered.Status, entered.Location));
        Assert.Contains("王秀兰", (await browser.Open("/c/qiheli")).Text, StringComparison.Ordinal);
        var message = Assert.Single(house.Sms.To(House.Resident));
        Assert.Equal($"Bearer {SmsBox.Secret}", message.Authorization);
        Assert.Contains(message.Code, message.Text, StringComparison.Ordinal);
        Assert.Matches("^[0-9]{6}$", message.Code);
    }

    [Fact]
    public async Task What_is_kept_of_a_seat_never_outlives_half_a_minute_whoever_changed_it()
    {
        await using var house = await House.Open(built);
        var browser = house.Browser();
        await browser.Enter(house.Sms, House.Resident);
        Assert.Equal(200, (await browser.Open("/c/qiheli/mine")).Status);

        // No action tells the house of it.
        Assert.NotEqual(0, house.Break("UPDATE \"Seats\" SET \"To\" = '2020-01-01'"));
        house.Time.Pass(TimeSpan.FromSeconds(31));
        Assert.StartsWith("/signin", (await browser.Open("/c/qiheli/mine")).Location!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Numbers_and_codes_are_read_as_people_write_them()
    {
        await using var house = await House.Open(built);
        string[] typed = ["+86 154-0000-0000", "１５４００００００００", "0086 15400000000 "];
        foreach (var (number, at) in typed.Select((number, at) => (number, at + 1)))
        {
            var browser = house.Browser();
            Assert.Equal(302, (await browser.Ask(number)).Status);
            var code = await house.Sms.CodeTo(House.Resident, at);
            Assert.Equal(302, (await browser.Write($" {code[..3]} {code[3..]} ")).Status);
        }
    }

    [Fact]
    public async Task What_is_no_number_and_no_code_is_asked_again_and_kept()
    {
        await using var house = await House.Open(built);
        var browser = house.Browser();
        foreach (var typed in (string[])["", "12345", "028-85551234", "15400000000x", "<script>alert(1)</script>", new string('1', 5000)])
            Says(typed.Length == 0 ? new TextMissing("phone") : new PhoneUnreadable(), "phone", await browser.Ask(typed));
        Assert.Empty(house.Read().SignInCodes);

        await browser.Ask(House.Resident);
        foreach (var typed in (string[])["", "12345", "1234567", "一二三四五六"])
            Says(typed.Length == 0 ? new TextMissing("code") : new CodeUnreadable(), "code", await browser.Write(typed));
        Assert.Equal(0, Assert.Single(house.Read().SignInCodes).WrongTries);
    }

    [Fact]
    public async Task Whoever_asks_where_they_were_sent_away_is_led_back_there()
    {
        await using var house = await House.Open(built);
        var browser = house.Browser();
        var away = await browser.Open("/c/qiheli/help");
        Assert.Equal("/signin?back=%2Fc%2Fqiheli%2Fhelp", away.Location);
        await browser.Ask(House.Resident, "?back=%2Fc%2Fqiheli%2Fhelp");
        Assert.Equal("/c/qiheli/help", (await browser.Write(await house.Sms.CodeTo(House.Resident), "?back=%2Fc%2Fqiheli%2Fhelp")).Location);
    }

    [Fact]
    public async Task Nobody_is_led_anywhere_else()
    {
        await using var house = await House.Open(built);
        foreach (var odd in (string[])["http://", "/\ud800", "/\u2028/elsewhere.example", "/" + new string('a', 600), "/" + new string('长', 499)])
            Assert.Equal(302, (await house.Browser().Open($"/lang/en?back={Uri.EscapeDataString(odd)}")).Status);
        Assert.Equal("/c/qiheli/%E5%85%AC", (await house.Browser().Open($"/size/big?back={Uri.EscapeDataString("/c/qiheli/公")}")).Location);

        var at = 0;
        foreach (var elsewhere in (string[])["//elsewhere.example", "/\\elsewhere.example", "/\t/elsewhere.example", "https://elsewhere.example", "/c/liuxiang/help"])
        {
            var (browser, back) = (house.Browser(), $"?back={Uri.EscapeDataString(elsewhere)}");
            Assert.DoesNotContain("elsewhere", (await browser.Open($"/size/big{back}")).Location!, StringComparison.Ordinal);
            await browser.Ask(House.Resident, back);
            Assert.Equal("/c/qiheli", (await browser.Write(await house.Sms.CodeTo(House.Resident, ++at), back)).Location);
        }
    }

    [Fact]
    public async Task Whoever_holds_several_seats_chooses_one_and_can_change()
    {
        await using var house = await House.Open(built);
        var browser = house.Browser();
        Assert.Equal("/signin/seat", (await browser.Enter(house.Sms, Secretary)).Location);
        var choice = await browser.Open("/signin/seat");
        var seats = SeatsOn(choice.Text);
        Assert.Equal(3, seats.Count);
        Assert.Contains("书记", choice.Text, StringComparison.Ordinal);

        var sheet = await browser.Press("/signin/seat", "/signin/seat", ("seat", seats[0]));
        Assert.Equal("/c/qiheli/mine", sheet.Location);
        var mine = (await browser.Open("/c/qiheli/mine")).Text;
        Assert.Contains("换个身份", mine, StringComparison.Ordinal);

        // Whoever is led to the door again is asked for another seat, not for the number.
        Assert.Equal("/signin/seat?back=%2Fc%2Fliuxiang%2Fmine", (await browser.Open("/signin?back=%2Fc%2Fliuxiang%2Fmine")).Location);
        await browser.Press("/signin/seat", "/signin/seat", ("seat", seats[1]));
        Assert.NotEqual(mine, (await browser.Open("/c/qiheli/mine")).Text);
        Assert.Equal(422, (await browser.Press("/signin/seat", "/signin/seat", ("seat", ""))).Status);
    }

    [Fact]
    public async Task A_form_opened_in_one_seat_is_not_sent_from_another()
    {
        await using var house = await House.Open(built, isDemo: true);
        var browser = house.Browser();
        await browser.Press("/demo", "/demo?handler=signin", ("who", "resident"));
        var token = System.Text.RegularExpressions.Regex.Match((await browser.Open("/c/qiheli/help")).Text, "name=\"__RequestVerificationToken\" value=\"([^\"]+)\"").Groups[1].Value;
        await browser.Press("/demo", "/demo?handler=signin", ("who", "resident-2"));
        var sent = await browser.Post("/c/qiheli/help?handler=file", new Dictionary<string, string> { ["__RequestVerificationToken"] = token, ["text"] = "请帮帮我" });
        Assert.Equal(400, sent.Status);
    }

    [Fact]
    public async Task A_seat_of_somebody_else_cannot_be_chosen()
    {
        await using var house = await House.Open(built);
        using var db = house.Read();
        var strange = new ReadSeats.Item(Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions.IgnoreQueryFilters(db.Seats).First(seat => seat.Capacity == Capacity.Custodian), "", "", "").Key;
        var browser = house.Browser();
        await browser.Enter(house.Sms, Secretary);
        Assert.Equal(422, (await browser.Press("/signin/seat", "/signin/seat", ("seat", strange))).Status);
        Assert.DoesNotContain("seat", browser.Jar.Keys);
    }

    [Fact]
    public async Task A_number_brings_seats_of_every_community_and_of_the_whole_family()
    {
        await using var house = await House.Open(built);
        await house.MoveIn(House.Liuxiang, ("王秀兰的女儿", House.Resident));
        var browser = house.Browser();
        Assert.Equal("/signin/seat", (await browser.Enter(house.Sms, House.Resident)).Location);
        var choice = (await browser.Open("/signin/seat")).Text;
        Assert.Contains("柳巷", choice, StringComparison.Ordinal);
        var daughter = SeatsOn(choice).Single(seat => seat.StartsWith($"{House.Liuxiang}-", StringComparison.Ordinal));
        Assert.Equal("/c/liuxiang", (await browser.Press("/signin/seat", "/signin/seat", ("seat", daughter))).Location);
        // Once somebody is seated it is about this person: the daughter does not become her mother without a new code.
        Assert.Empty(SeatsOn((await browser.Open("/signin/seat")).Text));
    }

    [Fact]
    public async Task A_number_without_a_seat_is_told_whom_to_ask()
    {
        await using var house = await House.Open(built);
        await house.MoveIn(House.Qiheli, ("路人", "15400099999"));
        Assert.Equal(1, house.Break("""UPDATE "Seats" SET "To" = '2026-01-02' WHERE "PersonId" = (SELECT "Id" FROM "People" WHERE "Phone" = '15400099999')"""));
        var sheet = await house.Browser().Enter(house.Sms, "15400099999");
        Assert.Equal(403, sheet.Status);
        Assert.Contains(Words.For(null).Say(new NoSeatHeld()), sheet.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_leaves_leaves_nothing_behind()
    {
        await using var house = await House.Open(built);
        var browser = house.Browser();
        await browser.Enter(house.Sms, House.Resident);
        var kept = browser.Copy();
        var left = await browser.Press("/signin/seat", "/signin/seat?handler=leave");
        Assert.Equal((302, "/"), (left.Status, left.Location));
        Assert.Contains("\"storage\"", left.Answer.Headers.GetValues("Clear-Site-Data").Single(), StringComparison.Ordinal);
        Assert.DoesNotContain("seat", browser.Jar.Keys);
        Assert.DoesNotContain("number", kept.Jar.Keys);
        Assert.Equal("/signin", (await browser.Open("/signin/seat")).Location);
        Assert.Equal("/signin", (await browser.Open("/signin/code")).Location);
    }

    [Fact]
    public async Task Without_a_gateway_the_page_says_whom_to_call()
    {
        await using var house = await House.Open(built, hasGateway: false);
        var browser = house.Browser();
        var sheet = await browser.Open("/signin?back=%2Fc%2Fqiheli%2Fmine");
        using var db = house.Read();
        Assert.Contains($"tel:{db.Communities.Single(each => each.Id == House.Qiheli).Phone}", sheet.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("柳巷", sheet.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("name=\"phone\"", sheet.Text, StringComparison.Ordinal);
        Assert.Empty(db.SignInCodes);
    }

    [Fact]
    public async Task The_demo_shows_the_code_and_sends_nothing()
    {
        await using var house = await House.Open(built, isDemo: true);
        var browser = house.Browser();
        await browser.Ask(House.Resident);
        var shown = await browser.Open("/signin/code");
        var code = System.Text.RegularExpressions.Regex.Match(shown.Text, """<b class="code">(\d{6})</b>""").Groups[1].Value;
        Assert.Equal("/c/qiheli", (await browser.Write(code)).Location);
        Assert.Empty(house.Sms.Messages);
    }

    [Fact]
    public async Task Moving_the_demo_clock_signs_nobody_out()
    {
        await using var house = await House.Open(built, isDemo: true);
        var browser = house.Browser();
        await browser.Press("/demo", "/demo?handler=signin", ("who", "resident"));
        await browser.Press("/demo", "/demo?handler=clock", ("days", "200"));
        Assert.Contains("王秀兰", (await browser.Open("/c/qiheli")).Text, StringComparison.Ordinal);
        house.Time.Pass(TimeSpan.FromDays(31));
        Assert.DoesNotContain("王秀兰", (await browser.Open("/c/qiheli")).Text, StringComparison.Ordinal);
    }

    private static void Says(Invalid expected, string field, Sheet sheet)
    {
        Assert.Equal(422, sheet.Status);
        Assert.Contains($"<a href=\"#{field}\">{Words.For(null).Say(expected)}", sheet.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>alert", sheet.Text, StringComparison.Ordinal);
    }

    private static List<string> SeatsOn(string page) =>
        [.. System.Text.RegularExpressions.Regex.Matches(page, "name=\"seat\" value=\"([^\"]+)\"").Select(seat => seat.Groups[1].Value)];
}
